// SPDX-License-Identifier: BSL-1.0
// Weights from and to .safetensors, with no library beside the standard one: for programs that ship a model, and for files from strangers.
#pragma once
#include <ikebana/ikebana.hpp>
#include <ikebana/saving/graph_of.hpp>
#include <ikebana/saving/safetensors_file.hpp>

namespace ikebana {

namespace detail {
template <class Net> loaded_weights safetensors_for(bytes file, bool convert) {
  return read_safetensors(file, graph_of<Net>(), std::size_t(Net::parameter_count), convert);
}
template <class Net> void take(Net& net, const loaded_weights& loaded, const std::string& name) {
  if (!loaded.good()) fail(loaded.why(name));
  net.set_weights(loaded.values);
}
}  // namespace detail

/// Loads weights from the bytes of a .safetensors file: all or nothing, a load_error says what differs. The tensors are named
/// "layer/weight", as `summary<Net>` and `net.weights()` name them. With `converting`, F16, BF16 and F64 become float32.
template <class Net> void load_safetensors(Net& net, std::span<const std::byte> file) { detail::take(net, detail::safetensors_for<Net>(file, false), "bytes"); }
template <class Net> void load_safetensors(Net& net, std::span<const std::byte> file, converting_t) { detail::take(net, detail::safetensors_for<Net>(file, true), "bytes"); }
/// The same from a file.
template <class Net, class... Converting> void load_safetensors(Net& net, const std::filesystem::path& path, Converting...) {
  detail::loaded_weights loaded;
  const std::vector<std::byte> file = detail::read_file(path, loaded.error);
  if (loaded.error.empty()) loaded = detail::safetensors_for<Net>(file, sizeof...(Converting) > 0);
  detail::take(net, loaded, path.string());
}
/// The same where nothing is to be thrown: what is wrong, or nothing.
template <class Net> std::string try_load_safetensors(Net& net, std::span<const std::byte> file) {
  const detail::loaded_weights loaded = detail::safetensors_for<Net>(file, false);
  if (!loaded.good()) return loaded.why("bytes").what();
  net.set_weights(loaded.values);
  return {};
}
/// Writes the weights of a model as float32.
template <class Net> void save_safetensors(const Net& net, const std::filesystem::path& path) {
  const model_graph graph = graph_of<Net>();
  const std::vector<detail::named_weight> names = detail::named_weights(graph);
  const std::string header = detail::safetensors_header(names);
  const std::vector<float> data = detail::safetensors_data(names, net.weight_data());
  detail::write_file(path, {std::as_bytes(std::span(header)), std::as_bytes(std::span(data))});
}

}  // namespace ikebana
