// SPDX-License-Identifier: BSL-1.0
// What the tests of the recurrent layers share.
#pragma once
#include <algorithm>
#include <random>
#include <vector>

#include "catch.hpp"
#include <ikebana/ikebana.hpp>

namespace recurrent {
using namespace ikebana;

template <class Net> Net drawn(unsigned number) {
  Net net{no_init};
  std::mt19937 random(number);
  std::uniform_real_distribution<float> any(-0.7f, 0.7f);
  std::vector<float> values;
  values.resize(Net::parameter_count);
  for (float& v : values) v = any(random);
  net.set_weights(values);
  return net;
}
inline xt::xtensor<float, 3> series(std::size_t samples, std::size_t steps, std::size_t features) {
  xt::xtensor<float, 3> x({samples, steps, features});
  std::mt19937 random(11);
  std::normal_distribution<float> any;
  for (float& v : x) v = any(random);
  return x;
}
inline xt::xtensor<float, 3> steps_of(const xt::xtensor<float, 3>& x, std::size_t from, std::size_t to) {
  xt::xtensor<float, 3> part({x.shape()[0], to - from, x.shape()[2]});
  for (std::size_t n = 0; n < x.shape()[0]; ++n)
    for (std::size_t t = from; t < to; ++t)
      for (std::size_t f = 0; f < x.shape()[2]; ++f) part(n, t - from, f) = x(n, t, f);
  return part;
}
inline xt::xtensor<float, 2> last_of(const xt::xtensor<float, 3>& x) {
  const auto part = steps_of(x, x.shape()[1] - 1, x.shape()[1]);
  xt::xtensor<float, 2> y({x.shape()[0], x.shape()[2]});
  std::copy(part.begin(), part.end(), y.begin());
  return y;
}
inline xt::xtensor<float, 3> backwards(const xt::xtensor<float, 3>& x) {
  xt::xtensor<float, 3> y = x;
  for (std::size_t n = 0; n < x.shape()[0]; ++n)
    for (std::size_t t = 0; t < x.shape()[1]; ++t)
      for (std::size_t f = 0; f < x.shape()[2]; ++f) y(n, t, f) = x(n, x.shape()[1] - 1 - t, f);
  return y;
}
template <class A, class B> void check_near(const A& a, const B& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) CHECK(a.data()[i] == Approx(b.data()[i]).margin(1e-6));
}

/// A stateful layer that reads a series in two calls ends where a stateless one does that reads it in one; forgetting begins anew.
template <class Stateful, class Whole> void check_stateful() {
  auto parts = drawn<Stateful>(5);
  auto whole = drawn<Whole>(5);
  const auto x = series(2, 6, 3);
  const auto first = parts(steps_of(x, 0, 3)), second = parts(steps_of(x, 3, 6));
  check_near(second, whole(x));
  CHECK((parts(steps_of(x, 3, 6)) != second));
  parts.reset_state();
  CHECK((parts(steps_of(x, 0, 3)) == first));
  // the state is in the workspace, and a copy of it goes its own way
  typename Stateful::workspace one, other;
  auto y = first;
  const auto& shared = parts;
  shared.run(inputs(steps_of(x, 0, 3)), outputs(y), one);
  CHECK((y == first));
  other = one;
  shared.run(inputs(steps_of(x, 3, 6)), outputs(y), other);
  CHECK((y == second));
  shared.run(inputs(steps_of(x, 3, 6)), outputs(y), one);
  CHECK((y == second));
}
/// A series whose length only the call knows gives what the model of that length gives.
template <class Any, class Fixed> void check_length(std::size_t steps) {
  const auto x = series(3, steps, 3);
  check_near(drawn<Any>(6)(x), drawn<Fixed>(6)(x));
}
}  // namespace recurrent
