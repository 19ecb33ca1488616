// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/core/view.hpp>
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// The shape rule of a Lambda, `output_shape_rule<f>`: f takes a `const tensor_spec&`, batch first, or the `specs` of several inputs, and gives a
/// tensor_spec or a verdict.
template <auto Rule> struct output_shape_option {
  static constexpr std::string_view keyword = "output_shape";
  static constexpr auto value = Rule;
};
template <auto Rule> inline constexpr output_shape_option<Rule> output_shape_rule{};

/// The function of a Lambda sees the whole batch at once, which must then be fixed or bounded.
inline constexpr flag<"whole_batch"> whole_batch{};

/// A function of your own as a layer: `Lambda<f>` calls f(x, y) on a `tensor_view<..., const float>` and a `tensor_view<..., float>` of a
/// few samples, batch first, with static extents where they are; each sample is to be computed alone. f is a lambda without captures or
/// an object of a structural type; with a member `output_shape(const tensor_spec&)`, or the option `output_shape_rule<rule>`, it gives
/// another shape than it takes. Of several inputs, `Lambda<f>{}(a, b)`, it is called as f(x, z, y). https://keras.io/api/layers/core_layers/lambda/
template <auto F, auto... Options> struct Lambda : layer<Lambda<F, Options...>, Options...> {
  static constexpr std::string_view class_name = "Lambda";
  static constexpr auto takes = keywords("output_shape", "whole_batch");
  static constexpr bool whole_batch = option_or<Options...>(ikebana::whole_batch(false)).value;
  static constexpr int arity = -1;

  static constexpr verdict compute_output_shape(specs in, int) {
    const verdict v = shaped(in);
    if (v.fits() && (v.gives.rank() < 1 || (!whole_batch && v.gives.shape.extent[0] != in[0].shape.extent[0]))) {
      complaint c{"a Lambda that changes the batch", "Layer %n: its shape rule must leave the batch as it is. It makes %t of %g", "say whole_batch in the layer"};
      c.takes = term::of(v.gives.shape);
      c.gets = term::of(in[0].shape);
      return refuses(c);
    }
    return v;
  }
  template <class Call> static void forward(Call call) {
    [&]<int... K>(std::integer_sequence<int, K...>) { F(call.template input<K>()..., call.output()); }(std::make_integer_sequence<int, Call::inputs>{});
  }

 private:
  static constexpr verdict judged(const tensor_spec& s) { return gives(s); }
  static constexpr verdict judged(const verdict& v) { return v; }
  static constexpr verdict shaped(specs in) {
    if constexpr (has_option<output_shape_option<0>, Options...>) {
      constexpr auto rule = option_or<Options...>(output_shape_option<0>{}).value;
      if constexpr (requires { rule(in[0]); }) return judged(rule(in[0]));
      else return judged(rule(in));
    } else if constexpr (requires { F.output_shape(in[0]); }) {
      return judged(F.output_shape(in[0]));
    } else if constexpr (requires { F.output_shape(in); }) {
      return judged(F.output_shape(in));
    } else {
      return gives(in[0]);
    }
  }
};

static_assert(written_layer<Lambda<[](auto, auto) {}>>);

}  // namespace ikebana
