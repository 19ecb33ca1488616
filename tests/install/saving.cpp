// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <exception>
#include <ikebana/ikebana.hpp>
#include <ikebana/saving.hpp>
#include <iostream>
#if __has_include(<steps.hpp>)
#include <steps.hpp>
static_assert(imported::Net::parameter_count > 0);
#endif

using namespace ikebana;
using Net = Sequential<Input<3>, Dense<4, relu>, Dense<1>>;

int main() {
  Net net;
  try {
    net.load("absent.weights.h5");
  } catch (const std::exception& e) {
    std::cout << e.what() << '\n';
    return 0;
  }
  std::cout << "a file that is not there was loaded\n";
  return 1;
}
