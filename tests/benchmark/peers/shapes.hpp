// SPDX-License-Identifier: BSL-1.0
// Which networks the peers of constant extents know.
#pragma once
#include "../harness.hpp"

inline bool is_perceptron(const bench::job& j, int in, int hidden, int out) {
  const auto& l = j.net.layers;
  return j.batch == 1 && l.size() == 3 && l[0].what == bench::kind::dense && l[0].in == in && l[0].out == hidden && l[1].out == hidden && l[2].out == out;
}
inline bool is_recurrent(const bench::job& j, bench::kind what, int in, int units) {
  const auto& l = j.net.layers;
  return j.batch == 1 && l.size() == 2 && l[0].what == what && l[0].in == in && l[0].out == units;
}
/// y[batch][out] = x . kernel and nothing else.
inline bool is_product(const bench::job& j) {
  const auto& l = j.net.layers;
  return l.size() == 1 && l[0].what == bench::kind::dense && l[0].bias < 0 && l[0].activation == bench::act::linear;
}
