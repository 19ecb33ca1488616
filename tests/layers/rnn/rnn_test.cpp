// SPDX-License-Identifier: BSL-1.0
// Numbers are compared with Keras in oracle/families/wrappers.py.
#include <ikebana/ikebana.hpp>

#include "laws.hpp"
#include "layers/rnn/series.hpp"

namespace rnn_test {
using namespace ikebana;
template <class Cell, auto... Options> using Net = Sequential<Input<6, 3>, RNN<Cell, Options...>>;
using two = StackedRNNCells<LSTMCell<5>, GRUCell<4>>;

static_assert(Net<LSTMCell<4>>::output_shape == shape<None, 4>{} && Net<LSTMCell<4>>::parameter_count == Sequential<Input<6, 3>, LSTM<4>>::parameter_count);
static_assert(Net<two>::output_shape == shape<None, 4>{} && Net<two>::parameter_count == 4 * 5 * (3 + 5 + 1) + 3 * 4 * (5 + 4 + 2));
static_assert(Sequential<Input<None, 3>, RNN<two, return_sequences>>::output_shape == shape<None, None, 4>{});
static_assert(Sequential<Input<6, 3, batch_size(2)>, RNN<two, stateful>>::state_bytes == (5 + 5 + 4) * 2 * sizeof(float));

constexpr auto x = Input<6, 3>{};
constexpr auto h = Input<4, name("h")>{};
auto [y, h1, c1, h2] = RNN<two, return_state>{}(x);
static_assert(Model<inputs(x), outputs(y, c1, h2)>::output_shape == shape_list<shape<None, 4>, shape<None, 5>, shape<None, 4>>{});
static_assert(Model<inputs(x, h), outputs(RNN<GRUCell<4>>{}(x, h))>::output_shape == shape<None, 4>{});
static_assert(Model<inputs(x, h), outputs(GRU<4>{}(x, h))>::output_shape == shape<None, 4>{});

static_assert(why_not<Sequential<Input<3>, RNN<LSTMCell<4>>>> ==
              "Input 0 of layer 'rnn' (layer 1, RNN) is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 3), the output of layer 'input_layer'");
static_assert(why_not<Net<LSTMCell<0>>> == "Layer 'rnn' (layer 1, RNN): received an invalid value for argument `units`, expected a positive integer, got 0");
static_assert(why_not<Net<LSTMCell<4, return_sequences>>> == "Layer 'rnn' (layer 1, RNN): a cell does not take the option return_sequences");
static_assert(why_not<Net<LSTMCell<4, reset_after>>> == "Layer 'rnn' (layer 1, RNN) does not take the option reset_after");
static_assert(why_not<Sequential<Input<None, 3>, RNN<LSTMCell<4>, unroll>>> ==
              "Layer 'rnn' (layer 1, RNN): Cannot unroll a RNN if the time dimension is undefined. Received: sequence.shape=(None, None, 3), the output of layer 'input_layer'");
static_assert(why_not<Net<LSTMCell<4>, relu>> == "Layer 'rnn' (layer 1, RNN) does not take the option activation");
static_assert(why_not<Model<inputs(x, h), outputs(LSTM<4>{}(x, h))>> == "Layer 'lstm' (layer 2, LSTM) has 2 states, but it received 1 as its initial_state");
static_assert(why_not<Model<inputs(x, h), outputs(GRU<5>{}(x, h))>> ==
              "Input 1 of layer 'gru' (layer 2, GRU) is incompatible with the layer: expected shape=(None, 5), found shape=(None, 4), the output of layer 'h'");
static_assert(why_not<Model<inputs(x, h), outputs(RNN<two>{}(x, h))>> == "Layer 'rnn' (layer 2, RNN) has 3 states, but it received 1 as its initial_state");
static_assert(why_not<Net<StackedRNNCells<LSTMCell<4>, LSTMCell<4>, LSTMCell<4>, LSTMCell<4>, LSTMCell<4>>>> ==
              "Layer 'rnn' (layer 1, RNN) has 15 weights; 12 is the most");

TEST_CASE("RNN: laws") { check_laws<Sequential<Input<up_to(5), 3>, RNN<two, return_sequences>>>(); }

TEST_CASE("RNN: states go from call to call") {
  using Whole = Sequential<Input<6, 3, batch_size(2)>, RNN<two, stateful>>;
  using Half = Sequential<Input<3, 3, batch_size(2)>, RNN<two, stateful>>;
  auto whole = recurrent::drawn<Whole>(3);
  auto half = recurrent::drawn<Half>(3);
  const auto series = recurrent::series(2, 6, 3);
  const auto expected = whole(series);
  half(recurrent::steps_of(series, 0, 3));
  const auto second = half(recurrent::steps_of(series, 3, 6));
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(second.data()[i] == Approx(expected.data()[i]).margin(1e-6));
}


}  // namespace rnn_test
