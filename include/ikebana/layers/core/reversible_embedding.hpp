// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/activation.hpp>
#include <ikebana/layers/core/embedding.hpp>

namespace ikebana {

/// The way back multiplies with the table itself; else with a matrix of its own.
inline constexpr flag<"tie_weights"> tie_weights{};
/// A call the other way: from features to a number for each id.
inline constexpr flag<"reverse"> reverse{};
/// What the way back gives is squeezed into (-cap, cap): cap * tanh(x / cap).
struct logit_soft_cap {
  static constexpr std::string_view keyword = "logit_soft_cap";
  float value;
  constexpr explicit logit_soft_cap(double cap) : value{float(cap)} {}
};

namespace activations {
struct soft_capped {
  static constexpr std::string_view keyword = "activation";
  float cap;
  template <class V> constexpr V apply(V x) const { return V(cap) * kernels::math::tanh(x / V(cap)); }
};
}  // namespace activations

/// An Embedding that language models also use the other way, as their last layer: (batch, ..., output_dim) -> (batch, ..., input_dim).
/// `constexpr auto words = ReversibleEmbedding<100, 32, name("words")>{};`, then `words(ids)` and `words(h, reverse)`. Options: tie_weights, mask_zero,
/// logit_soft_cap, embeddings_initializer, and `reverse` of a call. https://keras.io/api/layers/core_layers/reversible_embedding/
template <auto... Options> struct ReversibleEmbedding : detail::table_of_rows<ReversibleEmbedding<Options...>, Options...> {
  using table = detail::table_of_rows<ReversibleEmbedding, Options...>;
  using table::rows, table::width;
  static constexpr std::string_view class_name = "ReversibleEmbedding";
  static constexpr auto takes = keywords("output_dim", "tie_weights", "embeddings_initializer", "mask_zero", "logit_soft_cap", "reverse");
  static constexpr auto call_arguments = keywords("reverse");

  static constexpr bool tied = option_or<Options...>(tie_weights).value, back = option_or<Options...>(reverse(false)).value;
  static constexpr bool capped = has_option<logit_soft_cap, Options...>;
  static constexpr auto act = [] {
    if constexpr (capped) return activations::soft_capped{option_or<Options...>(logit_soft_cap(1)).value};
    else return activation::linear;
  }();

  using table::operator();
  /// The call with reverse=True: `words(h, reverse)`.
  template <class In, class Site = decltype(detail::fresh(In{}))> consteval auto operator()(In, flag<"reverse">) const {
    return detail::called<detail::kept<ReversibleEmbedding<Options..., reverse>, !table::layer_name.empty()>, Site, In>();
  }

  static constexpr int compute_mask(specs in, int which) { return back ? 0 : table::compute_mask(in, which); }
  static constexpr verdict compute_output_shape(specs in, int which) {
    if (!back) return table::compute_output_shape(in, which);
    if (const complaint c = table::wrong_table()) return refuses(c);
    tensor_spec out = in[0];
    if (out.rank() < 2) return refuses(complaints::min_rank(2, in[0]));
    if (out.shape.known(out.rank() - 1) && out.shape.last() != width) return refuses(complaints::axis(-1, width, in[0]));
    out.shape.set(out.rank() - 1, rows);
    out.type = dtype::float32;
    return gives(out);
  }
  static constexpr weight_list describe_weights(specs in) {
    weight_list w = table::describe_weights(in);
    if (!tied) w.add({"reverse_embeddings", dims(width, rows), table::initial});
    return w;
  }
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("input_dim", rows);
    config.argument("output_dim", width);
    config("tie_weights", tied);
    config("mask_zero", table::makes_mask);
    if constexpr (capped) config("logit_soft_cap", act.cap);
    else config("logit_soft_cap", nullptr);
    config.call("reverse", back);
  }
  static constexpr fusing fuse(specs in) {
    if (!back) return {};
    return {.activates = !capped, .axis = in[0].rank() - 1, .strides = true};
  }
  /// The same of both calls, as they share it.
  static constexpr int describe_packed(specs) { return kernels::packed_gemm(rows, width) + kernels::packed_columns(rows); }
  static constexpr long long flops(specs, const tensor_spec& out) { return back ? 2ll * width * out.shape.count(1, out.rank()) : 0; }

  template <class Call> static void pack(const Call& call, float* packed) {
    kernels::pack_gemm<Call::arch, rows, width, tied>(call.weight(tied ? 0 : 1), nullptr, packed);
    call.pack_bias(rows, nullptr, packed + kernels::packed_gemm(rows, width));
  }
  template <class Call> static void forward(const Call& call) {
    if constexpr (!back) return table::forward(call);
    else {
      const auto x = call.input();
      const auto y = call.output();
      const float *const w = call.packed(), *const bias = w + kernels::packed_gemm(rows, width);
      call.in_parts([=](auto part) __attribute__((always_inline)) {
        kernels::gemm<Call::arch, Call::template activation<act>, rows, width, Call::input_has_zeros, Call::template row<rows>>(
            x.template count<0, -1>(), x.data(), w, bias, y.data(), part);
      });
    }
  }
};

static_assert(written_layer<ReversibleEmbedding<10, 4>>);

}  // namespace ikebana
