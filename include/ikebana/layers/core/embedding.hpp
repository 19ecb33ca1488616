// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// The length of the vectors of an Embedding.
struct output_dim {
  static constexpr std::string_view keyword = "output_dim";
  int extent;
  constexpr explicit output_dim(int e) : extent{e} {}
};
inline constexpr initializer_keyword<"embeddings_initializer"> embeddings_initializer{};

/// Id 0 is padding: the mask is false where it stands.
inline constexpr flag<"mask_zero"> mask_zero{};

namespace detail {
/// What Embedding and ReversibleEmbedding are both: a row of a table for each id.
template <class Self, auto... Options> struct table_of_rows : layer<Self, Options...> {
  using base = layer<Self, Options...>;
  static constexpr int positional = 2;
  static constexpr bool declares_input = base::has_input_shape || base::has_batch_shape;  // input_dim is the table's here
  static constexpr dims declared_input() { return declares_input ? base::declared_input() : dims{}; }

  static constexpr bool makes_mask = option_or<Options...>(mask_zero(false)).value;
  static constexpr bool supports_masking = makes_mask, writes_mask = true;
  static constexpr int compute_mask(specs in, int) { return makes_mask ? in[0].rank() : 0; }

  static constexpr dims numbers = numbers_of<Options...>;
  static constexpr int rows = numbers.rank > 0 ? numbers.extent[0] : option_or<Options...>(ikebana::input_dim(0)).extent;
  static constexpr int width = numbers.rank > 1 ? numbers.extent[1] : option_or<Options...>(output_dim(0)).extent;
  static constexpr initializer initial = option_or<Options...>(embeddings_initializer(initializers::random_uniform)).value;

  static constexpr complaint wrong_table() {
    if (rows > 0 && width > 0) return {};
    return complaints::option("a table without rows or columns", "Layer %n: input_dim and output_dim should be positive. Received: input_dim=%0, output_dim=%1", rows,
                              width);
  }
  static constexpr verdict compute_output_shape(specs in, int) {
    if (const complaint c = wrong_table()) return refuses(c);
    tensor_spec out = in[0];
    if (out.rank() == max_rank) return refuses(complaints::rank(max_rank - 1, in[0]));
    out.shape.add(width);
    out.format = layout::unspecified;
    out.type = dtype::float32;
    return gives(out);
  }
  static constexpr weight_list describe_weights(specs) {
    weight_list w;
    w.add({"embeddings", dims(rows, width), initial});
    return w;
  }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }

  template <class Call> static void forward(const Call& call) {
    const auto ids = call.input();
    kernels::gather<Call::arch, width>(ids.size(), rows, ids.data(), call.weight(0), call.output().data());
    if constexpr (decltype(call.output())::spec.mask > 0)
      for (int i = 0; i < ids.size(); ++i) call.output().mask()[i] = ids.data()[i] != 0.f ? 1.f : 0.f;
  }
};
}  // namespace detail

/// A row of a table for each id, a whole number in [0, input_dim): (batch, ...) -> (batch, ..., output_dim). `Embedding<10, 4>`, or
/// `Embedding<input_dim(10), output_dim(4)>`; options: mask_zero, embeddings_initializer. An id outside the table gives NaN. https://keras.io/api/layers/core_layers/embedding/
template <auto... Options> struct Embedding : detail::table_of_rows<Embedding<Options...>, Options...> {
  using table = detail::table_of_rows<Embedding, Options...>;
  static constexpr std::string_view class_name = "Embedding";
  static constexpr auto takes = keywords("output_dim", "embeddings_initializer", "mask_zero");
  template <class Config> static constexpr void get_config(Config& config) {
    config.argument("input_dim", table::rows);
    config.argument("output_dim", table::width);
    config("mask_zero", table::makes_mask);
  }
};

static_assert(written_layer<Embedding<10, 4>>);

}  // namespace ikebana
