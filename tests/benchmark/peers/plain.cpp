// SPDX-License-Identifier: BSL-1.0
// Plain loops of constant extents, compiled with -ffast-math: what RTNeural's STL backend is. Compiled once more for AVX2, as BUILD says.
#include <array>
#include <memory>

#include "../harness.hpp"
#include "shapes.hpp"

namespace {
using bench::kind;

struct linear {
  static float of(float x) { return x; }
};
struct relu {
  static float of(float x) { return x > 0 ? x : 0; }
};
float sigmoid(float x) { return 1.f / (1.f + std::exp(-x)); }

/// Weights by units: each unit is a product of two rows.
template <int In, int Out, class Act = linear> struct dense {
  alignas(64) float w[Out][In];
  alignas(64) float bias[Out], y[Out];
  void set(const float* kernel, const float* b) {
    for (int o = 0; o < Out; ++o) {
      for (int i = 0; i < In; ++i) w[o][i] = kernel[i * Out + o];
      bias[o] = b[o];
    }
  }
  void operator()(const float* x) {
    for (int o = 0; o < Out; ++o) {
      float sum = bias[o];
      for (int i = 0; i < In; ++i) sum += w[o][i] * x[i];
      y[o] = Act::of(sum);
    }
  }
};

/// The same with weights as they come: rows are added up.
template <int In, int Out, class Act = linear> struct dense_by_rows {
  alignas(64) float w[In][Out];
  alignas(64) float bias[Out], y[Out];
  void set(const float* kernel, const float* b) {
    std::copy(kernel, kernel + In * Out, &w[0][0]);
    std::copy(b, b + Out, bias);
  }
  void operator()(const float* x) {
    for (int o = 0; o < Out; ++o) y[o] = bias[o];
    for (int i = 0; i < In; ++i)
      for (int o = 0; o < Out; ++o) y[o] += x[i] * w[i][o];
    for (int o = 0; o < Out; ++o) y[o] = Act::of(y[o]);
  }
};

template <int In, int Units> struct lstm {
  dense_by_rows<In, 4 * Units> input;
  dense_by_rows<Units, 4 * Units> state;
  alignas(64) float h[Units]{}, c[Units]{};
  void set(const float* kernel, const float* recurrent, const float* bias) {
    const bench::floats none(4 * Units);
    input.set(kernel, bias);
    state.set(recurrent, none.data());
  }
  void reset() { std::fill(h, h + Units, 0.f), std::fill(c, c + Units, 0.f); }
  void operator()(const float* x) {
    input(x);
    state(h);
    for (int u = 0; u < 4 * Units; ++u) state.y[u] += input.y[u];
    const float* z = state.y;
    for (int u = 0; u < Units; ++u) {
      c[u] = sigmoid(z[Units + u]) * c[u] + sigmoid(z[u]) * std::tanh(z[2 * Units + u]);
      h[u] = sigmoid(z[3 * Units + u]) * std::tanh(c[u]);
    }
  }
};

template <int In, int Units> struct gru {
  dense_by_rows<In, 3 * Units> input;
  dense_by_rows<Units, 3 * Units> state;
  alignas(64) float h[Units]{};
  void set(const float* kernel, const float* recurrent, const float* bias) {
    input.set(kernel, bias);
    state.set(recurrent, bias + 3 * Units);
  }
  void reset() { std::fill(h, h + Units, 0.f); }
  void operator()(const float* x) {
    input(x);
    state(h);
    for (int u = 0; u < Units; ++u) {
      const float z = sigmoid(input.y[u] + state.y[u]), r = sigmoid(input.y[Units + u] + state.y[Units + u]);
      h[u] = z * h[u] + (1 - z) * std::tanh(input.y[2 * Units + u] + r * state.y[2 * Units + u]);
    }
  }
};

void softmax(float* y, int n) {
  float most = y[0], sum = 0;
  for (int i = 1; i < n; ++i) most = std::max(most, y[i]);
  for (int i = 0; i < n; ++i) sum += y[i] = std::exp(y[i] - most);
  for (int i = 0; i < n; ++i) y[i] /= sum;
}

template <template <int, int, class> class Dense, int In, int Hidden, int Out, bool Softmax> struct perceptron {
  Dense<In, Hidden, relu> a;
  Dense<Hidden, Hidden, relu> b;
  Dense<Hidden, Out, linear> c;
  bench::floats x;
  explicit perceptron(const bench::job& j) : x{j.x} {
    const auto& l = j.net.layers;
    a.set(j.net.at(l[0].kernel), j.net.at(l[0].bias));
    b.set(j.net.at(l[1].kernel), j.net.at(l[1].bias));
    c.set(j.net.at(l[2].kernel), j.net.at(l[2].bias));
  }
  void operator()() {
    a(x.data());
    b(a.y);
    c(b.y);
    if constexpr (Softmax) softmax(c.y, Out);
  }
  float* result() { return c.y; }
  static constexpr int results = Out;
};

template <class Cell, int In, int Units, int Out> struct recurrent {
  Cell cell;
  dense<Units, Out> head;
  bench::floats x;
  int steps;
  bool streaming;
  explicit recurrent(const bench::job& j) : x{j.x}, steps{j.net.width}, streaming{j.streaming} {
    const auto& l = j.net.layers;
    cell.set(j.net.at(l[0].kernel), j.net.at(l[0].recurrent), j.net.at(l[0].bias));
    head.set(j.net.at(l[1].kernel), j.net.at(l[1].bias));
  }
  void operator()() {
    if (!streaming) cell.reset();
    for (int t = 0; t < steps; ++t) cell(x.data() + t * In);
    head(cell.h);
  }
  float* result() { return head.y; }
  static constexpr int results = Out;
};

template <class Net> void join(std::vector<bench::contestant>& all, const std::string& name, const bench::job& j) {
  auto net = std::make_shared<Net>(j);
  const auto output = [net] { return bench::floats(net->result(), net->result() + Net::results); };
  if (j.feedback) all.push_back(bench::contestant_of(name, [net, p = net.get()] { (*p)(), p->x[0] = p->result()[0]; }, output));
  else all.push_back(bench::contestant_of(name, [net, p = net.get()] { (*p)(); }, output));
}

std::vector<bench::contestant> plain(const bench::job& j) {
  std::vector<bench::contestant> all;
  const std::string name = "plain loops" BUILD;
  if (is_perceptron(j, 3, 4, 1)) {
    join<perceptron<dense, 3, 4, 1, false>>(all, name, j);
    join<perceptron<dense_by_rows, 3, 4, 1, false>>(all, "plain loops by rows" BUILD, j);
  }
  if (is_perceptron(j, 784, 512, 10)) {
    join<perceptron<dense, 784, 512, 10, true>>(all, name, j);
    join<perceptron<dense_by_rows, 784, 512, 10, true>>(all, "plain loops by rows" BUILD, j);
  }
  if (is_recurrent(j, kind::lstm, 1, 20)) join<recurrent<lstm<1, 20>, 1, 20, 1>>(all, name, j);
  if (is_recurrent(j, kind::lstm, 3, 64)) join<recurrent<lstm<3, 64>, 3, 64, 6>>(all, name, j);
  if (is_recurrent(j, kind::gru, 1, 8)) join<recurrent<gru<1, 8>, 1, 8, 1>>(all, name, j);
  if (is_recurrent(j, kind::gru, 1, 32)) join<recurrent<gru<1, 32>, 1, 32, 1>>(all, name, j);
  return all;
}
const bench::announce announced(plain);
}  // namespace
