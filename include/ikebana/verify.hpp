// SPDX-License-Identifier: BSL-1.0
// `verify(net, "examples.npz")`: is each layer what real Keras makes of the same inputs? Needs what <ikebana/saving.hpp> needs.
#pragma once
#include <ikebana/saving.hpp>
#include <ikebana/saving/files/npz.hpp>
#include <ikebana/saving/observed.hpp>
#include <ikebana/saving/verification.hpp>

namespace ikebana {

namespace detail {
/// Runs a network of these parts over weights on examples; gives the outputs.
template <class Parts, architecture A, std::size_t I>
std::vector<std::vector<float>> run_examples(const float* weights, const std::vector<float> (&values)[I], const dims (&shapes)[I], std::vector<dims>& given) {
  using facts = typename Parts::facts;
  using eval = evaluation<Parts, A>;
  input_data in[I];
  for (std::size_t i = 0; i < I; ++i) in[i] = {values[i].data(), shapes[i], values[i].size(), nullptr, nullptr};
  const auto actual = eval::check(in);
  std::vector<std::vector<float>> results(facts::outputs.size());
  output_data out[facts::outputs.size()];
  for (std::size_t o = 0; o < results.size(); ++o) {
    given.push_back(actual.output[o]);
    results[o].resize(std::size_t(actual.output[o].size()));
    out[o] = {results[o].data(), actual.output[o], results[o].size(), nullptr, nullptr};
  }
  typename sound_model<A, Parts>::workspace workspace;
  eval::run(weights, workspace, in, out, actual);
  return results;
}
inline bool has_array(const archive& file, const std::string& name) { return file.has((name + ".npy").c_str()); }
/// What an operation of keras.ops made, which is a layer here, has no layer's class.
inline std::string stored_name(const archive& file, const std::string& name) {
  const std::size_t end = name.rfind('/'), begin = name.rfind('/', end - 1);
  const std::string other = name.substr(0, begin + 1) + "ops" + name.substr(end);
  return has_array(file, other) ? other : name;
}
inline tensor_error compare_example(const archive& file, const std::string& name, const std::vector<float>& y, const dims& shape) {
  const npy_array expected = read_npz(file, name, y.size());
  if (expected.shape != shape) {
    text t;
    t << "the array '" << std::string_view(name) << "' has shape " << expected.shape << ", where the model gives " << shape << ": the examples are of another model";
    throw load_error(std::string(t.view()));
  }
  return compare_tensor(y.data(), expected.values);
}

/// The inputs of a file, and the comparison of what a network makes of them.
template <class Net> class examples {
  using parts = typename Net::network_type;
  using facts = typename parts::facts;
  static constexpr std::size_t inputs = facts::inputs.size();
  static constexpr const auto& nodes = plain_nodes<typename facts::graph_type>::list;

 public:
  examples(const Net& net, const archive& file) : net_{net}, file_{file} {
    for (std::size_t i = 0; i < inputs; ++i) {
      const npy_array x = read_npz(file, "inputs/" + std::to_string(i), std::size_t(1) << 28);
      shapes_[i] = x.shape;
      values_[i].assign(x.values.begin(), x.values.end());
    }
  }
  /// Each layer alone.
  void compare_layers(verification& found) const {
    using seen = observed_parts<parts>;
    sound_model<Net::arch, seen> unfused{no_init};  // with weights of its own, into which nothing is folded
    unfused.set_weights(net_.weight_data());
    std::vector<dims> shapes;
    const std::vector<std::vector<float>> y = run_examples<seen, Net::arch>(unfused.weight_data().data(), values_, shapes_, shapes);
    for (std::size_t o = 0; o < y.size(); ++o) {
      const int n = seen::facts::outputs[o], layer = nodes[std::size_t(n)].layer->hidden ? nodes[std::size_t(n)].inputs[nodes[std::size_t(n)].count - 1] : n;
      if (is_step(n)) continue;
      tensor_error& e = found.layers.emplace_back(compare_example(file_, stored(n), y[o], shapes[o]));
      e.layer = text_of(facts::names[std::size_t(layer)]);
      e.class_name = nodes[std::size_t(layer)].layer->class_name;
    }
  }
  /// The model's outputs, as it runs.
  void compare_outputs(verification& found) const {
    std::vector<dims> shapes;
    const std::vector<std::vector<float>> y = run_examples<parts, Net::arch>(net_.weight_data().data(), values_, shapes_, shapes);
    for (std::size_t o = 0; o < y.size(); ++o) {
      const int n = names_.computed(facts::outputs[o]);
      if (names_.of[std::size_t(n)].empty()) continue;  // an input, given back
      found.outputs.push_back(compare_example(file_, stored(n), y[o], shapes[o]));
      found.outputs.back().layer = "output " + std::to_string(o);
    }
  }

 private:
  /// An operation may be a model of several layers here, of which only the outputs are there.
  std::string stored(int n) const {
    const std::string& operation = names_.operation[std::size_t(n)];
    return has_array(file_, operation) ? operation : stored_name(file_, names_.of[std::size_t(n)]);
  }
  bool is_step(int n) const {
    const std::string& operation = names_.operation[std::size_t(n)];
    return operation.ends_with('/') && has_array(file_, operation + "0");
  }

  const Net& net_;
  const archive& file_;
  const example_names<parts> names_;
  std::vector<float> values_[inputs];
  dims shapes_[inputs];
};

/// f(examples, found), with a report of what is wrong with the file.
template <class Net, class F> verification verified(const Net& net, const std::filesystem::path& file, double tolerance, F f) {
  std::string error;
  const std::vector<std::byte> content = read_file(file, error);
  try {
    if (!error.empty()) throw load_error(error);
    const archive opened(content);
    verification found{tolerance, {}, {}};
    f(examples<Net>(net, opened), found);
    return found;
  } catch (const shape_mismatch& e) {
    throw load_error("cannot verify with '" + file.string() + "': " + e.what());
  } catch (const load_error& e) {
    throw load_error("cannot verify with '" + file.string() + "': " + e.what());
  }
}
}  // namespace detail

/// Compares a model with what real Keras made of stored inputs (tests/oracle/store_examples.py writes such a file): each layer alone, in the order in which they are
/// computed, then the model's outputs as a call gives them. The first layer that is off is where to look. Throws load_error for a file that is damaged or of another model.
template <class Net> verification verify(const Net& net, const std::filesystem::path& file, double tolerance = 1e-4) {
  return detail::verified(net, file, tolerance, [](const auto& examples, verification& found) {
    examples.compare_layers(found);
    examples.compare_outputs(found);
  });
}
/// The outputs alone, for which nothing is compiled that a call does not compile.
template <class Net> verification verify_outputs(const Net& net, const std::filesystem::path& file, double tolerance = 1e-4) {
  return detail::verified(net, file, tolerance, [](const auto& examples, verification& found) { examples.compare_outputs(found); });
}

}  // namespace ikebana
