// SPDX-License-Identifier: BSL-1.0
#include "convolution.hpp"

namespace {
using namespace reference_convolution;
}  // namespace

TEST_CASE("convolve, static: same and valid") {
  static_sizes<identity{}, convolution{3, 20, 1, {3, 1, 1, same}, {3, 1, 1, same}}>();
  static_sizes<leaky{}, convolution{17, 37, 1, {3, 1, 1, valid}, {3, 1, 1, valid}}>();
}
TEST_CASE("convolve, static: few channels") {
  static_sizes<identity{}, convolution{1, 32, 1, {5, 1, 1, same}, {5, 1, 1, same}}>();
  static_sizes<tangent{}, convolution{1, 3, 1, {2, 1, 1, valid}, {4, 1, 1, same}}>();
}
TEST_CASE("convolve, static: one channel, unpadded") {
  static_sizes<leaky{}, convolution{1, 20, 1, {3, 1, 1, valid}, {3, 1, 1, valid}}>();
  static_sizes<identity{}, convolution{1, 5, 1, {3, 2, 1, valid}, {3, 1, 1, valid}}>();
}
TEST_CASE("convolve, static: strides and dilations") {
  static_sizes<identity{}, convolution{3, 40, 1, {3, 2, 1, same}, {5, 2, 1, same}}>();
  static_sizes<leaky{}, convolution{2, 24, 1, {3, 1, 2, same}, {3, 1, 3, same}}>();
}
TEST_CASE("convolve, static: causal rows of one") { static_sizes<identity{}, convolution{4, 12, 1, {}, {3, 1, 2, causal}}>(); }
TEST_CASE("convolve, static: 1 x 1") {
  static_sizes<leaky{}, convolution{6, 100, 1, {}, {}}>();
  static_sizes<identity{}, convolution{6, 11, 1, {1, 2, 1, same}, {1, 3, 1, valid}}>();
}
TEST_CASE("convolve, static: groups") {
  static_sizes<identity{}, convolution{4, 10, 2, {3, 1, 1, same}, {3, 1, 1, same}}>();
  static_sizes<leaky{}, convolution{21, 21, 21, {3, 1, 1, same}, {3, 1, 1, same}}>();
  static_sizes<identity{}, convolution{40, 40, 40, {5, 2, 1, valid}, {5, 2, 1, same}}>();
  static_sizes<leaky{}, convolution{6, 12, 6, {3, 1, 2, same}, {3, 1, 2, same}}>();
}
TEST_CASE("convolve, static: pooled") {
  static_sizes<identity{}, convolution{3, 20, 1, {3, 1, 1, same}, {3, 1, 1, same}}, pooling{20, {2, 2}, {2, 2}}>();
  static_sizes<tangent{}, convolution{2, 33, 1, {3, 1, 1, same}, {3, 1, 1, same}}, pooling{33, {3, 3}, {3, 3}}>();
  static_sizes<leaky{}, convolution{2, 32, 1, {}, {3, 1, 1, same}}, pooling{32, {1, 1}, {2, 2}}>();
  static_sizes<identity{}, convolution{18, 18, 18, {3, 1, 1, same}, {3, 1, 1, same}}, pooling{18, {2, 2}, {2, 2}}>();
}
