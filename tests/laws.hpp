// SPDX-License-Identifier: BSL-1.0
// What is true of every model whatever its layers are; each layer's test calls `check_laws` on models that use it. All but the calls themselves
// is on values, so that a model costs the compiler little beside its own code.
#pragma once
#include <algorithm>
#include <cmath>
#include <random>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <ikebana/models/runtime.hpp>

#include "catch.hpp"

/// What the inputs are made of, and how far a batch may be from its samples taken one by one, of the largest value.
struct law_inputs {
  int ids = 0;  // inputs are whole numbers in [0, ids), as an Embedding takes; 0: gaussian
  float tolerance = 1e-6f;
};

namespace laws {
using namespace ikebana;
using tensor = xt::xarray<float>;
using tensors = std::vector<tensor>;

struct weight {
  std::string name;
  std::vector<std::size_t> shape;
};

/// A model that is judged: what it says of itself, and its calls.
struct subject {
  void* net;
  const tensor_spec* specs;
  std::span<const int> inputs, outputs;
  int parameters;
  dims batch;  // rank 1
  bool whole_batch, dynamic;
  std::vector<weight> (*weights)(void* net);
  void (*set_weights)(void* net, const std::vector<float>& values);
  std::span<const float> (*weight_data)(const void* net);
  void (*reset_state)(void* net);
  tensors (*call)(void* net, const tensors& x);
  void (*run)(void* net, const tensors& x, tensors& y);
  void (*run_elsewhere)(const void* net, const tensors& x, tensors& y);  // in a workspace of its own
  void (*call_flat)(void* net, const float* x, float* y);               // spans of static extent; null for a model that has no such call

  const dims& input_shape(std::size_t i) const { return specs[inputs[i]].shape; }
  const dims& output_shape(std::size_t o) const { return specs[outputs[o]].shape; }
};

template <std::size_t Rank> tensor without_rank(const xt::xtensor<float, Rank>& y) {
  tensor all = tensor::from_shape(std::vector<std::size_t>(y.shape().begin(), y.shape().end()));
  std::copy_n(y.data(), y.size(), all.data());
  return all;
}
template <class... Y> tensors without_ranks(const std::tuple<Y...>& y) {
  return std::apply([](const auto&... each) { return tensors{without_rank(each)...}; }, y);
}
template <std::size_t Rank> tensors without_ranks(const xt::xtensor<float, Rank>& y) { return {without_rank(y)}; }

template <class Extent> [[gnu::noinline]] void add_weight(std::vector<weight>& all, std::string_view name, const Extent* extents, std::size_t rank) {
  all.push_back({std::string(name), {extents, extents + rank}});
}

template <class Net> struct calls_of {
  using facts = typename Net::network_type::facts;
  using each_input = std::make_index_sequence<facts::inputs.size()>;
  using each_output = std::make_index_sequence<facts::outputs.size()>;
  static_assert(facts::can_run, "the laws need a model that can run: give its axes a bound");

  static Net& of(void* net) { return *static_cast<Net*>(net); }
  static std::vector<weight> weights(void* net) {
    std::vector<weight> all;
    hana::for_each(of(net).weights(), [&](const auto& w) {
      const auto values = w.values();
      add_weight(all, w.name, values.shape().begin(), values.shape().size());
    });
    return all;
  }
  static void set_weights(void* net, const std::vector<float>& values) { of(net).set_weights(values); }
  static std::span<const float> weight_data(const void* net) { return static_cast<const Net*>(net)->weight_data(); }
  static void reset_state(void* net) { of(net).reset_state(); }
  template <std::size_t... I> static tensors called(Net& net, const tensors& x, std::index_sequence<I...>) { return without_ranks(net(x[I]...)); }
  static tensors call(void* net, const tensors& x) { return called(of(net), x, each_input{}); }
  template <class N, std::size_t... I, std::size_t... O, class... Workspace>
  static void run_in(N& net, const tensors& x, tensors& y, std::index_sequence<I...>, std::index_sequence<O...>, Workspace&... workspace) {
    net.run(inputs(x[I]...), outputs(y[O]...), workspace...);
  }
  static void run(void* net, const tensors& x, tensors& y) { run_in(of(net), x, y, each_input{}, each_output{}); }
  static void run_elsewhere(const void* net, const tensors& x, tensors& y) {
    typename Net::workspace other;
    run_in(*static_cast<const Net*>(net), x, y, each_input{}, each_output{}, other);
  }
  static void call_flat(void* net, const float* x, float* y) {
    constexpr std::size_t in = facts::template span_extent<true>, out = facts::template span_extent<false>;
    of(net)(std::span<const float, in>(x, in), std::span<float, out>(y, out));
  }

  static subject subject_of(Net& net) {
    subject all{&net,    facts::known.spec, facts::inputs, facts::outputs, Net::parameter_count, facts::batch, facts::whole_batch, facts::dynamic,
                weights, set_weights,       weight_data,   reset_state,    call,                 run,          run_elsewhere,      nullptr};
    if constexpr (facts::inputs.size() == 1 && facts::outputs.size() == 1 && !facts::dynamic && !facts::whole_batch) all.call_flat = call_flat;
    return all;
  }
};

class judge {
  subject net_;
  law_inputs how_;
  std::mt19937 random_{20260};

  /// Inputs of `batch` samples; axes that only the call knows are `less` below their bound.
  tensors drawn(int batch, int less) {
    tensors all;
    for (std::size_t i = 0; i < net_.inputs.size(); ++i) {
      dims d = net_.input_shape(i);
      d.set(0, batch);
      for (int a = 1; a < d.rank; ++a)
        if (!d.known(a)) d.set(a, std::max(1, d.bound[a] - less));
      tensor x = tensor::from_shape(std::vector<std::size_t>(d.extent, d.extent + d.rank));
      std::normal_distribution<float> gaussian;
      std::uniform_int_distribution<int> id(0, std::max(0, how_.ids - 1));
      for (std::size_t k = 0; k < x.size(); ++k) x.data()[k] = how_.ids > 0 ? float(id(random_)) : gaussian(random_);
      all.push_back(std::move(x));
    }
    return all;
  }
  static tensors sample(const tensors& all, std::size_t i) {
    tensors ones;
    for (const tensor& x : all) {
      std::vector<std::size_t> extents(x.shape().begin(), x.shape().end());
      extents[0] = 1;
      tensor one = tensor::from_shape(extents);
      std::copy_n(x.data() + i * one.size(), one.size(), one.data());
      ones.push_back(std::move(one));
    }
    return ones;
  }
  tensors called(const tensors& x) {
    net_.reset_state(net_.net);
    return net_.call(net_.net, x);
  }

  void check_shape(std::size_t o, const tensor& y, int batch) {
    const dims& d = net_.output_shape(o);
    REQUIRE(y.dimension() == std::size_t(d.rank));
    CHECK(y.shape()[0] == std::size_t(batch));
    for (int a = 1; a < d.rank; ++a)
      if (d.known(a)) CHECK(y.shape()[std::size_t(a)] == std::size_t(d.extent[a]));
      else CHECK(y.shape()[std::size_t(a)] <= std::size_t(d.bound[a]));
    CHECK(std::all_of(y.data(), y.data() + y.size(), [](float v) { return std::isfinite(v); }));
  }
  /// Sample `i` of a batch is that sample alone.
  void check_same(const tensor& all, std::size_t i, std::span<const float> alone) {
    float off = 0, largest = 0;
    for (std::size_t k = 0; k < all.size(); ++k) largest = std::max(largest, std::abs(all.data()[k]));
    for (std::size_t k = 0; k < alone.size(); ++k)
      if (const float here = std::abs(all.data()[i * alone.size() + k] - alone[k]); !(here <= off)) off = here;  // also a NaN
    CAPTURE(i);
    CHECK(off <= how_.tolerance * largest);
  }
  void check_flat(const tensor& one, const tensor& y, std::size_t i) {
    if (!net_.call_flat) return;
    std::vector<float> result(std::size_t(net_.output_shape(0).count(1, net_.output_shape(0).rank)) * (net_.batch.known(0) ? y.shape()[0] : 1), -77.f);
    net_.reset_state(net_.net);
    net_.call_flat(net_.net, one.data(), result.data());
    check_same(y, i, result);
  }
  template <class Run> void check_run(const tensors& x, const tensors& y, Run run) {
    tensors room = y;  // of the right shapes
    for (tensor& r : room) std::fill(r.data(), r.data() + r.size(), -77.f);
    run(net_.net, x, room);
    for (std::size_t o = 0; o < y.size(); ++o) CHECK(std::equal(room[o].data(), room[o].data() + room[o].size(), y[o].data(), y[o].data() + y[o].size()));
  }
  void check_call(int batch, int less) {
    CAPTURE(batch, less);
    const tensors x = drawn(batch, less), y = called(x);
    REQUIRE(y.size() == net_.outputs.size());
    for (std::size_t o = 0; o < y.size(); ++o) check_shape(o, y[o], batch);
    net_.reset_state(net_.net);
    check_run(x, y, net_.run);
    check_run(x, y, net_.run_elsewhere);
    if (net_.whole_batch) return;
    if (net_.batch.known(0)) return check_flat(x[0], y[0], 0);
    for (std::size_t i = 0; i < std::size_t(batch); ++i) {
      const tensors one = sample(x, i), alone = called(one);
      for (std::size_t o = 0; o < y.size(); ++o) check_same(y[o], i, {alone[o].data(), alone[o].size()});
      check_flat(one[0], y[0], i);
    }
  }

 public:
  judge(const subject& net, const law_inputs& how) : net_(net), how_(how) {}

  /// Weights as training leaves them: nothing is zero, no variance negative.
  void fill() {
    std::vector<float> values;
    for (const weight& w : net_.weights(net_.net)) {
      std::size_t size = 1;
      for (const std::size_t n : w.shape) size *= n;
      std::normal_distribution<float> gaussian(0.f, 1.f / std::sqrt(float(w.shape.size() < 2 ? 10 : size / w.shape.back())));
      const bool positive = w.name == "moving_variance" || w.name == "variance" || w.name == "gamma";
      for (std::size_t i = 0; i < size; ++i) values.push_back(positive ? 1.f + std::abs(gaussian(random_)) : gaussian(random_));
    }
    CHECK(values.size() == std::size_t(net_.parameters));
    net_.set_weights(net_.net, values);
    const std::span<const float> set = net_.weight_data(net_.net);
    CHECK(std::equal(set.begin(), set.end(), values.begin(), values.end()));
  }
  void check_calls() {
    for (int batch : {1, 3, 37}) {
      if (net_.batch.known(0) && batch > 1) break;
      const int samples = net_.batch.known(0) ? net_.batch.extent[0] : net_.batch.bound[0] > 0 ? std::min(batch, net_.batch.bound[0]) : batch;
      check_call(samples, 0);
      if (net_.dynamic) check_call(samples, 1);
    }
  }
};

[[gnu::noinline]] inline void check(const subject& net, const law_inputs& how) {
  judge all(net, how);
  all.fill();
  all.check_calls();
}
}  // namespace laws

/// Checks, on seeded random weights and inputs: the shapes of the outputs, for batches of 1, 3 and 37 or the one that the model
/// fixes; the number of weights; a batch against its samples one by one; `run` against a call, bit for bit; that all is finite.
template <class Net> void check_laws(const law_inputs& how = {}) {
  Net net{ikebana::seed(7)};
  laws::check(laws::calls_of<Net>::subject_of(net), how);
}
