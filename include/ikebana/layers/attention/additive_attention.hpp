// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/attention/attention.hpp>

namespace ikebana {

/// Attention whose scores are the sum of scale * tanh(query + key), after Bahdanau: the inputs and options of Attention, but for score_mode; use_scale is true.
/// https://keras.io/api/layers/attention_layers/additive_attention/
template <auto... Options> struct AdditiveAttention : detail::attention_layer<AdditiveAttention<Options...>, Options...> {
  static constexpr std::string_view class_name = "AdditiveAttention";
  static constexpr bool scaled = option_or<Options...>(use_scale).value;
  template <class Config> static constexpr void get_config(Config& config) {
    config("use_scale", scaled);
    config.training("dropout", option_or<Options...>(dropout(0)).rate);
    config.call("use_causal_mask", option_or<Options...>(use_causal_mask(false)).value);
    config.call("return_attention_scores", option_or<Options...>(return_attention_scores(false)).value);
    if constexpr (option_or<Options...>(query_mask(false)).value) config.tensor("mask", 0);
    if constexpr (option_or<Options...>(value_mask(false)).value) config.tensor("mask", 1);
  }

  static constexpr weight_list describe_weights(specs in) {
    weight_list w;
    if (scaled) w.add({"scale", dims(in[0].shape.last()), initializers::glorot_uniform});
    return w;
  }
  template <class Call> static void prepare(const Call&, int, float*) {}
  template <class Call, class Keys, class Depth> static void scores(const Call& call, int rows, Keys keys, Depth depth, const float* q, const float* kt, float* x) {
    kernels::additive_product<Call::arch>(rows, keys, depth, q, depth, kt, keys, scaled ? call.weight(0) : nullptr, 1.f, 1.f, x, keys);
  }
};

static_assert(written_layer<AdditiveAttention<>>);

}  // namespace ikebana
