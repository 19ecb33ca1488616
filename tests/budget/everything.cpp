// SPDX-License-Identifier: BSL-1.0
// The seed model with everything: made, and called.
#include <ikebana/ikebana.hpp>
using namespace ikebana;
using Net = Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>;
int main() {
  Net net;
  const xt::xtensor<float, 2> x({5, 3}, 0.5F);
  const xt::xtensor<float, 2> y = net(x);
  return y.shape(0) == 5 ? 0 : 1;
}
