// SPDX-License-Identifier: BSL-1.0
#include <cmath>

#include "catch.hpp"
#include "laws.hpp"
#include "layers/rnn/series.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace gru_test {
template <auto... Options> using Net = Sequential<Input<6, 3>, GRU<5, Options...>>;

static_assert(Net<>::output_shape == shape<None, 5>{} && Net<>::parameter_count == 3 * 5 * (3 + 5 + 2));
static_assert(Net<reset_after(false)>::parameter_count == 3 * 5 * (3 + 5 + 1));
static_assert(Net<use_bias(false)>::parameter_count == 3 * 5 * (3 + 5));
static_assert(Net<return_sequences>::output_shape == shape<None, 6, 5>{});
static_assert(Sequential<Input<None, 3>, GRU<5>>::output_shape == shape<None, 5>{});
static_assert(Sequential<Input<6, 3, batch_size(4)>, GRU<5, stateful>>::state_bytes == 4 * 5 * sizeof(float));

static_assert(why_not<Sequential<Input<6, 3, 2>, GRU<4>>> ==
              "Input 0 of layer 'gru' (layer 1, GRU) is incompatible with the layer: expected ndim=3, found ndim=4. Full shape received: (None, 6, 3, 2), "
              "the output of layer 'input_layer'");
static_assert(why_not<Net<stateful>> ==
              "Layer 'gru' (layer 1, GRU): when using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: "
              "sequence.shape=(None, 6, 3). The usual mend: batch_size(n) in the Input");
static_assert(why_not<Net<unit_forget_bias>> == "Layer 'gru' (layer 1, GRU) does not take the option unit_forget_bias");
static_assert(sound<Net<recurrent_activation(softmax)>>);

constexpr auto x = Input<6, 3>{};
auto [y, h] = GRU<5, return_sequences, return_state, go_backwards>{}(x);
using States = Model<inputs(x), outputs(y, h)>;
static_assert(States::output_shape == shape_list<shape<None, 6, 5>, shape<None, 5>>{});

// one step of one unit from the state `before`, in Keras' words
double step(double in, double before, const double (&k)[3], const double (&u)[3], const double (&b)[3], const double (&r)[3], bool after) {
  const auto sigmoid_of = [](double v) { return 1 / (1 + std::exp(-v)); };
  const double z = sigmoid_of(in * k[0] + b[0] + before * u[0] + r[0]), reset = sigmoid_of(in * k[1] + b[1] + before * u[1] + r[1]);
  const double candidate = std::tanh(in * k[2] + b[2] + (after ? reset * (before * u[2] + r[2]) : reset * before * u[2]));
  return z * before + (1 - z) * candidate;
}
}  // namespace gru_test

TEST_CASE("gru: the laws") {
  using namespace gru_test;
  check_laws<Net<>>();
  check_laws<Net<reset_after(false), return_sequences, go_backwards>>();
  check_laws<Sequential<Input<6, 3>, GRU<17, use_bias(false), relu, return_sequences>, GRU<4>>>();
  check_laws<Sequential<Input<6, 3, batch_size(4)>, GRU<5, stateful, return_sequences>>>();
  check_laws<Sequential<Input<up_to(6), 3>, GRU<5, return_sequences>>>();
  check_laws<States>();
}

TEST_CASE("gru: two steps of one unit, by the formulas") {
  using namespace gru_test;
  const double k[]{0.5, -0.25, 0.75}, u[]{-0.6, 0.9, 1.1}, b[]{0.1, 0.2, -0.3}, r[]{0.4, -0.5, 0.6}, none[]{0, 0, 0};
  const xt::xtensor<float, 3> two = {{{2.f}, {-1.f}}};
  Sequential<Input<2, 1>, GRU<1>> after{no_init};
  after.set_weights(std::array{0.5f, -0.25f, 0.75f, -0.6f, 0.9f, 1.1f, 0.1f, 0.2f, -0.3f, 0.4f, -0.5f, 0.6f});
  CHECK(after(two)(0, 0) == Approx(step(-1, step(2, 0, k, u, b, r, true), k, u, b, r, true)));
  Sequential<Input<2, 1>, GRU<1, reset_after(false)>> before{no_init};
  before.set_weights(std::array{0.5f, -0.25f, 0.75f, -0.6f, 0.9f, 1.1f, 0.1f, 0.2f, -0.3f});
  CHECK(before(two)(0, 0) == Approx(step(-1, step(2, 0, k, u, b, none, false), k, u, b, none, false)));
}

TEST_CASE("gru: what return_state gives, backwards") {
  using namespace gru_test;
  const auto data = recurrent::series(20, 6, 3);
  const auto [rows, hidden] = recurrent::drawn<States>(3)(data);
  CHECK((hidden == recurrent::drawn<Net<go_backwards>>(3)(data)));
  CHECK((recurrent::last_of(rows) == hidden));  // the sequence is in the order in which it was read
  CHECK((rows == recurrent::drawn<Net<return_sequences>>(3)(recurrent::backwards(data))));
}

TEST_CASE("gru: stateful, and a length that only the call knows") {
  using namespace gru_test;
  recurrent::check_stateful<Sequential<Input<3, 3, batch_size(2)>, GRU<5, stateful>>, Net<>>();
  recurrent::check_stateful<Sequential<Input<up_to(4), 3, batch_size(2)>, GRU<5, stateful, reset_after(false)>>, Net<reset_after(false)>>();
  recurrent::check_length<Sequential<Input<up_to(9), 3>, GRU<5, return_sequences>>, Sequential<Input<4, 3>, GRU<5, return_sequences>>>(4);
}
