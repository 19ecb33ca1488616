// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/preprocessing/encoding.hpp>

namespace ikebana {

struct num_tokens {
  static constexpr std::string_view keyword = "num_tokens";
  int extent;
  constexpr explicit num_tokens(int n) : extent{n} {}
};

/// Whole numbers in [0, num_tokens) as vectors of num_tokens: (batch, n) -> (batch, num_tokens), or with output_mode::one_hot (batch, n, num_tokens). A number
/// outside is no one's. With output_mode::count, a second tensor says what each counts. Options: num_tokens (first by position), output_mode (multi_hot; one_hot, count).
/// https://keras.io/api/layers/preprocessing_layers/categorical/category_encoding/
template <auto... Options> struct CategoryEncoding : layer<CategoryEncoding<Options...>, Options...> {
  static constexpr std::string_view class_name = "CategoryEncoding";
  static constexpr auto takes = keywords("num_tokens", "output_mode");
  static constexpr int positional = 1, arity = -1;
  static constexpr bool list_of_inputs = false;
  static constexpr dims by_position = detail::numbers_of<Options...>;
  static constexpr bool said = by_position.rank > 0 || has_option<num_tokens, Options...>;
  static constexpr int depth = by_position.rank > 0 ? by_position.extent[0] : option_or<Options...>(num_tokens(0)).extent;
  static constexpr output_mode mode = option_or<Options...>(output_mode::multi_hot);

  static constexpr verdict compute_output_shape(specs in, int) {
    if (mode == output_mode::int_) return refuses(complaints::option("the output_mode", "Layer %n: unknown arg for output_mode: int"));
    if (!said)
      return refuses(complaints::option("a missing num_tokens", "Layer %n: num_tokens must be set to use this layer. If the number of tokens is not known beforehand, use the "
                                                                "IntegerLookup layer instead."));
    if (depth < 1) return refuses(complaints::option("no tokens", "Layer %n: `num_tokens` must be >= 1. Received: num_tokens=%0.", depth));
    if (in.size() > 2) return refuses({"the number of inputs", "Layer %n takes a tensor and, if need be, its count_weights, but it received %0 input tensors", "", {}, {}, {int(in.size())}});
    if (in.size() == 2 && mode != output_mode::count)
      return refuses(complaints::option("weights of no count", "Layer %n: `count_weights` is not used when `output_mode` is not `'count'`"));
    if (in.size() == 2 && !agree(in[0].shape, in[1].shape))
      return refuses({"weights of another shape", "Layer %n: `count_weights` must have the shape of the inputs. Received: inputs.shape=%t, count_weights.shape=%g", "",
                      term::of(in[0].shape), term::of(in[1].shape), {}, 1});
    if (mode == output_mode::one_hot) return detail::one_hot_shape(in[0], depth);
    const verdict out = detail::gathered_shape(in[0], depth);
    if (!out.fits()) return out;
    // Keras declares the shape without its last axis, and computes it without axis 1
    dims declared = in[0].shape;
    declared.set(declared.rank - 1, depth);
    if (!(declared == out.gives.shape)) {
      complaint c{"a shape that Keras does not keep", "Layer %n: with output_mode=%w, Keras declares %t, and computes another shape. Received: inputs.shape=%g", "Flatten, or output_mode::one_hot",
                  term::of(declared), term::of(in[0].shape)};
      c.word = spelled(mode);
      return refuses(c);
    }
    return out;
  }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("num_tokens", depth);
    config("output_mode", mode);
  }

  template <class Call> static void forward(Call call) {
    // multi_hot cuts what is behind the point off; the others know whole numbers alone
    detail::encode_categories<mode, depth>(call, [](float x) {
      if (!(x > -1 && x < float(depth))) return -1;
      return mode == output_mode::multi_hot || x == float(int(x)) ? int(x) : -1;
    });
  }
};

static_assert(written_layer<CategoryEncoding<10>>);

}  // namespace ikebana
