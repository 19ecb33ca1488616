// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/core/shape.hpp>
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// Where a model begins: the shape of one sample, `Input<28, 28, 1>` (None, 28, 28, 1), or with its batch,
/// `Input<batch_shape(30, 50, 50, 3)>`. An extent is an int, `None` or `up_to(n)`; options: batch_size, batch_shape, input_shape,
/// channels_first or channels_last, dtype, name. Inside another model it is a check. https://keras.io/api/layers/core_layers/input/
template <auto... Options> struct Input : layer<Input<Options...>, Options...> {
  static constexpr std::string_view class_name = "InputLayer";
  static constexpr auto takes = keywords("batch_size", "data_format", "dtype", "tile");
  static constexpr int positional = max_rank, arity = -2;
  static constexpr bool supports_masking = true;
  static constexpr bool declares_input = false;  // its rule looks at the whole shape

  static constexpr tensor_spec declared = [] {
    tensor_spec s;
    s.format = option_or<Options...>(data_format<layout::unspecified>{}).value;
    s.type = option_or<Options...>(dtype::float32);
    if constexpr (Input::has_batch_shape || Input::has_input_shape) {
      s.shape = Input::declared_input();
    } else {
      s.shape = dims(unknown);
      ([&] {
        if constexpr (is_extent<std::remove_cv_t<decltype(Options)>>) s.shape.add(Options);
      }(), ...);
    }
    if constexpr (has_option<batch_size, Options...>) {
      constexpr batch_size given = option_or<Options...>(batch_size(1));
      s.shape.set(0, given.extent, given.bound);
    }
    return s;
  }();
  /// The samples of a `None` batch that run through the arena together; 0 lets the plan choose.
  static constexpr int tile_of_batch = option_or<Options...>(ikebana::tile(0)).samples;
  static constexpr int shapes_given = Input::has_batch_shape + Input::has_input_shape + ((is_extent<std::remove_cv_t<decltype(Options)>> || ...) ? 1 : 0);
  template <class Config> static constexpr void get_config(Config& config) {
    config("batch_shape", declared.shape);
    config("dtype", spelled(declared.type));
  }
  static constexpr placing place(specs) { return placing::view; }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }
  static constexpr verdict compute_output_shape(specs in, int) {
    if (shapes_given > 1)
      return refuses({"a shape given twice", "Layer %n: the shape is said by one of extents, `input_shape` and `batch_shape`. Received %0 of them", "", {}, {}, {shapes_given}});
    if (Input::has_batch_shape && has_option<batch_size, Options...>)
      return refuses({"a batch given twice", "Layer %n: you cannot pass both `batch_size` and `batch_shape` at the same time"});
    if (Input::has_input_dim)
      return refuses({"an option it does not take", "Layer %n does not take the option %w", "the extents alone: Input<3>", {}, {}, {}, 0, ikebana::input_dim::keyword});
    for (int a = 0; a < declared.rank(); ++a)
      if (declared.shape.extent[a] < unknown || declared.shape.extent[a] == 0 || declared.shape.bound[a] < 0)
        return refuses(complaints::option("an extent that is not positive", "Layer %n: every extent must be positive, None or up_to(n). Received %0 for axis %1",
                                          declared.shape.extent[a], a));
    if (in.empty()) return gives(declared);
    if (!agree(declared.shape, in[0].shape)) return refuses(complaints::shape(declared.shape, in[0]));
    if (declared.format != layout::unspecified && in[0].format != layout::unspecified && declared.format != in[0].format)
      return refuses(complaints::format(declared.format, in[0]));
    tensor_spec out = in[0];
    if (out.format == layout::unspecified) out.format = declared.format;
    return gives(out);
  }
};

namespace detail {
template <auto... Options> struct as_tensor<Input<Options...>> {
  using type = tensor<trace<call<Input<Options...>, Input<Options...>>>, 0>;
};
}  // namespace detail

static_assert(written_layer<Input<3>>);

}  // namespace ikebana
