// SPDX-License-Identifier: BSL-1.0
// Real digits, and the weights of four models that Keras trained on such digits: each is a type here, loads the file that Keras saved,
// and must give what Keras gave. (The data and the script that trained: examples/data.)
#include <cmath>
#include <fstream>
#include <iostream>

#include <ikebana/ikebana.hpp>
#include <ikebana/saving.hpp>

#include "npy.hpp"

using namespace ikebana;

using Mlp = Sequential<Input<64>, Dense<64, relu>, Dense<32, relu>, Dense<10, softmax>>;
using Cnn = Sequential<Input<8, 8, 1>, Conv2D<16, 3, padding::same, relu>, MaxPooling2D<2>, Conv2D<32, 3, relu>, BatchNormalization<>, Flatten<>, Dropout<rate(0.25)>,
                       Dense<10, softmax>>;
using CnnFirst = Sequential<Input<1, 8, 8, channels_first>, Conv2D<16, 3, padding::same, relu, channels_first>, MaxPooling2D<2, channels_first>,
                            Conv2D<32, 3, relu, channels_first>, BatchNormalization<axis(1)>, Flatten<channels_first>, Dropout<rate(0.25)>, Dense<10, softmax>>;
using Lstm = Sequential<Input<8, 8>, LSTM<32>, Dense<10, softmax>>;  // the rows are the steps

namespace {
const xt::xtensor<float, 2>* scans;
const xt::xtensor<int, 1>* digits;
std::string folder;
bool all_equal = true;

std::size_t likeliest(const xt::xtensor<float, 2>& probabilities, std::size_t sample) {
  const float* row = &probabilities(sample, 0);
  return std::size_t(std::max_element(row, row + 10) - row);
}

template <class Net, class Images> xt::xtensor<float, 2> check(const char* name, const Images& images) {
  Net net{no_init};
  net.load(folder + "/digits_" + name + ".weights.h5");
  const xt::xtensor<float, 2> y = net(images);

  const auto expected = read_npy<float, 2>(folder + "/digits_" + name + "_expected.npy");
  float difference = 0;
  std::size_t right = 0, same = 0;
  for (std::size_t i = 0; i < y.shape()[0]; ++i) {
    for (std::size_t k = 0; k < 10; ++k) difference = std::max(difference, std::abs(y(i, k) - expected(i, k)));
    right += likeliest(y, i) == std::size_t((*digits)(i));
    same += likeliest(y, i) == likeliest(expected, i);
  }
  const bool equal = difference <= 1e-5f && same == y.shape()[0];
  all_equal &= equal;
  std::cout << name << ": " << right << " of " << y.shape()[0] << " right; " << (equal ? "every probability is Keras' to 1e-5, every class the same" : "NOT what Keras gave")
            << '\n';
  return y;
}

void draw(const xt::xtensor<float, 2>& probabilities, std::size_t sample) {
  for (std::size_t row = 0; row < 8; ++row) {
    for (std::size_t column = 0; column < 8; ++column) {
      const char ink = " .:-=+*#%@"[std::min(9, int((*scans)(sample, row * 8 + column) * 10))];
      std::cout << ink << ink;
    }
    std::cout << '\n';
  }
  std::cout << "a " << likeliest(probabilities, sample) << ", says the network; it is a " << (*digits)(sample) << "\n\n";
}
}  // namespace

int main(int arguments, char** argument) {
  folder = arguments > 1 ? argument[1] : EXAMPLES_DATA;
  const auto x = read_npy<float, 2>(folder + "/digits_test_x.npy");
  const auto y = read_npy<int, 1>(folder + "/digits_test_y.npy");
  scans = &x;
  digits = &y;

  std::cout << summary<Cnn> << '\n';
  const auto probabilities = check<Mlp>("mlp", x);
  check<Cnn>("cnn", xt::reshape_view(x, {x.shape()[0], std::size_t(8), std::size_t(8), std::size_t(1)}));
  check<CnnFirst>("cnn_first", channels_first(xt::reshape_view(x, {x.shape()[0], std::size_t(1), std::size_t(8), std::size_t(8)})));
  check<Lstm>("lstm", xt::reshape_view(x, {x.shape()[0], std::size_t(8), std::size_t(8)}));
  std::cout << '\n';
  draw(probabilities, 0);
  draw(probabilities, 1);
  return all_equal ? 0 : 1;
}
