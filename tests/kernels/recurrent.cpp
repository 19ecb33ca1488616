// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
using k::recurrence;

/// bias[column] + x . kernel[:, column], column of `width`.
double dot(const doubles& x, const floats& kernel, int width, int column) {
  double s = 0;
  for (int i = 0; i < int(x.size()); ++i) s += at(x, i) * at(kernel, i * width + column);
  return s;
}
double from(const floats& bias, int i) { return bias.empty() ? 0 : double(at(bias, i)); }
const float* data(const floats& v) { return v.empty() ? nullptr : v.data(); }

template <recurrence S> struct run {
  int steps;
  floats x;
  doubles h, c, rows;
  explicit run(int n) : steps(n), x(random_floats(n * S.in)) {}
  doubles input(int t) const {
    const auto row = x.begin() + (S.backwards ? steps - 1 - t : t) * S.in;
    return doubles(row, row + S.in);
  }
  void keep(int t) {
    if (S.sequences) rows.insert(rows.end(), h.begin(), h.end());
    else if (t == steps - 1) rows = h;
  }
  floats output() const { return unwritten(S.sequences ? steps * S.units : S.units); }
};

template <recurrence S, class Count> void simple_rnn(Count count, bool with_bias) {
  constexpr int u = S.units;
  run<S> r(count);
  const floats kernel = random_floats(S.in * u), recurrent = random_floats(u * u, -.4f, .4f), bias = random_floats(with_bias ? u : 0);
  floats h = random_floats(u), y = r.output(), again = h;
  r.h.assign(h.begin(), h.end());
  for (int t = 0; t < r.steps; ++t) {
    const doubles old = r.h, x = r.input(t);
    for (int j = 0; j < u; ++j) at(r.h, j) = std::tanh(from(bias, j) + dot(x, kernel, u, j) + dot(old, recurrent, u, j));
    r.keep(t);
  }
  k::simple_rnn<here, tangent{}, S>(count, r.x.data(), kernel.data(), recurrent.data(), data(bias), h.data(), y.data());
  INFO("in " << S.in << ", units " << u << ", steps " << r.steps);
  CHECK(error(y, r.rows) <= bound);
  CHECK(error(h, r.h) <= bound);
  k::simple_rnn<here, tangent{}, S>(count, r.x.data(), kernel.data(), recurrent.data(), data(bias), again.data(), nullptr);
  CHECK(again == h);
}

template <recurrence S, class Count> void lstm(Count count, bool with_bias) {
  constexpr int u = S.units;
  run<S> r(count);
  const floats kernel = random_floats(S.in * 4 * u), recurrent = random_floats(u * 4 * u, -.4f, .4f), bias = random_floats(with_bias ? 4 * u : 0);
  floats h = random_floats(u), c = random_floats(u), y = r.output(), h2 = h, c2 = c;
  r.h.assign(h.begin(), h.end()), r.c.assign(c.begin(), c.end());
  for (int t = 0; t < r.steps; ++t) {
    const doubles old = r.h, x = r.input(t);
    const auto gate = [&](int g, int j) { return from(bias, g * u + j) + dot(x, kernel, 4 * u, g * u + j) + dot(old, recurrent, 4 * u, g * u + j); };
    for (int j = 0; j < u; ++j) {
      at(r.c, j) = logistic::exactly(gate(1, j)) * at(r.c, j) + logistic::exactly(gate(0, j)) * std::tanh(gate(2, j));
      at(r.h, j) = logistic::exactly(gate(3, j)) * std::tanh(at(r.c, j));
    }
    r.keep(t);
  }
  k::lstm<here, tangent{}, logistic{}, S>(count, r.x.data(), kernel.data(), recurrent.data(), data(bias), h.data(), c.data(), y.data());
  INFO("in " << S.in << ", units " << u << ", steps " << r.steps);
  CHECK(error(y, r.rows) <= bound);
  CHECK(error(h, r.h) <= bound);
  CHECK(error(c, r.c) <= bound);
  k::lstm<here, tangent{}, logistic{}, S>(count, r.x.data(), kernel.data(), recurrent.data(), data(bias), h2.data(), c2.data(), nullptr);
  CHECK((h2 == h && c2 == c));
}

template <bool ResetAfter, recurrence S, class Count> void gru(Count count, bool with_bias) {
  constexpr int u = S.units;
  run<S> r(count);
  const floats kernel = random_floats(S.in * 3 * u), recurrent = random_floats(u * 3 * u, -.4f, .4f);
  const floats bias = random_floats(with_bias ? (ResetAfter ? 6 : 3) * u : 0);
  floats h = random_floats(u), y = r.output(), again = h;
  r.h.assign(h.begin(), h.end());
  for (int t = 0; t < r.steps; ++t) {
    const doubles old = r.h, x = r.input(t);
    const auto second = [&](int i) { return ResetAfter ? from(bias, 3 * u + i) : 0; };
    const auto gate = [&](int g, int j) {
      return logistic::exactly(from(bias, g * u + j) + dot(x, kernel, 3 * u, g * u + j) + second(g * u + j) + dot(old, recurrent, 3 * u, g * u + j));
    };
    doubles reset = old;
    for (int j = 0; j < u; ++j) at(reset, j) *= gate(1, j);
    for (int j = 0; j < u; ++j) {
      const double own = ResetAfter ? gate(1, j) * (second(2 * u + j) + dot(old, recurrent, 3 * u, 2 * u + j)) : dot(reset, recurrent, 3 * u, 2 * u + j);
      const double candidate = std::tanh(from(bias, 2 * u + j) + dot(x, kernel, 3 * u, 2 * u + j) + own), z = gate(0, j);
      at(r.h, j) = z * at(old, j) + (1 - z) * candidate;
    }
    r.keep(t);
  }
  k::gru<here, tangent{}, logistic{}, ResetAfter, S>(count, r.x.data(), kernel.data(), recurrent.data(), data(bias), h.data(), y.data());
  INFO("in " << S.in << ", units " << u << ", steps " << r.steps << (ResetAfter ? ", reset after" : ""));
  CHECK(error(y, r.rows) <= bound);
  CHECK(error(h, r.h) <= bound);
  k::gru<here, tangent{}, logistic{}, ResetAfter, S>(count, r.x.data(), kernel.data(), recurrent.data(), data(bias), again.data(), nullptr);
  CHECK(again == h);
}

template <recurrence S> void all() {
  for (const int steps : {1, 2, 9})
    for (const bool with_bias : {true, false}) {
      simple_rnn<S>(steps, with_bias);
      lstm<S>(steps, with_bias);
      gru<true, S>(steps, with_bias);
      gru<false, S>(steps, with_bias);
    }
}
}  // namespace

TEST_CASE("recurrent: fewer units than lanes") {
  all<recurrence{1, 1, false, false}>();
  all<recurrence{4, 3, true, true}>();
}
TEST_CASE("recurrent: units that end in an overlapping vector") {
  all<recurrence{3, 20, true, false}>();
  all<recurrence{17, 37, false, true}>();
}
TEST_CASE("recurrent: several panels, a static number of steps") {
  lstm<recurrence{5, 100, true, false}>(k::constant<3>{}, true);
  gru<true, recurrence{5, 100, true, true}>(k::constant<3>{}, true);
  simple_rnn<recurrence{5, 300, true, false}>(k::constant<2>{}, true);
}
