// SPDX-License-Identifier: BSL-1.0
// What is true of every model whatever its layers are; each layer's test calls `check_laws` on models that use it.
#pragma once
#include <algorithm>
#include <cmath>
#include <random>
#include <span>
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

template <class Net> struct of {
  using parts = typename Net::network_type;
  using facts = typename parts::facts;
  static constexpr std::size_t inputs = facts::inputs.size(), outputs = facts::outputs.size();
  using each_input = std::make_index_sequence<inputs>;
  static_assert(facts::can_run, "the laws need a model that can run: give its axes a bound");

  template <std::size_t I> static constexpr const dims& input_shape() { return facts::known.spec[facts::inputs[I]].shape; }
  template <std::size_t O> static constexpr const dims& output_shape() { return facts::known.spec[facts::outputs[O]].shape; }

  template <std::size_t Rank> static auto tensor_of(const dims& d) {
    typename xt::xtensor<float, Rank>::shape_type extents{};
    for (std::size_t a = 0; a < Rank; ++a) extents[a] = std::size_t(d.extent[a]);
    return xt::xtensor<float, Rank>(extents);
  }
  /// Inputs of `batch` samples; axes that only the call knows are `less` below their bound.
  static auto drawn(int batch, int less, const law_inputs& how, std::mt19937& random) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      const auto one = [&]<std::size_t K>(std::integral_constant<std::size_t, K>) {
        dims d = input_shape<K>();
        d.set(0, batch);
        for (int a = 1; a < d.rank; ++a)
          if (!d.known(a)) d.set(a, std::max(1, d.bound[a] - less));
        auto x = tensor_of<std::size_t(input_shape<K>().rank)>(d);
        std::normal_distribution<float> gaussian;
        std::uniform_int_distribution<int> id(0, std::max(0, how.ids - 1));
        for (float& v : x) v = how.ids > 0 ? float(id(random)) : gaussian(random);
        return x;
      };
      return std::tuple{one(std::integral_constant<std::size_t, I>{})...};
    }(each_input{});
  }
  template <class X> static auto sample(const X& all, std::size_t i) {
    auto extents = all.shape();
    extents[0] = 1;
    X one(extents);
    std::copy_n(all.data() + i * one.size(), one.size(), one.data());
    return one;
  }
  template <class... X> static auto called(Net& net, const std::tuple<X...>& x) {
    net.reset_state();
    return std::apply([&](const auto&... each) {
      if constexpr (outputs == 1) return std::tuple{net(each...)};
      else return net(each...);
    }, x);
  }

  /// Weights as training leaves them: nothing is zero, no variance negative.
  static void fill(Net& net, std::mt19937& random) {
    std::vector<float> values;
    hana::for_each(net.weights(), [&](const auto& w) {
      const std::size_t size = w.values().size(), terms = w.values().dimension() < 2 ? 10 : size / w.values().shape().back();
      std::normal_distribution<float> gaussian(0.f, 1.f / std::sqrt(float(terms)));
      const bool positive = w.name == "moving_variance" || w.name == "variance" || w.name == "gamma";
      for (std::size_t i = 0; i < size; ++i) values.push_back(positive ? 1.f + std::abs(gaussian(random)) : gaussian(random));
    });
    CHECK(values.size() == std::size_t(Net::parameter_count));
    net.set_weights(values);
  }

  static void check_weights(Net& net) {
    std::size_t found = 0;
    hana::for_each(net.weights(), [&](const auto& w) { found += w.values().size(); });
    CHECK(found == std::size_t(Net::parameter_count));
    CHECK(net.weight_data().size() == std::size_t(Net::parameter_count));
  }

  template <std::size_t O, class Y> static void check_shape(const Y& y, int batch) {
    constexpr dims d = output_shape<O>();
    REQUIRE(y.dimension() == std::size_t(d.rank));
    CHECK(y.shape()[0] == std::size_t(batch));
    for (int a = 1; a < d.rank; ++a)
      if (d.known(a)) CHECK(y.shape()[std::size_t(a)] == std::size_t(d.extent[a]));
      else CHECK(y.shape()[std::size_t(a)] <= std::size_t(d.bound[a]));
    CHECK(std::all_of(y.begin(), y.end(), [](float v) { return std::isfinite(v); }));
  }

  template <class Y> static float largest(const Y& y) {
    float most = 0;
    for (float v : y) most = std::max(most, std::abs(v));
    return most;
  }
  /// Sample `i` of a batch is that sample alone.
  template <class Y> static void check_same(const Y& all, std::size_t i, std::span<const float> alone, float tolerance) {
    float most = 0;
    for (std::size_t k = 0; k < alone.size(); ++k)
      if (const float off = std::abs(all.data()[i * alone.size() + k] - alone[k]); !(off <= most)) most = off;  // also a NaN
    CAPTURE(i);
    CHECK(most <= tolerance * largest(all));
  }

  // one output, as check_call saw it; `room` is written anew by `run`
  template <class Y, class Run> static void check_run(const Y& y, Y& room, Run run) {
    std::fill(room.begin(), room.end(), -77.f);
    run();
    CHECK(std::equal(room.begin(), room.end(), y.begin()));
  }
  template <std::size_t... O> static void check_call(Net& net, int batch, int less, const law_inputs& how, std::mt19937& random, std::index_sequence<O...> each) {
    CAPTURE(batch, less);
    const auto x = drawn(batch, less, how, random);
    const auto y = called(net, x);
    (check_shape<O>(std::get<O>(y), batch), ...);

    auto room = y;  // of the right shapes
    const auto run_in_own = [&] {
      net.reset_state();
      std::apply([&](const auto&... in) { net.run(ikebana::inputs(in...), ikebana::outputs(std::get<O>(room)...)); }, x);
    };
    const auto run_in_another = [&] {
      typename Net::workspace other;
      const Net& shared = net;
      std::apply([&](const auto&... in) { shared.run(ikebana::inputs(in...), ikebana::outputs(std::get<O>(room)...), other); }, x);
    };
    (check_run(std::get<O>(y), std::get<O>(room), run_in_own), ...);
    (check_run(std::get<O>(y), std::get<O>(room), run_in_another), ...);

    if constexpr (!facts::fixed_batch && !facts::whole_batch)
      for (std::size_t i = 0; i < std::size_t(batch); ++i) check_sample(net, x, y, i, how.tolerance, each);
    else if constexpr (!facts::whole_batch) check_flat(net, std::get<0>(x), std::get<0>(y), 0, how.tolerance);
  }
  template <class X, class Y, std::size_t... O> static void check_sample(Net& net, const X& x, const Y& y, std::size_t i, float tolerance, std::index_sequence<O...>) {
    const auto one = std::apply([&](const auto&... in) { return std::tuple{sample(in, i)...}; }, x);
    const auto alone = called(net, one);
    (check_same(std::get<O>(y), i, {std::get<O>(alone).data(), std::get<O>(alone).size()}, tolerance), ...);
    check_flat(net, std::get<0>(one), std::get<0>(y), i, tolerance);
  }
  template <class X, class Y> static void check_flat(Net& net, const X& one, const Y& y, std::size_t i, float tolerance) {
    if constexpr (inputs == 1 && outputs == 1 && !facts::dynamic) {
      constexpr std::size_t in = facts::template span_extent<true>, out = facts::template span_extent<false>;
      std::vector<float> result(out, -77.f);
      net.reset_state();
      net(std::span<const float, in>(one.data(), in), std::span<float, out>(result.data(), out));
      check_same(y, i, result, tolerance);
    }
  }

  static void check(const law_inputs& how) {
    std::mt19937 random(20260);
    Net net{seed(7)};
    check_weights(net);
    fill(net, random);
    constexpr bool bounded = facts::bounded_batch;
    for (int batch : {1, 3, 37}) {
      if (facts::fixed_batch && batch > 1) break;
      const int samples = facts::fixed_batch ? facts::batch.extent[0] : bounded ? std::min(batch, facts::batch.bound[0]) : batch;
      check_call(net, samples, 0, how, random, std::make_index_sequence<outputs>{});
      if (facts::dynamic) check_call(net, samples, 1, how, random, std::make_index_sequence<outputs>{});
    }
  }
};
}  // namespace laws

/// Checks, on seeded random weights and inputs: the shapes of the outputs, for batches of 1, 3 and 37 or the one that the model
/// fixes; the number of weights; a batch against its samples one by one; `run` against a call, bit for bit; that all is finite.
template <class Net> void check_laws(const law_inputs& how = {}) { laws::of<Net>::check(how); }
