// SPDX-License-Identifier: BSL-1.0
#include "convolution.hpp"

namespace {
using namespace reference_convolution;
}  // namespace

TEST_CASE("convolve: 3 x 3, same and valid") {
  all_sizes<identity{}, convolution{3, 20, 1, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<leaky{}, convolution{5, 37, 1, {3, 1, 1, valid}, {3, 1, 1, valid}}>();
}
TEST_CASE("convolve: few filters") {
  all_sizes<identity{}, convolution{2, 1, 1, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<leaky{}, convolution{1, 3, 1, {2, 1, 1, valid}, {5, 1, 1, same}}>();
}
TEST_CASE("convolve: strides and dilations") {
  all_sizes<identity{}, convolution{3, 8, 1, {3, 2, 1, same}, {5, 2, 1, same}}>();
  all_sizes<leaky{}, convolution{2, 6, 1, {2, 3, 1, valid}, {4, 3, 1, same}}>();
  all_sizes<identity{}, convolution{3, 9, 1, {3, 1, 2, same}, {3, 1, 3, same}}>();
  all_sizes<identity{}, convolution{1, 5, 1, {1, 1, 1, valid}, {3, 1, 2, valid}}>();
}
TEST_CASE("convolve: causal rows of one") {
  all_sizes<identity{}, convolution{4, 12, 1, {}, {3, 1, 1, causal}}>();
  all_sizes<tangent{}, convolution{2, 7, 1, {}, {2, 1, 4, causal}}>();
  all_sizes<identity{}, convolution{2, 5, 1, {}, {5, 2, 1, causal}}>();
}
TEST_CASE("convolve: 1 x 1") {
  all_sizes<leaky{}, convolution{6, 11, 1, {}, {}}>();
  all_sizes<identity{}, convolution{6, 11, 1, {1, 2, 1, same}, {1, 3, 1, valid}}>();
}
TEST_CASE("convolve: groups") {
  all_sizes<identity{}, convolution{4, 10, 2, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<identity{}, convolution{6, 6, 3, {3, 1, 1, valid}, {3, 2, 1, same}}>();
  all_sizes<leaky{}, convolution{4, 12, 4, {1, 1, 1, valid}, {3, 1, 2, causal}}>();
}
TEST_CASE("convolve: depthwise") {
  all_sizes<identity{}, convolution{2, 2, 2, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<leaky{}, convolution{21, 21, 21, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<identity{}, convolution{40, 40, 40, {3, 2, 1, valid}, {3, 2, 1, same}}>();
  all_sizes<tangent{}, convolution{16, 16, 16, {2, 1, 2, same}, {3, 1, 2, same}}>();
  all_sizes<identity{}, convolution{5, 5, 5, {}, {11, 1, 1, same}}>();
}
TEST_CASE("convolve: depthwise with a multiplier") {
  all_sizes<identity{}, convolution{3, 6, 3, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<leaky{}, convolution{20, 60, 20, {3, 1, 1, valid}, {3, 2, 1, same}}>();
  all_sizes<identity{}, convolution{3, 24, 3, {3, 1, 1, same}, {3, 1, 1, same}}>();
  all_sizes<identity{}, convolution{17, 68, 17, {1, 1, 1, same}, {3, 1, 1, same}}>();
}
TEST_CASE("convolve: many small groups") { all_sizes<identity{}, convolution{34, 51, 17, {3, 1, 1, same}, {2, 1, 1, same}}>(); }
TEST_CASE("convolve: pooled") {
  all_sizes<identity{}, convolution{3, 20, 1, {3, 1, 1, same}, {3, 1, 1, same}}, pooling{20, {2, 2}, {2, 2}}>();
  all_sizes<leaky{}, convolution{2, 35, 1, {2, 1, 1, valid}, {3, 1, 1, valid}}, pooling{35, {1, 1}, {3, 3}}>();
  all_sizes<tangent{}, convolution{2, 33, 1, {3, 1, 1, same}, {3, 1, 1, same}}, pooling{33, {3, 3}, {3, 3}}>();
  all_sizes<identity{}, convolution{2, 32, 1, {1, 1, 1, same}, {3, 2, 1, same}}, pooling{32, {1, 1}, {17, 17}}>();
  all_sizes<identity{}, convolution{2, 9, 1, {}, {}}, pooling{9, {2, 2}, {2, 2}}>();
  all_sizes<identity{}, convolution{8, 16, 2, {3, 1, 1, same}, {3, 1, 1, same}}, pooling{16, {2, 2}, {2, 2}}>();
  all_sizes<identity{}, convolution{20, 20, 20, {3, 1, 1, same}, {3, 1, 1, same}}, pooling{20, {2, 2}, {2, 2}}>();
  all_sizes<identity{}, convolution{6, 12, 6, {3, 1, 1, same}, {3, 1, 1, same}}, pooling{12, {1, 1}, {2, 2}}>();
}
TEST_CASE("convolve: a NaN in the window of the pooling is the maximum") {
  constexpr convolution s{1, 1, 1, {}, {}};
  for (int i = 0; i < 4; ++i) {
    floats x{1, 2, 3, 4}, y = {0};
    at(x, i) = std::nanf("");
    const weights<s> has(false);
    k::convolve<here, identity{}, s, pooling{1, {2, 2}, {2, 2}}>(2, 2, x.data(), has.packed, has.packed_bias, y.data());
    CHECK(std::isnan(y[0]));
  }
}
TEST_CASE("convolve: one extent is static") {
  check<identity{}, convolution{100, 8, 1, {3, 1, 1, same}, {3, 1, 1, same}}>(k::constant<3>{}, 16);
  check<leaky{}, convolution{3, 40, 1, {3, 1, 1, same}, {3, 1, 1, same}}>(6, k::constant<15>{});
  check<leaky{}, convolution{3, 40, 1, {}, {}}>(6, k::constant<15>{});
  check<leaky{}, convolution{18, 18, 18, {3, 1, 1, same}, {3, 1, 1, same}}>(6, k::constant<15>{});
}
