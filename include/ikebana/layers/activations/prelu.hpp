// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/merging/merge.hpp>

namespace ikebana {

namespace written_as {
template <auto...> struct shared_axes {};
}  // namespace written_as

/// The axes along which PReLU has one slope for all: `shared_axes(1, 2)`, the batch counted.
struct shared_axes {
  static constexpr std::string_view keyword = "shared_axes";
  template <auto... E> using written_as = ikebana::written_as::shared_axes<E...>;
  int count, list[max_rank]{};
  template <class... Axes> constexpr explicit shared_axes(Axes... axes) : count{int(sizeof...(Axes))}, list{axes...} {}
  constexpr int operator[](int k) const { return list[k]; }
};
inline constexpr initializer_keyword<"alpha_initializer"> alpha_initializer{};

/// x where it is positive, else alpha * x, with a slope alpha for each element of a sample, or one for all along `shared_axes(1, 2)`.
/// https://keras.io/api/layers/activation_layers/prelu/
template <auto... Options> struct PReLU : layer<PReLU<Options...>, Options...> {
  static constexpr std::string_view class_name = "PReLU";
  static constexpr bool supports_masking = true;
  static constexpr auto takes = keywords("shared_axes", "alpha_initializer");
  static constexpr bool weights_follow_from_input = true;
  static constexpr ikebana::shared_axes shared = option_or<Options...>(ikebana::shared_axes());

  static constexpr verdict compute_output_shape(specs in, int) {
    const tensor_spec& x = in[0];
    if (x.rank() < 2) return refuses(complaints::min_rank(2, x));
    for (int k = 0; k < shared.count; ++k)
      if (place_of(shared[k], x.rank()) < 0)
        return refuses({"an axis that cannot be shared", "Layer %n: shared_axes has %0, which is not an axis of its input beside the batch. Received: input shape=%g", "", {},
                        term::of(x.shape), {shared[k]}});
    const dims slopes = slopes_of(x);
    for (int a = 1; a < slopes.rank; ++a)
      if (!slopes.known(a)) return refuses(complaints::undefined(a, x));
    return gives(x);
  }
  static constexpr weight_list describe_weights(specs in) {
    weight_list w;
    w.add({"alpha", slopes_of(in[0]).without(0), option_or<Options...>(alpha_initializer(initializers::zeros)).value});
    return w;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    if constexpr (shared.count > 0) config("shared_axes", std::span<const int>(shared.list, std::size_t(shared.count)));
    else config("shared_axes", nullptr);
  }
  static constexpr placing place(specs) { return placing::in_place; }
  static constexpr long long flops(specs, const tensor_spec& out) { return 2ll * out.shape.count(1, out.rank()); }

  template <class Call> static void forward(Call call) {
    const auto x = call.input();
    const auto y = call.output();
    constexpr dims slopes = slopes_of(decltype(x)::spec);
    const detail::broadcast_input in[]{detail::broadcast(x.data(), x.shape(), y.shape()), detail::broadcast(call.weight(0), slopes, y.shape())};
    detail::merge_all<Call::arch, kernels::binary::bend, false>(y.shape(), in, y.data());
  }

 private:
  /// Keras writes 1 at i - 1 of the shape without the batch: 1 is the first axis behind the batch, 0 the last, -1 the one before it.
  static constexpr int place_of(int i, int rank) { return i >= rank || i < 2 - rank ? -1 : i > 0 ? i : i - 1 + rank; }
  /// The extents of alpha, behind a batch of 1.
  static constexpr dims slopes_of(const tensor_spec& x) {
    dims d = x.shape;
    d.set(0, 1);
    for (int k = 0; k < shared.count; ++k) d.set(place_of(shared[k], d.rank), 1);
    return d;
  }
};

static_assert(written_layer<PReLU<>>);

}  // namespace ikebana
