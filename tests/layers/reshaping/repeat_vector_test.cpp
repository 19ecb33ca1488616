// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/reshaping/repeat_vector.hpp>
#include <ikebana/layers/rnn/lstm.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("RepeatVector gives its input at every step") {
  static_assert(Sequential<Input<4>, RepeatVector<3>>::output_shape == shape<None, 3, 4>{});
  static_assert(Sequential<Input<4, batch_size(30)>, RepeatVector<3>>::output_shape == shape<30, 3, 4>{});
  static_assert(RepeatVector<3, input_shape(4)>::output_shape == shape<None, 3, 4>{});

  Sequential<Input<2>, RepeatVector<3>> net;
  const auto y = net(xt::xtensor<float, 2>{{1, 2}, {5, 7}});
  CHECK((y == xt::xtensor<float, 3>{{{1, 2}, {1, 2}, {1, 2}}, {{5, 7}, {5, 7}, {5, 7}}}));
}

TEST_CASE("RepeatVector keeps the laws") {
  check_laws<Sequential<Input<5>, RepeatVector<4>>>();
  check_laws<Sequential<Input<5>, RepeatVector<1>, LSTM<3, return_sequences>>>();
  check_laws<Sequential<Input<up_to(9)>, RepeatVector<2>>>();
}

TEST_CASE("what RepeatVector refuses") {
  static_assert(why_not<Sequential<Input<4>, RepeatVector<0>>> ==
                "Layer 'repeat_vector' (layer 1, RepeatVector): n should be a positive integer. Received: n=0");
  static_assert(why_not<Sequential<Input<4, 4>, RepeatVector<3>>> ==
                "Input 0 of layer 'repeat_vector' (layer 1, RepeatVector) is incompatible with the layer: expected ndim=2, found ndim=3. "
                "Full shape received: (None, 4, 4), the output of layer 'input_layer'");
}
