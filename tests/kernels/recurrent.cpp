// SPDX-License-Identifier: BSL-1.0
#include <new>

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

/// Activations that say what they are, and one over rows.
struct squash : tangent { static constexpr bool hyperbolic = true; };
struct halved : logistic { static constexpr bool logistic = true; };
struct shares {
  template <ikebana::architecture A, class Count, class Length> static void rows(Count count, Length n, const float* x, float* y) { k::softmax<A>(count, n, x, y); }
};
/// Every value of a gate.
template <class Act> doubles apply(Act, doubles v) {
  if constexpr (std::is_same_v<Act, shares>) {
    double sum = 0;
    for (double& x : v) sum += x = std::exp(x);
    for (double& x : v) x /= sum;
  } else {
    for (double& x : v) x = Act::exactly(x);
  }
  return v;
}

/// Packed weights where kernels want them: at a multiple of 64 bytes, in blocks of their exact size.
struct block {
  float* p;
  explicit block(int n) : p{static_cast<float*>(::operator new(static_cast<std::size_t>(n) * sizeof(float), std::align_val_t{64}))} {
    for (int i = 0; i < n; ++i) p[i] = std::nanf("");
  }
  block(const block&) = delete;
  ~block() { ::operator delete(p, std::align_val_t{64}); }
};

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

/// bias + x . kernel of a gate, for all its units.
doubles sums(const doubles& x, const floats& kernel, const floats& bias, int gates, int gate, int units, int second = 0) {
  doubles s;
  for (int j = 0; j < units; ++j) s.push_back(from(bias, second + gate * units + j) + dot(x, kernel, gates * units, gate * units + j));
  return s;
}
doubles plus(doubles a, const doubles& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
  return a;
}

/// Weights of the states, so small that rounding does not grow from step to step.
floats of_states(int n, int units) {
  const float most = std::min(.4f, 1.6f / std::sqrt(float(units)));
  return random_floats(n, -most, most);
}

template <recurrence S, class Act = squash, class Count> void simple_rnn(Count count, bool with_bias) {
  constexpr int u = S.units;
  run<S> r(count);
  const floats kernel = random_floats(S.in * u), recurrent = of_states(u * u, u), bias = random_floats(with_bias ? u : 0);
  floats h = random_floats(u), y = r.output(), again = h, scratch = unwritten(k::recurrent_scratch(S, 1));
  r.h.assign(h.begin(), h.end());
  for (int t = 0; t < r.steps; ++t) {
    r.h = apply(Act{}, plus(sums(r.input(t), kernel, bias, 1, 0, u), sums(r.h, recurrent, {}, 1, 0, u)));
    r.keep(t);
  }
  const block packed(k::packed_recurrence(S, 1));
  k::pack_simple_rnn<here, S>(kernel.data(), recurrent.data(), data(bias), packed.p);
  k::simple_rnn<here, Act{}, S>(count, r.x.data(), packed.p, scratch.data(), h.data(), y.data());
  INFO("in " << S.in << ", units " << u << ", steps " << r.steps);
  CHECK(error(y, r.rows) <= bound);
  CHECK(error(h, r.h) <= bound);
  k::simple_rnn<here, Act{}, S>(count, r.x.data(), packed.p, scratch.data(), again.data(), nullptr);
  CHECK(again == h);
}

template <recurrence S, class Act = squash, class Recurrent = halved, class Count> void lstm(Count count, bool with_bias) {
  constexpr int u = S.units;
  run<S> r(count);
  const floats kernel = random_floats(S.in * 4 * u), recurrent = of_states(u * 4 * u, u), bias = random_floats(with_bias ? 4 * u : 0);
  floats h = random_floats(u), c = random_floats(u), y = r.output(), h2 = h, c2 = c, scratch = unwritten(k::recurrent_scratch(S, 4));
  r.h.assign(h.begin(), h.end()), r.c.assign(c.begin(), c.end());
  for (int t = 0; t < r.steps; ++t) {
    const auto gate = [&](int g) { return plus(sums(r.input(t), kernel, bias, 4, g, u), sums(r.h, recurrent, {}, 4, g, u)); };
    const doubles i = apply(Recurrent{}, gate(0)), f = apply(Recurrent{}, gate(1)), g = apply(Act{}, gate(2)), o = apply(Recurrent{}, gate(3));
    for (int j = 0; j < u; ++j) at(r.c, j) = at(f, j) * at(r.c, j) + at(i, j) * at(g, j);
    r.h = apply(Act{}, r.c);
    for (int j = 0; j < u; ++j) at(r.h, j) *= at(o, j);
    r.keep(t);
  }
  const block packed(k::packed_recurrence(S, 4));
  k::pack_lstm<here, Recurrent{}, S>(kernel.data(), recurrent.data(), data(bias), packed.p);
  k::lstm<here, Act{}, Recurrent{}, S>(count, r.x.data(), packed.p, scratch.data(), h.data(), c.data(), y.data());
  INFO("in " << S.in << ", units " << u << ", steps " << r.steps);
  CHECK(error(y, r.rows) <= bound);
  CHECK(error(h, r.h) <= bound);
  CHECK(error(c, r.c) <= bound);
  k::lstm<here, Act{}, Recurrent{}, S>(count, r.x.data(), packed.p, scratch.data(), h2.data(), c2.data(), nullptr);
  CHECK((h2 == h && c2 == c));
}

template <bool ResetAfter, recurrence S, class Act = squash, class Recurrent = halved, class Count> void gru(Count count, bool with_bias) {
  constexpr int u = S.units;
  run<S> r(count);
  const floats kernel = random_floats(S.in * 3 * u), recurrent = of_states(u * 3 * u, u);
  const floats bias = random_floats(with_bias ? (ResetAfter ? 6 : 3) * u : 0), none;
  floats h = random_floats(u), y = r.output(), again = h, scratch = unwritten(k::recurrent_scratch(S, 3));
  r.h.assign(h.begin(), h.end());
  for (int t = 0; t < r.steps; ++t) {
    const auto of_input = [&](int g) { return sums(r.input(t), kernel, bias, 3, g, u); };
    const auto of_state = [&](int g, const doubles& v) { return sums(v, recurrent, ResetAfter ? bias : none, 3, g, u, 3 * u); };
    const doubles z = apply(Recurrent{}, plus(of_input(0), of_state(0, r.h))), reset = apply(Recurrent{}, plus(of_input(1), of_state(1, r.h)));
    doubles own = ResetAfter ? of_state(2, r.h) : r.h;
    for (int j = 0; j < u; ++j) at(own, j) *= at(reset, j);
    if (!ResetAfter) own = of_state(2, own);
    own = apply(Act{}, plus(own, of_input(2)));
    for (int j = 0; j < u; ++j) at(r.h, j) = at(z, j) * at(r.h, j) + (1 - at(z, j)) * at(own, j);
    r.keep(t);
  }
  const block packed(k::packed_recurrence(S, 3));
  k::pack_gru<here, Recurrent{}, ResetAfter, S>(kernel.data(), recurrent.data(), data(bias), packed.p);
  k::gru<here, Act{}, Recurrent{}, ResetAfter, S>(count, r.x.data(), packed.p, scratch.data(), h.data(), y.data());
  INFO("in " << S.in << ", units " << u << ", steps " << r.steps << (ResetAfter ? ", reset after" : ""));
  CHECK(error(y, r.rows) <= bound);
  CHECK(error(h, r.h) <= bound);
  k::gru<here, Act{}, Recurrent{}, ResetAfter, S>(count, r.x.data(), packed.p, scratch.data(), again.data(), nullptr);
  CHECK(again == h);
}

template <recurrence S> void all(auto steps, bool with_bias) {
  simple_rnn<S>(steps, with_bias);
  lstm<S>(steps, with_bias);
  gru<true, S>(steps, with_bias);
  gru<false, S>(steps, with_bias);
}
template <recurrence S> void all() {
  for (const int steps : {1, 2, 15})
    for (const bool with_bias : {true, false}) all<S>(steps, with_bias);
}
}  // namespace

TEST_CASE("recurrent: fewer units than lanes") {
  all<recurrence{1, 1, false, false}>();
  all<recurrence{4, 3, true, true}>();
  all<recurrence{1, 8, true, false}>();
}
TEST_CASE("recurrent: units in blocks of different lanes") {
  all<recurrence{3, 20, true, false}>();
  all<recurrence{12, 13, true, true}>();
  all<recurrence{2, 30, false, true}>();
}
TEST_CASE("recurrent: several panels; the input's part apart") {
  all<recurrence{17, 37, false, true}>();
  all<recurrence{9, 100, true, false}>();
  all<recurrence{33, 64, true, true}>();
}
TEST_CASE("recurrent: one step on the caller's own state, a static number of steps") {
  all<recurrence{1, 20, true, false}>(k::constant<1>{}, true);
  all<recurrence{1, 5, false, false}>(k::constant<1>{}, true);
  all<recurrence{40, 64, true, true}>(k::constant<1>{}, true);
  lstm<recurrence{5, 100, true, false}>(k::constant<3>{}, true);
  gru<true, recurrence{5, 100, true, true}>(k::constant<3>{}, true);
  simple_rnn<recurrence{5, 300, true, false}>(k::constant<2>{}, true);
}
TEST_CASE("recurrent: other activations") {
  constexpr recurrence small{3, 7, true, false}, large{5, 21, false, true};
  simple_rnn<large, leaky>(4, true);
  lstm<small, leaky, halved>(4, true);
  lstm<large, squash, tangent>(4, true);
  lstm<large, leaky, logistic>(4, true);
  gru<true, small, leaky, halved>(4, true);
  gru<true, large, squash, logistic>(4, true);
  gru<false, large, leaky, tangent>(4, true);
}
TEST_CASE("recurrent: activations over the units of a gate") {
  constexpr recurrence small{3, 1, true, false}, odd{3, 7, true, false}, large{12, 37, false, true};
  simple_rnn<small, shares>(3, true);
  simple_rnn<large, shares>(3, true);
  lstm<odd, shares, halved>(3, true);
  lstm<large, squash, shares>(3, true);
  lstm<large, shares, shares>(k::constant<1>{}, true);
  gru<true, odd, shares, halved>(3, true);
  gru<true, large, squash, shares>(3, true);
  gru<false, odd, shares, shares>(k::constant<1>{}, true);
  gru<false, large, squash, shares>(3, true);
  gru<false, large, shares, halved>(3, true);
}
