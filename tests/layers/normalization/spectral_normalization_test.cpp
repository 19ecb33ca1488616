// SPDX-License-Identifier: BSL-1.0
#include <ikebana/activations/relu.hpp>
#include <ikebana/layers/activations/activation.hpp>
#include <ikebana/layers/core/embedding.hpp>
#include <ikebana/layers/normalization/spectral_normalization.hpp>
#include <ikebana/layers/reshaping/flatten.hpp>
#include <ikebana/layers/rnn/lstm.hpp>
#include <ikebana/layers/rnn/time_distributed.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("SpectralNormalization is the layer inside, with one weight more") {
  using Net = Sequential<Input<5, 6>, SpectralNormalization<Dense<4, relu>>>;
  static_assert(Net::output_shape == shape<None, 5, 4>{} && Net::parameter_count == 32 && Net::trainable_parameter_count == 28);
  static_assert(Sequential<Input<6>, SpectralNormalization<Embedding<10, 4>>>::parameter_count == 44);
  constexpr tensor_spec in{dims(unknown, 6)};
  constexpr weight_list w = SpectralNormalization<Dense<4>>::describe_weights(specs{&in, 1});
  static_assert(w.list[0].name == "kernel" && w.list[0].again_in == "layer" && w.list[1].name == "vector_u" && w.list[1].shape == dims(1, 4));
  static_assert(w.list[2].name == "bias" && w.list[2].group == "layer");
  SUCCEED();
}

TEST_CASE("what SpectralNormalization refuses") {
  static_assert(why_not<Sequential<Input<6, 2>, SpectralNormalization<Flatten<>>>> ==
                "Layer 'spectral_normalization' (layer 1, SpectralNormalization): the Flatten object has no attribute 'kernel' nor 'embeddings'");
  static_assert(why_not<Sequential<Input<6, 2>, SpectralNormalization<LSTM<4>>>> ==
                "Layer 'spectral_normalization' (layer 1, SpectralNormalization): the LSTM object has no attribute 'kernel' nor 'embeddings'");
  static_assert(!sound<Sequential<Input<6, 2>, SpectralNormalization<TimeDistributed<Dense<4>>>>>);
  static_assert(why_not<Sequential<Input<6>, SpectralNormalization<Dense<4>, power_iterations(0)>>> ==
                "Layer 'spectral_normalization' (layer 1, SpectralNormalization): `power_iterations` should be greater than zero. Received: `power_iterations=0`");
  static_assert(!sound<Sequential<Input<6>, SpectralNormalization<Dense<0>>>> && !sound<Sequential<Input<6>, SpectralNormalization<Dense<4, epsilon(1)>>>>);
  static_assert(!sound<Sequential<Input<6>, SpectralNormalization<Dense<4, input_dim(5)>>>>);
  SUCCEED();
}

TEST_CASE("it computes what Dense computes, with an activation behind it in the same step") {
  Sequential<Input<6>, SpectralNormalization<Dense<4>>, Activation<relu>> net{seed(3)};
  Sequential<Input<6>, Dense<4>, Activation<relu>> plain{no_init};
  std::vector<float> weights(net.weight_data().begin(), net.weight_data().end());
  for (std::size_t i = 0; i < 4; ++i) weights[28 + i] = float(i) - 1.5f;
  net.set_weights(weights);
  weights.erase(weights.begin() + 24, weights.begin() + 28);
  plain.set_weights(weights);
  const xt::xtensor<float, 2> x{{1, 2, -3, 4, 5, .5f}};
  CHECK((net(x) == plain(x)));
}

TEST_CASE("the laws of SpectralNormalization") { check_laws<Sequential<Input<3, 4>, SpectralNormalization<Dense<5>>>>(); }
