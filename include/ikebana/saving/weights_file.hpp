// SPDX-License-Identifier: BSL-1.0
// What a model asks of files; its type is not known behind here.
#pragma once
#include <ikebana/saving/compiled.hpp>
#include <ikebana/saving/file.hpp>
#include <ikebana/saving/model_graph.hpp>

namespace ikebana::detail {

/// All weights of a model from a file, or from its bytes, in the order of the model's block. A load_error says what does not fit.
IKEBANA_SAVING_INLINE std::vector<float> read_weights(const std::filesystem::path& path, const model_graph& wanted, std::size_t floats, bool convert);
IKEBANA_SAVING_INLINE std::vector<float> read_weights(bytes content, const model_graph& wanted, std::size_t floats, bool convert);
/// Writes a model's weights, or the whole model, as the name of the file says. A save_error says what went wrong.
IKEBANA_SAVING_INLINE void write_model(const std::filesystem::path& path, const model_graph& model, std::span<const float> block);

}  // namespace ikebana::detail
