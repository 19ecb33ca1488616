// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace normalization_test {
template <auto... Options> using Net = Sequential<Input<5, 4, 3>, Normalization<Options...>>;

static_assert(Net<>::output_shape == shape<None, 5, 4, 3>{} && Net<>::parameter_count == 7);
static_assert(Net<axis(1)>::parameter_count == 11 && Net<axis(1, 3)>::parameter_count == 31 && Net<axis{}>::parameter_count == 3);
static_assert(Net<mean(1), variance(2)>::parameter_count == 0 && sound<Net<mean(1, 2, 3), variance(1, 2, 3), invert>>);
static_assert(sound<Net<axis(2, 3), mean(1, 2, 3), variance(1, 2, 3)>> && sound<Sequential<Input<None, 3>, Normalization<>>>);

static_assert(why_not<Net<mean(1)>> == "Layer 'normalization' (layer 1, Normalization): when setting values directly, both `mean` and `variance` must be set");
static_assert(why_not<Net<mean(1, 2, 3), variance(1)>> ==
              "Layer 'normalization' (layer 1, Normalization): when setting values directly, `mean` and `variance` must have the same shape. Received: mean shape (3,) and variance "
              "shape (1,)");
static_assert(why_not<Net<mean(1, 2), variance(1, 2)>> ==
              "Layer 'normalization' (layer 1, Normalization): the `mean` of shape (2,) cannot be broadcast to the 3 places of its axes. Received: inputs.shape=(None, 5, 4, 3), the "
              "output of layer 'input_layer'");
static_assert(why_not<Net<axis(4)>> ==
              "Layer 'normalization' (layer 1, Normalization): all `axis` values must be in the range [-ndim, ndim). Received inputs with ndim=4, while axis=4, the output of layer "
              "'input_layer'");
static_assert(why_not<Net<axis(0)>> ==
              "Layer 'normalization' (layer 1, Normalization): an axis behind the batch is needed. Received: inputs.shape=(None, 5, 4, 3), axis=0, the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<None, 3>, Normalization<axis(1)>>> ==
              "Layer 'normalization' (layer 1, Normalization): all `axis` values to be kept must have a known shape. Received inputs.shape=(None, None, 3), with unknown axis at index "
              "1, the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<3, 5, 4, channels_first>, Normalization<>>> ==
              "Input 0 of layer 'normalization' (layer 1, Normalization) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with "
              "shape (None, 3, 5, 4). The usual mend: axis(1)");
}  // namespace normalization_test

TEST_CASE("normalization: the laws") {
  check_laws<Sequential<Input<up_to(5), 3>, Normalization<>>>();
  check_laws<Sequential<Input<3, 2, 5>, Normalization<axis(1, 3), invert>, Flatten<>, Dense<2>, Normalization<>>>();
}

TEST_CASE("normalization: a variance of zero, and a mean that is large beside it") {
  const xt::xtensor<float, 2> x{{1e4f, 3}};
  Sequential<Input<2>, Normalization<mean(10001, 3), variance(1e-4, 0)>> net;
  CHECK(net(x)(0, 0) == Approx(-100));
  CHECK(net(x)(0, 1) == 0.f);
}
