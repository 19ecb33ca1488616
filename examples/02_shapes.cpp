// SPDX-License-Identifier: BSL-1.0
// Units, input shape, None, batch, data_format: Keras' terms, answered by the compiler.
#include <cmath>
#include <iostream>

#include <ikebana/ikebana.hpp>

using namespace ikebana;

// The batch is left out and shown as None ...
using Images = Sequential<Input<50, 50, 3>, Conv2D<32, 3, relu>, MaxPooling2D<2>, Flatten<>, Dense<10, softmax>>;
static_assert(Images::input_shape == shape<None, 50, 50, 3>{});
static_assert(Images::output_shape == shape<None, 10>{});
// ... unless it is fixed; then it is fixed.
using Thirty = Sequential<Input<batch_shape(30, 50, 50, 3)>, Conv2D<32, 3, relu>>;
static_assert(Thirty::output_shape == shape<30, 48, 48, 32>{});

// channels_first is a tag of the tensor, and every layer that reads a layout must agree.
using First = Sequential<Input<3, 50, 50, channels_first>, Conv2D<32, 3, channels_first>>;
static_assert(First::output_shape == shape<None, 32, 48, 48>{});

// Dense works on the last axis of whatever comes; recurrent layers take (batch, steps, features), and steps may be None.
using Rows = Sequential<Input<None, 16>, Dense<8>>;
static_assert(Rows::output_shape == shape<None, None, 8>{});
// To run, an axis that only the call knows needs a bound. It still prints as None.
using Sequence = Sequential<Input<up_to(100), 16>, LSTM<8>, Dense<1>>;
static_assert(Sequence::input_shape == shape<None, None, 16>{});

int main() {
  std::cout << "an image of " << Images::input_shape << " gives " << Images::output_shape << ", with " << Images::parameter_count
            << " parameters, " << Images::weight_bytes << " bytes of weights, " << Images::flops << " operations a sample\n";
  std::cout << "thirty images: " << Thirty::input_shape << " gives " << Thirty::output_shape << '\n';
  std::cout << "channels first: " << First::input_shape << " gives " << First::output_shape << '\n';
  std::cout << "rows: " << Rows::input_shape << " gives " << Rows::output_shape << '\n';

  Sequence net{seed(1)};
  for (std::size_t steps : {5u, 100u}) {
    const xt::xtensor<float, 3> x({2, steps, 16}, 0.5f);
    std::cout << steps << " steps give (" << net(x).shape()[0] << ", " << net(x).shape()[1] << ")\n";
  }
  try {
    net(xt::xtensor<float, 3>({2, 101, 16}, 0.5f));
  } catch (const shape_mismatch& refusal) {
    std::cout << refusal.what() << '\n';
  }
}
