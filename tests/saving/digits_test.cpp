// SPDX-License-Identifier: BSL-1.0
// The trained models of examples/data: every probability is Keras', and so is every class.
#include "saving/files.hpp"

#include <cmath>

using namespace ikebana;

namespace {
template <class Net> void check_digits(const std::string& name, std::vector<std::size_t> shape) {
  INFO(name);
  const std::string folder = EXAMPLES_DATA;
  Net net;
  net.load(folder + "/digits_" + name + ".weights.h5");
  xt::xarray<float> scans = files::npy(folder + "/digits_test_x.npy");
  const xt::xarray<float> expected = files::npy(folder + "/digits_" + name + "_expected.npy");
  scans.reshape(shape);
  const auto y = net(scans);
  REQUIRE(y.size() == expected.size());
  float error = 0;
  int other_class = 0;
  for (std::size_t n = 0; n < y.size(); n += 10) {
    const float *mine = y.data() + n, *theirs = expected.data() + n;
    for (int c = 0; c < 10; ++c) error = std::max(error, std::abs(mine[c] - theirs[c]));
    other_class += std::max_element(mine, mine + 10) - mine != std::max_element(theirs, theirs + 10) - theirs;
  }
  CHECK(error < 1e-5f);
  CHECK(other_class == 0);
}
}  // namespace

TEST_CASE("digits, classified as Keras does") {
  check_digits<Sequential<Input<64>, Dense<64, relu>, Dense<32, relu>, Dense<10, softmax>>>("mlp", {360, 64});
  check_digits<Sequential<Input<8, 8, 1>, Conv2D<16, 3, padding::same, relu>, MaxPooling2D<2>, Conv2D<32, 3, relu>, BatchNormalization<>, Flatten<>, Dropout<rate(0.25)>,
                          Dense<10, softmax>>>("cnn", {360, 8, 8, 1});
  check_digits<Sequential<Input<1, 8, 8, channels_first>, Conv2D<16, 3, padding::same, relu, channels_first>, MaxPooling2D<2, channels_first>,
                          Conv2D<32, 3, relu, channels_first>, BatchNormalization<axis(1)>, Flatten<channels_first>, Dropout<rate(0.25)>, Dense<10, softmax>>>("cnn_first", {360, 1, 8, 8});
  check_digits<Sequential<Input<8, 8>, LSTM<32>, Dense<10, softmax>>>("lstm", {360, 8, 8});
}
