// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <ikebana/ikebana.hpp>
#include <iostream>

using namespace ikebana;
using Net = Sequential<Input<3>, Dense<4, relu>, Dense<1>>;
static_assert(Net::output_shape == shape<None, 1>{});
static_assert(Net::parameter_count == 21);

int main() {
  Net net;
  const xt::xtensor<float, 2> x({5, 3}, 0.0F);
  const xt::xtensor<float, 2> y = net(x);
  std::cout << summary<Net>;
  return y.shape(0) == 5 && y.shape(1) == 1 && y(4, 0) == 0.0F ? 0 : 1;  // the biases start at zero
}
