// SPDX-License-Identifier: BSL-1.0
// One whole call against what Keras gave: the weights, inputs and outputs lie one after another as floats.
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include <ikebana/ikebana.hpp>

namespace oracle {
using namespace ikebana;

/// What a model says of itself, as Keras says it.
struct shape_and_count {
  std::string shapes;
  int parameters;
};
template <class Net> shape_and_count told() {
  using facts = typename network<Net>::facts;
  std::ostringstream all;
  const char* between = "";
  for (int n : facts::outputs) {
    all << between << (basic_text<96>{} << facts::known.spec[n].shape).view();
    between = ", ";
  }
  return {all.str(), facts::parameters.count};
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

template <class Net> struct comparison {
  using facts = typename network<Net>::facts;

  /// The shapes of a call of `batch` samples whose other extents the types tell.
  static call_shapes shapes(int batch) {
    call_shapes all;
    const auto of_call = [batch](int node) {
      dims d = facts::known.spec[node].shape;
      if (!d.known(0)) d.set(0, batch);
      return d;
    };
    for (int n : facts::inputs) all.in.push_back(of_call(n));
    for (int n : facts::outputs) all.out.push_back(of_call(n));
    return all;
  }

  template <std::size_t Rank> static auto input(const dims& d, const float*& data) {
    typename xt::xtensor<float, Rank>::shape_type extents{};
    for (std::size_t a = 0; a < Rank; ++a) extents[a] = std::size_t(d.extent[a]);
    xt::xtensor<float, Rank> x(extents);
    std::copy_n(data, x.size(), x.begin());
    data += x.size();
    return x;
  }
  /// The largest difference, as a share of the largest value of the tensor; infinite where the shapes differ.
  template <class Y> static double difference(const Y& y, const dims& wanted, const float*& data) {
    const float* const reference = data;
    data += wanted.size();
    bool same = y.dimension() == std::size_t(wanted.rank);
    for (int a = 0; same && a < wanted.rank; ++a) same = y.shape()[std::size_t(a)] == std::size_t(wanted.extent[a]);
    if (!same) return std::numeric_limits<double>::infinity();
    double largest = 0, error = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      largest = std::max(largest, double(std::abs(reference[i])));
      const double off = std::abs(double(y.data()[i]) - double(reference[i]));
      if (!(off <= error)) error = off;  // also a NaN
    }
    return error == 0 ? 0 : error / largest;
  }

  /// The difference of each output.
  static std::vector<double> run(const call_shapes& shapes, const float* data) {
    Net net{no_init};
    net.set_weights({data, std::size_t(Net::parameter_count)});
    data += Net::parameter_count;
    return [&]<std::size_t... I, std::size_t... O>(std::index_sequence<I...>, std::index_sequence<O...>) {
      const std::tuple x{input<std::size_t(facts::known.spec[facts::inputs[I]].shape.rank)>(shapes.in[I], data)...};
      const auto y = [&] {
        if constexpr (sizeof...(O) == 1) return std::tuple{net(std::get<I>(x)...)};
        else return net(std::get<I>(x)...);
      }();
      return std::vector<double>{difference(std::get<O>(y), shapes.out[O], data)...};
    }(std::make_index_sequence<facts::inputs.size()>{}, std::make_index_sequence<facts::outputs.size()>{});
  }
};

}  // namespace oracle
