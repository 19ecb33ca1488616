// SPDX-License-Identifier: BSL-1.0
#include <cmath>

#include "catch.hpp"
#include "laws.hpp"
#include "layers/rnn/series.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace simple_rnn_test {
template <auto... Options> using Net = Sequential<Input<6, 3>, SimpleRNN<5, Options...>>;

static_assert(Net<>::output_shape == shape<None, 5>{} && Net<>::parameter_count == 5 * (3 + 5 + 1));
static_assert(Net<return_sequences>::output_shape == shape<None, 6, 5>{});
static_assert(Net<use_bias(false)>::parameter_count == 5 * (3 + 5));
static_assert(Sequential<Input<None, 3>, SimpleRNN<5, return_sequences>>::output_shape == shape<None, None, 5>{});

static_assert(why_not<Sequential<Input<5>, SimpleRNN<4>>> ==
              "Input 0 of layer 'simple_rnn' (layer 1, SimpleRNN) is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 5), "
              "the output of layer 'input_layer'");
static_assert(why_not<Net<recurrent_activation(relu)>> == "Layer 'simple_rnn' (layer 1, SimpleRNN) does not take the option recurrent_activation");
static_assert(why_not<Net<stateful>> ==
              "Layer 'simple_rnn' (layer 1, SimpleRNN): when using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: "
              "sequence.shape=(None, 6, 3). The usual mend: batch_size(n) in the Input");

constexpr auto x = Input<6, 3>{};
auto [y, h] = SimpleRNN<5, return_state>{}(x);
using States = Model<inputs(x), outputs(y, h)>;
}  // namespace simple_rnn_test

TEST_CASE("simple_rnn: the laws") {
  using namespace simple_rnn_test;
  check_laws<Net<>>();
  check_laws<Net<relu, return_sequences, go_backwards>>();
  check_laws<Sequential<Input<6, 3>, SimpleRNN<33, use_bias(false)>>>();
  check_laws<Sequential<Input<6, 3, batch_size(4)>, SimpleRNN<5, stateful>>>();
  check_laws<Sequential<Input<up_to(6), 3>, SimpleRNN<5, return_sequences>>>();
  check_laws<States>();
}

TEST_CASE("simple_rnn: three steps of one unit, by hand") {
  Sequential<Input<3, 1>, SimpleRNN<1, linear, return_sequences>> net{no_init};
  net.set_weights(std::array{2.f, 0.5f, 1.f});
  const auto y = net(xt::xtensor<float, 3>{{{1.f}, {2.f}, {3.f}}});
  CHECK(y(0, 0, 0) == 3.f);
  CHECK(y(0, 1, 0) == 6.5f);
  CHECK(y(0, 2, 0) == 10.25f);
  Sequential<Input<3, 1>, SimpleRNN<1, linear, return_sequences, go_backwards>> back{no_init};
  back.set_weights(std::array{2.f, 0.5f, 1.f});
  const auto z = back(xt::xtensor<float, 3>{{{1.f}, {2.f}, {3.f}}});
  CHECK(z(0, 0, 0) == 7.f);
  CHECK(z(0, 1, 0) == 8.5f);
  CHECK(z(0, 2, 0) == 7.25f);
}

TEST_CASE("simple_rnn: return_state, stateful, and a length that only the call knows") {
  using namespace simple_rnn_test;
  const auto data = recurrent::series(20, 6, 3);
  const auto [output, hidden] = recurrent::drawn<States>(3)(data);
  CHECK((output == recurrent::drawn<Net<>>(3)(data)));
  CHECK((hidden == output));
  recurrent::check_stateful<Sequential<Input<3, 3, batch_size(2)>, SimpleRNN<5, stateful>>, Net<>>();
  recurrent::check_length<Sequential<Input<up_to(9), 3>, SimpleRNN<5, return_sequences>>, Sequential<Input<7, 3>, SimpleRNN<5, return_sequences>>>(7);
}
