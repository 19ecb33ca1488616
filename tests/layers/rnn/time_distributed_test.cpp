// SPDX-License-Identifier: BSL-1.0
// Numbers are compared with Keras in oracle/families/wrappers.py.
#include <ikebana/ikebana.hpp>

#include "laws.hpp"

namespace time_distributed_test {
using namespace ikebana;
template <class L, auto... Options> using Net = Sequential<Input<5, 8, 8, 3>, TimeDistributed<L, Options...>>;

static_assert(Net<Conv2D<4, 3>>::output_shape == shape<None, 5, 6, 6, 4>{} && Net<Conv2D<4, 3>>::parameter_count == 4 * (27 + 1));
static_assert(Net<Flatten<>>::output_shape == shape<None, 5, 192>{});
static_assert(Sequential<Input<None, 3>, TimeDistributed<Dense<4>>>::output_shape == shape<None, None, 4>{});
static_assert(Sequential<Input<5, None, None, 3>, TimeDistributed<GlobalAveragePooling2D<>>>::output_shape == shape<None, 5, 3>{});
static_assert(Sequential<Input<2, 5, 3>, TimeDistributed<TimeDistributed<Dense<4>>>>::output_shape == shape<None, 2, 5, 4>{});
static_assert(Sequential<Input<5, 3, batch_size(7)>, TimeDistributed<Dense<4>>>::output_shape == shape<7, 5, 4>{});

static_assert(why_not<Sequential<Input<3>, TimeDistributed<Dense<4>>>> ==
              "Layer 'time_distributed' (layer 1, TimeDistributed): `TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, received: (None, 3), "
              "the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<5, 3>, TimeDistributed<Conv1D<4, 3>>>> ==
              "Input 0 of layer 'time_distributed' (layer 1, TimeDistributed) is incompatible with the layer: expected min_ndim=3, found ndim=2. Full shape received: (None, 3), "
              "the output of layer 'input_layer'" ||
              !sound<Sequential<Input<5, 3>, TimeDistributed<Conv1D<4, 3>>>>);
static_assert(why_not<Net<Dense<0>>> == "Layer 'time_distributed' (layer 1, TimeDistributed): units should be a positive integer. Received: units=0");
static_assert(why_not<Net<Dense<4, return_state>>> == "Layer 'time_distributed' (layer 1, TimeDistributed) does not take the option return_state");
static_assert(why_not<Sequential<Input<2, 5, 3>, TimeDistributed<LSTM<4, return_state>>>> ==
              "Layer 'time_distributed' (layer 1, TimeDistributed): the layer that it is around gives several tensors, and must give one. The usual mend: without return_state");

// a model in each step
using Cnn = Sequential<Input<8, 8, 3>, Conv2D<4, 3, relu>, MaxPooling2D<2>, Flatten<>>;
static_assert(Net<Cnn>::output_shape == shape<None, 5, 36>{} && Net<Cnn>::parameter_count == 112 && Net<Cnn>::flops == 5 * Cnn::flops);
static_assert(Net<as_layer<Cnn, name("cnn")>, name("film")>::output_shape == shape<None, 5, 36>{});
static_assert(Sequential<TimeDistributed<Cnn, input_shape(None, 8, 8, 3)>>::output_shape == shape<None, None, 36>{});
static_assert(Sequential<Input<5, 8, 8, 3, batch_size(2)>, TimeDistributed<Cnn>>::output_shape == shape<2, 5, 36>{});
static_assert(Sequential<Input<2, 5, 8, 8, 3>, TimeDistributed<Sequential<TimeDistributed<Cnn>, LSTM<4>>>>::output_shape == shape<None, 2, 4>{});

constexpr auto frames = Input<5, 8, 8, 3>{};
constexpr auto film = TimeDistributed<Cnn, name("film")>{};
constexpr auto before = film(frames);
constexpr auto after = film(ReLU<>{}(frames));
using Shared = Model<inputs(frames), outputs(Add<>{}(before, after))>;
static_assert(Shared::output_shape == shape<None, 5, 36>{} && Shared::parameter_count == 112);
using Chain = Model<(Input<5, 8, 8, 3>{} >> TimeDistributed<Cnn>{})>;
static_assert(Chain::output_shape == shape<None, 5, 36>{});

constexpr auto left = Input<8, 8, 3, name("left")>{};
constexpr auto right = Input<8, 8, 3, name("right")>{};
constexpr auto unnamed = TimeDistributed<Cnn>{};
static_assert(why_not<Sequential<Input<8>, TimeDistributed<Cnn>>> ==
              "Layer 'time_distributed' (layer 1, TimeDistributed): `TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, received: (None, 8), "
              "the output of layer 'input_layer'");
static_assert(why_not<Net<Sequential<Input<8, 8, 2>, Flatten<>>>> ==
              "Input 0 of layer 'input_layer_1' (layer 2, InputLayer) is incompatible with the layer: expected shape=(None, 8, 8, 2), found shape=(None, 8, 8, 3), "
              "the output of layer 'time_distributed'");
static_assert(why_not<Net<Model<inputs(left, right), outputs(Add<>{}(left, right))>>> ==
              "Layer 'time_distributed' (layer 1, TimeDistributed): the model that it is around takes 2 and gives 1 tensors, and must take one and give one");
static_assert(why_not<Net<Cnn, trainable(false)>> ==
              "Layer 'time_distributed' (layer 1, TimeDistributed): what is frozen is said by the layers of the model. The usual mend: trainable(false) in them");
static_assert(why_not<Net<Cnn, return_state>> == "Layer 'time_distributed' (layer 1, TimeDistributed) does not take the option return_state");
static_assert(why_not<Sequential<Input<5, 4, 3, batch_size(2)>, TimeDistributed<LSTM<4, stateful>>>> ==
              "Layer 'time_distributed' (layer 1, TimeDistributed): the layer that it is around sees the whole batch, or keeps a state");
static_assert(why_not<Sequential<Input<5, 4, 3, batch_size(2)>, TimeDistributed<Sequential<LSTM<4, stateful>>>>> ==
              "Layer 'lstm' (layer 2, LSTM) sees the whole batch, or keeps a state, and cannot be in a model in a TimeDistributed");
static_assert(why_not<Sequential<Input<2, 5, 8, 8, 3>, TimeDistributed<TimeDistributed<Cnn>>>> ==
              "Layer 'time_distributed' (layer 1, TimeDistributed) is around a TimeDistributed that is around a model, which has to be a layer of a model itself");
static_assert(!sound<Model<inputs(frames), outputs(unnamed(frames))>>);

TEST_CASE("TimeDistributed: laws") {
  check_laws<Sequential<Input<up_to(4), up_to(6), 2>, TimeDistributed<Conv1D<3, 2>>, TimeDistributed<GRU<4>>>>();
}
TEST_CASE("TimeDistributed: a model is its layers, one after another") {
  using Steps = Sequential<Input<up_to(4), up_to(6), 2>, TimeDistributed<Sequential<Conv1D<3, 2>, GRU<4>>>>;
  check_laws<Steps>();
  Steps together(seed(1));
  Sequential<Input<up_to(4), up_to(6), 2>, TimeDistributed<Conv1D<3, 2>>, TimeDistributed<GRU<4>>> apart(seed(1));
  const xt::xtensor<float, 4> x = xt::reshape_view(xt::sin(xt::arange<float>(72.f)), {3, 3, 4, 2});
  const auto y = together(x), z = apart(x);
  for (std::size_t i = 0; i < y.size(); ++i) CHECK(y.data()[i] == z.data()[i]);
}

}  // namespace time_distributed_test
