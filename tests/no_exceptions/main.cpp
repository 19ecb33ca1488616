// SPDX-License-Identifier: BSL-1.0
// Built with -fno-exceptions. A call that fits runs; one that does not prints the sentence and ends the program.
#include <cstdio>

#include <ikebana/ikebana.hpp>

using namespace ikebana;

int main(int arguments, char**) {
  Sequential<Input<3>, Dense<4, relu>, Dense<1>> net{seed(7)};
  const float in[3]{1, 2, 3};
  float out[1];
  net(in, out);
  xt::xtensor<float, 2> x({2, 3}, 1.f);
  std::printf("%zu rows\n", net(x).shape()[0]);
  std::fflush(stdout);
  if (arguments > 1) net(xt::xtensor<float, 2>({2, 4}, 1.f));
  return 0;
}
