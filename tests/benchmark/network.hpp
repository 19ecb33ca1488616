// SPDX-License-Identifier: BSL-1.0
// A network as run-time values: what the peers build theirs from, with weights in Keras' layout and order.
#pragma once
#include <algorithm>
#include <cmath>
#include <new>
#include <random>
#include <utility>
#include <vector>

namespace bench {

/// From a cache line's beginning on: where a contestant's data happens to lie is not what is measured.
template <class T> struct on_cache_lines {
  using value_type = T;
  T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t{64})); }
  void deallocate(T* p, std::size_t) { ::operator delete(p, std::align_val_t{64}); }
  friend bool operator==(on_cache_lines, on_cache_lines) { return true; }
};
using floats = std::vector<float, on_cache_lines<float>>;

enum class kind { dense, convolution, max_pooling, average, lstm, gru };  // average: over all places
enum class act { linear, relu, softmax };

struct layer {
  kind what = kind::dense;
  int height = 1, width = 1, in = 1;              // what it takes; a sequence has one row
  int out_height = 1, out_width = 1, out = 1;     // what it gives
  int needed_height = 1, needed_width = 1;        // of that, what the next layer reads
  int rows = 1, columns = 1, stride = 1, groups = 1;  // the window
  bool same = false;
  act activation = act::linear;
  int kernel = -1, recurrent = -1, bias = -1;     // where they begin in `weights`; -1 where there is none
  int before_rows() const { return same ? std::max((out_height - 1) * stride + rows - height, 0) / 2 : 0; }
  int before_columns() const { return same ? std::max((out_width - 1) * stride + columns - width, 0) / 2 : 0; }
};

struct window_options {
  int stride = 1, groups = 1;
  bool same = false;
};

class network {
 public:
  int height, width, channels;
  std::vector<layer> layers;
  floats weights;  // as Net::set_weights takes them

  /// `positive`: weights and inputs above zero, so that no relu gives a zero.
  explicit network(int h, int w, int c, bool all_positive = false) : height{h}, width{w}, channels{c}, positive_{all_positive} {}

  network& dense(int units, act a = act::linear, bool use_bias = true) {
    layer l = next(kind::dense);
    l.in = l.height * l.width * l.in;
    l.height = l.width = 1;
    l.out = units;
    l.activation = a;
    l.kernel = draw(l.in * units, l.in, units);
    if (use_bias) l.bias = draw_bias(units);
    return add(l);
  }
  network& convolution(int filters, int rows, int columns, act a = act::linear, window_options o = {}) {
    layer l = next(kind::convolution);
    l.rows = rows;
    l.columns = columns;
    l.stride = o.stride;
    l.groups = o.groups;
    l.same = o.same;
    l.out = filters;
    l.activation = a;
    l.out_height = o.same ? (l.height + o.stride - 1) / o.stride : (l.height - rows) / o.stride + 1;
    l.out_width = o.same ? (l.width + o.stride - 1) / o.stride : (l.width - columns) / o.stride + 1;
    l.kernel = draw(rows * columns * l.in / o.groups * filters, rows * columns * l.in / o.groups, rows * columns * filters / o.groups);
    l.bias = draw_bias(filters);
    return add(l);
  }
  network& max_pooling(int rows, int columns) {
    layer l = next(kind::max_pooling);
    l.rows = rows;
    l.columns = columns;
    l.out = l.in;
    l.out_height = l.height / rows;
    l.out_width = l.width / columns;
    layers.back().needed_height = l.out_height * rows;
    layers.back().needed_width = l.out_width * columns;
    return add(l);
  }
  network& average() {
    layer l = next(kind::average);
    l.out = l.in;
    return add(l);
  }
  network& lstm(int units) { return recurrent(kind::lstm, units, 4, 4); }
  network& gru(int units) { return recurrent(kind::gru, units, 3, 6); }

  floats input(int batch) const {
    floats x(std::size_t(batch * height * width * channels));
    std::mt19937 random(7);
    std::uniform_real_distribution<float> value(positive_ ? 0.f : -1.f, 1.f);
    for (float& v : x) v = value(random);
    return x;
  }
  int inputs() const { return height * width * channels; }
  int outputs() const { return layers.back().out_height * layers.back().out_width * layers.back().out; }
  /// Of one sample, a multiply-add counted as two: neither what only meets padding, nor what no layer reads, nor activations.
  double flops() const {
    double sum = 0;
    for (const layer& l : layers) sum += flops_of(l);
    return sum;
  }
  const float* at(int place) const { return place < 0 ? nullptr : weights.data() + place; }

 private:
  layer next(kind what) const {
    layer l;
    l.what = what;
    l.height = layers.empty() ? height : layers.back().out_height;
    l.width = layers.empty() ? width : layers.back().out_width;
    l.in = layers.empty() ? channels : layers.back().out;
    return l;
  }
  network& add(layer l) {
    l.needed_height = l.out_height;
    l.needed_width = l.out_width;
    layers.push_back(l);
    return *this;
  }
  network& recurrent(kind what, int units, int gates, int biases) {
    layer l = next(what);
    l.out = units;
    l.kernel = draw(l.in * gates * units, l.in, gates * units);
    l.recurrent = draw(units * gates * units, units, gates * units);
    l.bias = draw_bias(biases * units);
    return add(l);
  }
  int draw(int count, int fan_in, int fan_out) {
    const float limit = positive_ ? 2.f / float(fan_in) : std::sqrt(6.f / float(fan_in + fan_out));
    return fill(count, positive_ ? 0.f : -limit, limit);
  }
  int draw_bias(int count) { return fill(count, positive_ ? 0.f : -.1f, .1f); }
  int fill(int count, float from, float to) {
    const auto place = weights.size();
    std::uniform_real_distribution<float> value(from, to);
    for (int i = 0; i < count; ++i) weights.push_back(value(random_));
    return int(place);
  }
  static double taps(int needed, int stride, int window, int before, int extent) {
    double sum = 0;
    for (int o = 0; o < needed; ++o)
      for (int k = 0; k < window; ++k) sum += o * stride - before + k >= 0 && o * stride - before + k < extent;
    return sum;
  }
  static double flops_of(const layer& l) {
    switch (l.what) {
      case kind::dense: return 2. * l.in * l.out;
      case kind::convolution:
        return 2. * taps(l.needed_height, l.stride, l.rows, l.before_rows(), l.height) *
               taps(l.needed_width, l.stride, l.columns, l.before_columns(), l.width) * l.in / l.groups * l.out;
      case kind::lstm: return 2. * l.width * 4 * l.out * (l.in + l.out);
      case kind::gru: return 2. * l.width * 3 * l.out * (l.in + l.out);
      default: return 0;
    }
  }
  bool positive_;
  std::mt19937 random_{1};
};

}  // namespace bench
