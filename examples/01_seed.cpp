// SPDX-License-Identifier: BSL-1.0
// 3 inputs, two hidden layers of 4 units, 1 output: the model of every introduction to Keras, written in both of its spellings.
// Only the input shape is given; the rest follows from the units.
#include <cmath>
#include <iostream>

#include <ikebana/ikebana.hpp>

using namespace ikebana;

// model = Sequential([Input((3,)), Dense(4, activation="relu"), Dense(4, activation="relu"), Dense(1)])
using Stack = Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>;

// x = Input((3,)); hidden = Dense(4, "relu")(Dense(4, "relu")(x)); model = Model(x, Dense(1)(hidden))
constexpr auto x = Input<3>{};
constexpr auto hidden = Dense<4, relu>{}(Dense<4, relu>{}(x));
using Functional = Model<inputs(x), outputs(Dense<1>{}(hidden))>;

static_assert(Stack::output_shape == shape<None, 1>{});
static_assert(Stack::parameter_count == (3 + 1) * 4 + (4 + 1) * 4 + (4 + 1) * 1);
static_assert(std::is_same_v<network<Stack>::graph_type, network<Functional>::graph_type>);  // two spellings, one network

int main() {
  std::cout << summary<Stack> << '\n';

  Stack net{no_init};  // Stack net; would draw Keras' initial weights
  net.set_weight<"dense", "kernel">(xt::xtensor<float, 2>{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}});
  net.set_weight<"dense_1", "kernel">(xt::xtensor<float, 2>{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}});
  net.set_weight<"dense_2", "kernel">(xt::xtensor<float, 2>{{1}, {1}, {1}, {-1}});
  net.set_weight<"dense_2", "bias">(xt::xtensor<float, 1>{0.5f});

  const xt::xtensor<float, 2> samples{{1, 2, 3}, {-1, 2, 3}, {-1, -2, -3}};
  const xt::xtensor<float, 2> y = net(samples);  // relu(a) + relu(b) + relu(c) - relu(a + b + c) + 0.5
  for (float value : y) std::cout << value << '\n';

  const float one[3] = {-1, 2, 3};  // a single sample, by plain memory: noexcept, no allocation
  float result[1];
  net(one, result);
  std::cout << "one sample: " << result[0] << '\n';
}
