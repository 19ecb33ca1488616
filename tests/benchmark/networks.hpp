// SPDX-License-Identifier: BSL-1.0
// The workloads' networks.
#pragma once
#include <ikebana/ikebana.hpp>

namespace networks {
using namespace ikebana;

using W1 = Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>;

template <class In> using mlp = Sequential<In, Dense<512, relu>, Dense<512, relu>, Dense<10, softmax>>;
using W2 = mlp<Input<784>>;
template <int N> using W2_batch = mlp<Input<784, batch_size(N)>>;

template <class In> using digits = Sequential<In, Conv2D<32, 3, relu>, MaxPooling2D<2>, Conv2D<64, 3, relu>, MaxPooling2D<2>, Flatten<>, Dense<128, relu>, Dense<10, softmax>>;
using W3 = digits<Input<28, 28, 1>>;
template <int N> using W3_batch = digits<Input<28, 28, 1, batch_size(N)>>;

template <class Recurrent> using step_a_call = Sequential<Input<1, 1, batch_size(1)>, Recurrent, Dense<1>>;
using W4 = step_a_call<LSTM<20, stateful>>;
using W4_gru = step_a_call<GRU<8, stateful>>;
using Gru32 = step_a_call<GRU<32, stateful>>;

using W5 = Sequential<Input<250, 3>, Conv1D<64, 5, relu>, MaxPooling1D<2>, Conv1D<64, 5, relu>, GlobalAveragePooling1D<>, Dense<6>>;
using W5_lstm = Sequential<Input<250, 3>, LSTM<64>, Dense<6>>;

using W6a = Sequential<Input<56, 56, 64>, Conv2D<64, 3, padding::same>>;
using W6b = Sequential<Input<14, 14, 256>, Conv2D<256, 3, padding::same>>;
using W6c = Sequential<Input<56, 56, 64>, Conv2D<256, 1>>;
using W6d = Sequential<Input<112, 112, 32>, DepthwiseConv2D<3, padding::same>>;
using W6d_2 = Sequential<Input<112, 112, 32>, DepthwiseConv2D<3, padding::same, strides(2)>>;
using W6_first = Sequential<Input<28, 28, 1>, Conv2D<32, 3, relu>>;

}  // namespace networks
