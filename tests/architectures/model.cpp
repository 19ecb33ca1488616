// SPDX-License-Identifier: BSL-1.0
// Built several times, with different instruction sets, and linked into one program.
#include <ikebana/ikebana.hpp>

using namespace ikebana;
using Net = Sequential<Input<12, 12, 3>, Conv2D<24, 3, relu>, MaxPooling2D<2>, Flatten<>, Dense<17, activation::tanh>, Dense<3, softmax>>;

const char* IKEBANA_TEST_NAME(float* y, unsigned* features) {
  Net net{seed(7)};
  xt::xtensor<float, 4> x({3, 12, 12, 3});
  float value = 0;
  for (float& e : x) e = (value += 0.37f) > 1 ? value -= 2 : value;
  const auto result = net(x);
  std::copy(result.begin(), result.end(), y);
  *features = Net::arch.features;
  return xsimd::default_arch::name();
}
