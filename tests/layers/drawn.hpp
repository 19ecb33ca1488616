// SPDX-License-Identifier: BSL-1.0
// What the tests of several layers share: models and series of random numbers, the same on every machine.
#pragma once
#include <random>
#include <vector>

#include "catch.hpp"
#include <ikebana/ikebana.hpp>

namespace drawn {

/// A model whose weights are uniform in (-limit, limit).
template <class Net> Net net(unsigned number, float limit = 1) {
  Net made{ikebana::no_init};
  std::mt19937 random(number);
  std::uniform_real_distribution<float> any(-limit, limit);
  std::vector<float> values;
  values.resize(Net::parameter_count);
  for (float& v : values) v = any(random);
  made.set_weights(values);
  return made;
}
inline xt::xtensor<float, 3> series(std::size_t samples, std::size_t steps, std::size_t features) {
  xt::xtensor<float, 3> x({samples, steps, features});
  std::mt19937 random(11);
  std::uniform_real_distribution<float> any(-1, 1);
  for (float& v : x) v = any(random);
  return x;
}
template <class A, class B> void check_near(const A& a, const B& b, double margin = 1e-5) {
  REQUIRE(a.shape() == b.shape());
  for (std::size_t i = 0; i < a.size(); ++i) CHECK(a.data()[i] == Approx(b.data()[i]).margin(margin));
}

}  // namespace drawn
