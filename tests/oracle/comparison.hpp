// SPDX-License-Identifier: BSL-1.0
// One whole call against what Keras gave: the weights, inputs and outputs lie one after another as floats. All but the call itself is on
// values, so that a case costs the compiler little beside its model.
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <ikebana/ikebana.hpp>

namespace oracle {
using namespace ikebana;
using tensor = xt::xarray<float>;

/// A model: what it says of itself, and its call.
struct model {
  const tensor_spec* specs;
  std::span<const int> inputs, outputs;
  int parameters;
  void (*call)(const float* weights, const tensor* x, tensor* y);
};
template <class Net> void call(const float* weights, const tensor* x, tensor* y) {
  using facts = typename network<Net>::facts;
  Net net{no_init};
  net.set_weights({weights, std::size_t(Net::parameter_count)});
  [&]<std::size_t... I, std::size_t... O>(std::index_sequence<I...>, std::index_sequence<O...>) {
    net.run(inputs(x[I]...), outputs(y[O]...));
  }(std::make_index_sequence<facts::inputs.size()>{}, std::make_index_sequence<facts::outputs.size()>{});
}
template <class Net> constexpr model model_of() {
  using facts = typename network<Net>::facts;
  return {facts::known.spec, facts::inputs, facts::outputs, facts::parameters.count, call<Net>};
}

/// The output shapes, as Keras says them.
inline std::string shapes_told(const model& net) {
  std::string all;
  for (int n : net.outputs) all.append(all.empty() ? "" : ", ").append((basic_text<96>{} << net.specs[n].shape).view());
  return all;
}

/// The shapes of a call: of the inputs, and of the outputs that Keras gave for them.
struct call_shapes {
  std::vector<dims> in, out;
  std::size_t floats() const {
    std::size_t sum = 0;
    for (const dims& d : in) sum += std::size_t(d.size());
    for (const dims& d : out) sum += std::size_t(d.size());
    return sum;
  }
};
/// Those of a call of `batch` samples whose other extents the types tell.
inline call_shapes shapes_of_call(const model& net, int batch) {
  call_shapes all;
  const auto of_call = [&](int node) {
    dims d = net.specs[node].shape;
    if (!d.known(0)) d.set(0, batch);
    return d;
  };
  for (int n : net.inputs) all.in.push_back(of_call(n));
  for (int n : net.outputs) all.out.push_back(of_call(n));
  return all;
}

inline tensor tensor_of(const dims& d) {
  return tensor::from_shape(std::vector<std::size_t>(d.extent, d.extent + d.rank));
}

/// The difference of each output, as a share of the largest value of the tensor. Throws shape_mismatch for other shapes.
inline std::vector<double> differences(const model& net, const call_shapes& shapes, const float* data) {
  const float* const weights = data;
  data += net.parameters;
  std::vector<tensor> x, y;
  for (const dims& d : shapes.in) {
    x.push_back(tensor_of(d));
    std::copy_n(data, x.back().size(), x.back().data());
    data += x.back().size();
  }
  for (const dims& d : shapes.out) y.push_back(tensor_of(d));
  net.call(weights, x.data(), y.data());
  std::vector<double> all;
  for (const tensor& t : y) {
    double largest = 0, error = 0;
    for (std::size_t i = 0; i < t.size(); ++i, ++data) {
      largest = std::max(largest, double(std::abs(*data)));
      const double off = std::abs(double(t.data()[i]) - double(*data));
      if (!(off <= error)) error = off;  // also a NaN
    }
    all.push_back(error == 0 ? 0 : error / largest);
  }
  return all;
}

}  // namespace oracle
