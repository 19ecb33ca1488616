// SPDX-License-Identifier: BSL-1.0
// Shapes and checks alone: declares models without xtensor and xsimd. What runs is in <ikebana/ikebana.hpp>.
#pragma once
#include <ikebana/core/diagnostics.hpp>  // first, so that a refusal's "included from" is two lines
#include <ikebana/models/chain.hpp>
#include <ikebana/visualization/summary.hpp>

// layers: written by tests/headers/umbrella.sh
#include <ikebana/activations/activation.hpp>
#include <ikebana/activations/elu.hpp>
#include <ikebana/activations/exponential.hpp>
#include <ikebana/activations/gelu.hpp>
#include <ikebana/activations/hard_sigmoid.hpp>
#include <ikebana/activations/hard_silu.hpp>
#include <ikebana/activations/leaky_relu.hpp>
#include <ikebana/activations/log_softmax.hpp>
#include <ikebana/activations/mish.hpp>
#include <ikebana/activations/relu.hpp>
#include <ikebana/activations/relu6.hpp>
#include <ikebana/activations/selu.hpp>
#include <ikebana/activations/sigmoid.hpp>
#include <ikebana/activations/silu.hpp>
#include <ikebana/activations/softmax.hpp>
#include <ikebana/activations/softplus.hpp>
#include <ikebana/activations/softsign.hpp>
#include <ikebana/activations/tanh.hpp>
#include <ikebana/initializers/initializer.hpp>
#include <ikebana/layers/activations/activation.hpp>
#include <ikebana/layers/convolutional/conv1d.hpp>
#include <ikebana/layers/convolutional/conv2d.hpp>
#include <ikebana/layers/convolutional/convolution.hpp>
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/core/embedding.hpp>
#include <ikebana/layers/core/identity.hpp>
#include <ikebana/layers/core/input.hpp>
#include <ikebana/layers/core/lambda.hpp>
#include <ikebana/layers/layer.hpp>
#include <ikebana/layers/merging/add.hpp>
#include <ikebana/layers/merging/average.hpp>
#include <ikebana/layers/merging/concatenate.hpp>
#include <ikebana/layers/merging/maximum.hpp>
#include <ikebana/layers/merging/merge.hpp>
#include <ikebana/layers/merging/minimum.hpp>
#include <ikebana/layers/merging/multiply.hpp>
#include <ikebana/layers/merging/subtract.hpp>
#include <ikebana/layers/normalization/batch_normalization.hpp>
#include <ikebana/layers/options.hpp>
#include <ikebana/layers/pooling/average_pooling1d.hpp>
#include <ikebana/layers/pooling/average_pooling2d.hpp>
#include <ikebana/layers/pooling/global_average_pooling1d.hpp>
#include <ikebana/layers/pooling/global_average_pooling2d.hpp>
#include <ikebana/layers/pooling/global_max_pooling1d.hpp>
#include <ikebana/layers/pooling/global_max_pooling2d.hpp>
#include <ikebana/layers/pooling/global_pooling.hpp>
#include <ikebana/layers/pooling/max_pooling1d.hpp>
#include <ikebana/layers/pooling/max_pooling2d.hpp>
#include <ikebana/layers/pooling/pooling.hpp>
#include <ikebana/layers/regularization/dropout.hpp>
#include <ikebana/layers/reshaping/flatten.hpp>
#include <ikebana/layers/reshaping/permute.hpp>
#include <ikebana/layers/reshaping/repeat_vector.hpp>
#include <ikebana/layers/reshaping/reshape.hpp>
#include <ikebana/layers/rnn/gru.hpp>
#include <ikebana/layers/rnn/lstm.hpp>
#include <ikebana/layers/rnn/recurrent.hpp>
#include <ikebana/layers/rnn/simple_rnn.hpp>
#include <ikebana/layers/windows.hpp>
// end of layers
