// SPDX-License-Identifier: BSL-1.0
#include <cmath>

#include "catch.hpp"
#include "laws.hpp"
#include "layers/rnn/series.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace lstm_test {
template <auto... Options> using Net = Sequential<Input<6, 3>, LSTM<5, Options...>>;

static_assert(Net<>::output_shape == shape<None, 5>{} && Net<>::parameter_count == 4 * 5 * (3 + 5 + 1));
static_assert(Net<return_sequences>::output_shape == shape<None, 6, 5>{});
static_assert(Net<use_bias(false)>::parameter_count == 4 * 5 * (3 + 5));
static_assert(Sequential<Input<None, 3>, LSTM<5, return_sequences>>::output_shape == shape<None, None, 5>{});
static_assert(Sequential<Input<6, 3, batch_size(4)>, LSTM<5, stateful>>::output_shape == shape<4, 5>{});
static_assert(Sequential<Input<6, 3, batch_size(4)>, LSTM<5, stateful>>::state_bytes == 2 * 4 * 5 * sizeof(float));
static_assert(Net<>::state_bytes == 0);
static_assert(LSTM<5, input_shape(6, 3)>::output_shape == shape<None, 5>{});
static_assert(Net<>::flops == 2ll * 6 * (3 + 5) * 4 * 5);
static_assert(sound<Net<dropout(0.2), recurrent_dropout(0.1)>>);

static_assert(why_not<Sequential<Input<5>, LSTM<4>>> ==
              "Input 0 of layer 'lstm' (layer 1, LSTM) is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 5), "
              "the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<6, 3>, LSTM<4, stateful>>> ==
              "Layer 'lstm' (layer 1, LSTM): when using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: "
              "sequence.shape=(None, 6, 3). The usual mend: batch_size(n) in the Input");
static_assert(!sound<Sequential<Input<6, 3, batch_size(up_to(4))>, LSTM<4, stateful>>>);
static_assert(why_not<Sequential<Input<6, None>, LSTM<4>>> ==
              "Layer 'lstm' (layer 1, LSTM): shapes used to initialize variables must be fully-defined (no `None` dimensions), but axis -1 of its input is None. "
              "Received: input shape=(None, 6, None), the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<6, 3>, LSTM<0>>> ==
              "Layer 'lstm' (layer 1, LSTM): received an invalid value for argument `units`, expected a positive integer, got 0");
static_assert(sound<Net<softmax>>);
static_assert(why_not<Net<reset_after>> == "Layer 'lstm' (layer 1, LSTM) does not take the option reset_after");
static_assert(why_not<Net<return_state, return_state(false)>> == "Layer 'lstm' (layer 1, LSTM) is given the option return_state twice");
static_assert(why_not<Sequential<Input<6, 3>, LSTM<4, input_dim(5)>>> ==
              "Input 0 of layer 'lstm' (layer 1, LSTM) is incompatible with the layer: expected axis -1 of input shape to have value 5, but received input with shape "
              "(None, 6, 3), the output of layer 'input_layer'");

constexpr auto x = Input<6, 3>{};
auto [y, h, c] = LSTM<5, return_state>{}(x);
auto [all, last, cell] = LSTM<5, return_sequences, return_state>{}(x);
using States = Model<inputs(x), outputs(y, h, c)>;
using Sequences = Model<inputs(x), outputs(all, last, cell)>;
using Cell_alone = Model<inputs(x), outputs(cell)>;
using Output_alone = Model<inputs(x), outputs(y)>;
static_assert(States::output_shape == shape_list<shape<None, 5>, shape<None, 5>, shape<None, 5>>{});
static_assert(Sequences::output_shape == shape_list<shape<None, 6, 5>, shape<None, 5>, shape<None, 5>>{});

constexpr auto longest = Input<up_to(9), 3>{};
auto [any_y, any_h, any_c] = LSTM<5, return_sequences, return_state>{}(longest);
using Any_states = Model<inputs(longest), outputs(any_y, any_h, any_c)>;

constexpr auto pair = Input<6, 3, batch_size(2)>{};
auto [kept_y, kept_h, kept_c] = LSTM<5, stateful, return_state>{}(pair);
using Kept = Model<inputs(pair), outputs(kept_y, kept_h, kept_c)>;
}  // namespace lstm_test

TEST_CASE("lstm: the laws") {
  using namespace lstm_test;
  check_laws<Net<>>();
  check_laws<Net<return_sequences, go_backwards, relu, recurrent_activation(activation::tanh)>>();
  check_laws<Sequential<Input<6, 3>, LSTM<17, use_bias(false), return_sequences>, LSTM<4>>>();
  check_laws<Sequential<Input<6, 3, batch_size(4)>, LSTM<5, stateful>>>();
  check_laws<Sequential<Input<up_to(6), 3>, LSTM<5, return_sequences>, LSTM<3>>>();
  check_laws<States>();
  check_laws<Sequences>();
  check_laws<Cell_alone>();
  check_laws<Output_alone>();
  check_laws<Any_states>();
}

TEST_CASE("lstm: one step of one unit, by the formulas") {
  Sequential<Input<1, 1>, LSTM<1>> net{no_init};
  net.set_weight<"lstm", "kernel">(xt::xtensor<float, 2>{{0.5f, -0.25f, 0.75f, 1.5f}});  // i, f, c, o
  net.set_weight<"lstm", "bias">(xt::xtensor<float, 1>{0.1f, 0.2f, -0.3f, 0.4f});
  const auto sigmoid_of = [](double v) { return 1 / (1 + std::exp(-v)); };
  const double cell = sigmoid_of(2 * 0.5 + 0.1) * std::tanh(2 * 0.75 - 0.3);  // the forget gate has nothing to forget
  CHECK(net(xt::xtensor<float, 3>({1, 1, 1}, 2.f))(0, 0) == Approx(sigmoid_of(2 * 1.5 + 0.4) * std::tanh(cell)));
}

TEST_CASE("lstm: what return_state gives") {
  using namespace lstm_test;
  const auto data = recurrent::series(20, 6, 3);
  const auto plain = recurrent::drawn<Net<>>(3)(data);
  const auto [output, hidden, memory] = recurrent::drawn<States>(3)(data);
  const auto [rows, hidden_too, memory_too] = recurrent::drawn<Sequences>(3)(data);
  CHECK((output == plain));
  CHECK((hidden == plain));
  CHECK((hidden_too == plain));
  CHECK((memory_too == memory));
  CHECK((recurrent::last_of(rows) == plain));
  CHECK((recurrent::drawn<Cell_alone>(3)(data) == memory));
  CHECK((recurrent::drawn<Output_alone>(3)(data) == plain));
  const auto [any_rows, any_hidden, any_memory] = recurrent::drawn<Any_states>(3)(data);
  CHECK((any_rows == rows));
  CHECK((any_hidden == hidden));
  CHECK((any_memory == memory));
}

TEST_CASE("lstm: stateful, and with a state to give") {
  using namespace lstm_test;
  using Whole = Sequential<Input<6, 3>, LSTM<5>>;
  recurrent::check_stateful<Sequential<Input<3, 3, batch_size(2)>, LSTM<5, stateful>>, Whole>();
  recurrent::check_stateful<Sequential<Input<up_to(7), 3, batch_size(2)>, LSTM<5, stateful>>, Whole>();
  auto kept = recurrent::drawn<Kept>(3);
  const auto data = recurrent::series(2, 6, 3);
  const auto [output, hidden, memory] = kept(data);
  const auto [plain, plain_hidden, plain_memory] = recurrent::drawn<States>(3)(data);
  CHECK((output == plain));
  CHECK((hidden == plain_hidden));
  CHECK((memory == plain_memory));
  const auto [later, later_hidden, later_memory] = kept(data);
  CHECK((later == later_hidden));
  CHECK((later_memory != memory));
}

TEST_CASE("lstm: a length that only the call knows") {
  using namespace lstm_test;
  recurrent::check_length<Sequential<Input<up_to(9), 3>, LSTM<5, return_sequences, go_backwards>>, Sequential<Input<7, 3>, LSTM<5, return_sequences, go_backwards>>>(7);
  recurrent::check_length<Sequential<Input<up_to(9), 3>, LSTM<5, return_sequences>, LSTM<4>>, Sequential<Input<7, 3>, LSTM<5, return_sequences>, LSTM<4>>>(7);
  // no step at all: the state that it began with
  const auto nothing = recurrent::drawn<Sequential<Input<up_to(9), 3>, LSTM<5>>>(6)(recurrent::series(2, 0, 3));
  CHECK((nothing == xt::xtensor<float, 2>({2, 5}, 0.f)));
}

TEST_CASE("lstm: initial weights") {
  using namespace lstm_test;
  const Net<> net{seed(1)};
  const Net<bias_initializer(initializers::constant(0.5f))> half{seed(1)};
  const Net<unit_forget_bias(false)> none{seed(1)};
  for (std::size_t i = 0; i < 20; ++i) {
    const bool forget = i >= 5 && i < 10;
    CHECK(net.weight<"lstm", "bias">()(i) == (forget ? 1.f : 0.f));
    CHECK(half.weight<"lstm", "bias">()(i) == (forget ? 1.f : 0.5f));
    CHECK(none.weight<"lstm", "bias">()(i) == 0.f);
  }
  const auto kernel = net.weight<"lstm", "recurrent_kernel">();
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j) {
      float dot = 0;
      for (std::size_t k = 0; k < 20; ++k) dot += kernel(i, k) * kernel(j, k);
      CHECK(dot == Approx(i == j ? 1 : 0).margin(1e-5));
    }
}
