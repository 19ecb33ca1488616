// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// The same elements in another shape, batch left out: `Reshape<4, 3>`; one extent may be -1, the rest gives it. A tensor's layout is
/// forgotten. https://keras.io/api/layers/reshaping_layers/reshape/
template <auto... Options> struct Reshape : layer<Reshape<Options...>, Options...> {
  static constexpr std::string_view class_name = "Reshape";
  static constexpr int positional = max_rank - 1;
  static constexpr dims target = detail::numbers_of<Options...>;

  static constexpr verdict compute_output_shape(specs in, int) {
    int free = -1, known = 1;
    for (int a = 0; a < target.rank; ++a) {
      if (!target.known(a) && free >= 0)
        return refuses(refused("There must be at most one unknown dimension in target_shape. Received: target_shape=%t", in[0]));
      if (!target.known(a)) free = a;
      else if (target.extent[a] <= 0)
        return refuses(refused("The extents of target_shape must be positive, or -1 for one of them. Received: target_shape=%t", in[0]));
      else known *= target.extent[a];
    }
    const dims from = in[0].shape.without(0);
    const int size = from.size();
    if (size != unknown && free < 0 && size != known) return refuses(refused(unchanged, in[0]));
    if (size != unknown && free >= 0 && size % known != 0) return refuses(refused(divided, in[0]));
    tensor_spec out{dims{}, layout::unspecified, in[0].type};
    out.shape.copy_axis(out.shape.rank++, in[0].shape, 0);
    for (int a = 0; a < target.rank; ++a) out.shape.add(target.extent[a]);
    if (from.bounded_from(0) && size == unknown) {
      const int most = from.largest().size();
      if (most < known) return refuses(refused(unchanged, in[0]));
      if (free >= 0) out.shape.set(free + 1, unknown, most / known);
    } else if (free >= 0 && size != unknown) {
      out.shape.set(free + 1, size / known);
    }
    return gives(out);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("target_shape", std::span<const int>(target.extent, std::size_t(target.rank)));
  }
  static constexpr placing place(specs) { return placing::view; }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }
  template <class Call> static void forward(Call) {}  // a view: never called

 private:
  static constexpr std::string_view unchanged = "The total size of the tensor must be unchanged. Received: input_shape=%g, target_shape=%t";
  static constexpr std::string_view divided =
      "The total size of the tensor must be unchanged, however, the input size cannot by divided by the specified dimensions in target_shape. "
      "Received: input_shape=%g, target_shape=%t";
  static constexpr complaint refused(std::string_view says, const tensor_spec& in) {
    return {"the size of the target shape", says, "", term::of(target), term::of(in.shape.without(0))};
  }
};

static_assert(written_layer<Reshape<4, 3>>);

}  // namespace ikebana
