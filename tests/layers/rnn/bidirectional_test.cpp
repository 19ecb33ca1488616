// SPDX-License-Identifier: BSL-1.0
// Numbers are compared with Keras in oracle/families/wrappers.py.
#include <ikebana/ikebana.hpp>

#include "laws.hpp"

namespace bidirectional_test {
using namespace ikebana;
template <class L, auto... Options> using Net = Sequential<Input<6, 3>, Bidirectional<L, Options...>>;

static_assert(Net<LSTM<4>>::output_shape == shape<None, 8>{} && Net<LSTM<4>>::parameter_count == 2 * 4 * 4 * (3 + 4 + 1));
static_assert(Net<GRU<4, return_sequences>, merge_mode::ave>::output_shape == shape<None, 6, 4>{});
static_assert(Sequential<Input<None, 3>, Bidirectional<GRU<4, return_sequences>>>::output_shape == shape<None, None, 8>{});
static_assert(Net<LSTM<4>, merge_mode::mul, backward_layer<GRU<4, go_backwards>>>::output_shape == shape<None, 4>{});
static_assert(Sequential<Input<6, 3, batch_size(2)>, Bidirectional<LSTM<4, stateful>>>::state_bytes == 4 * 2 * 4 * sizeof(float));

constexpr tensor_spec sequence{dims(1, 6, 3)}, films{dims(1, 2, 6, 3)};
static_assert(Bidirectional<LSTM<4>>::describe_weights(specs{&sequence, 1}).list[4].path() == "backward_layer/cell");
static_assert(TimeDistributed<Bidirectional<RNN<StackedRNNCells<LSTMCell<2>, LSTMCell<3>>>>>::describe_weights(specs{&films, 1}).list[3].path() ==
              "layer/forward_layer/cell/cells/lstm_cell_1");

constexpr auto x = Input<6, 3>{};
constexpr auto h = Input<4, name("h")>{};
constexpr auto c = Input<4, name("c")>{};
auto [both, fh, fc, bh, bc] = Bidirectional<LSTM<4, return_state>>{}(x);
static_assert(Model<inputs(x), outputs(both, bc)>::output_shape == shape_list<shape<None, 8>, shape<None, 4>>{});
auto [ahead, back] = Bidirectional<GRU<4>, merge_mode::none>{}(x);
static_assert(Model<inputs(x), outputs(ahead, back)>::output_shape == shape_list<shape<None, 4>, shape<None, 4>>{});

static_assert(why_not<Sequential<Input<3>, Bidirectional<LSTM<4>>>> ==
              "Input 0 of layer 'bidirectional' (layer 1, Bidirectional) is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 3), "
              "the output of layer 'input_layer'");
static_assert(why_not<Net<LSTM<4, go_backwards>>> ==
              "Layer 'bidirectional' (layer 1, Bidirectional): Forward layer and backward layer should have different `go_backwards` value. Received: "
              "forward_layer.go_backwards True, backward_layer.go_backwards=True");
static_assert(why_not<Net<LSTM<4>, backward_layer<LSTM<4>>>> ==
              "Layer 'bidirectional' (layer 1, Bidirectional): Forward layer and backward layer should have different `go_backwards` value. Received: "
              "forward_layer.go_backwards False, backward_layer.go_backwards=False");
static_assert(why_not<Net<LSTM<4, return_sequences>, backward_layer<LSTM<4, go_backwards>>>> ==
              "Layer 'bidirectional' (layer 1, Bidirectional): Forward layer and backward layer are expected to have the same value for attribute \"return_sequences\"");
static_assert(why_not<Net<LSTM<4>, backward_layer<LSTM<5, go_backwards>>>> ==
              "Layer 'bidirectional' (layer 1, Bidirectional): the forward and the backward layer must give tensors of one shape. Received: 4 and 5 features");
static_assert(why_not<Model<inputs(x, h, c), outputs(Bidirectional<LSTM<4>>{}(x, h, c))>> ==
              "Layer 'bidirectional' (layer 3, Bidirectional) has 4 states, but it received 2 as its initial_state");
static_assert(why_not<Net<Dense<4>>> == "Layer 'bidirectional' (layer 1, Bidirectional): please initialize `Bidirectional` with recurrent layers, such as LSTM. Received: Dense");
static_assert(!sound<Net<LSTM<4>, backward_layer<Dense<4>>>>);
static_assert(why_not<Net<LSTM<4, return_state>, backward_layer<GRU<4, return_state, go_backwards>>>> ==
              "Layer 'bidirectional' (layer 1, Bidirectional): Forward layer and backward layer must have as many states");
static_assert(why_not<Net<LSTM<0>>> ==
              "Layer 'bidirectional' (layer 1, Bidirectional): received an invalid value for argument `units`, expected a positive integer, got 0");
static_assert(why_not<Net<LSTM<4, stateful>>>.view().find("the batch size must be static") != std::string_view::npos);
static_assert(why_not<Net<LSTM<4>, return_sequences>> == "Layer 'bidirectional' (layer 1, Bidirectional) does not take the option return_sequences");

TEST_CASE("Bidirectional: laws") {
  check_laws<Sequential<Input<up_to(5), 3>, Bidirectional<GRU<4, return_sequences>>>>();
  check_laws<Sequential<Input<up_to(5)>, Embedding<3, 4, mask_zero>, Bidirectional<RNN<StackedRNNCells<SimpleRNNCell<3>, SimpleRNNCell<4>>>>>>({.ids = 3});
}


}  // namespace bidirectional_test
