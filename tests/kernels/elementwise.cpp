// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

namespace {
using k::binary;
constexpr int lengths[]{1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100, 1001};

double exactly(binary op, double a, double b) {
  switch (op) {
    case binary::add: return a + b;
    case binary::subtract: return a - b;
    case binary::multiply: return a * b;
    case binary::maximum: return std::max(a, b);
    case binary::minimum: return std::min(a, b);
    case binary::bend: return a > 0 ? a : a * b;
    case binary::lower: return b != 0 ? a : -1e9;
    case binary::clear: return b != 0 ? a : 0;
  }
  return NAN;
}
template <binary Op> void binary_kernels() {
  for (const int n : lengths) {
    INFO("n " << n << ", operation " << int(Op));
    const floats a = random_floats(n), b = random_floats(n);
    doubles want, scalar;
    for (int i = 0; i < n; ++i) want.push_back(exactly(Op, at(a, i), at(b, i))), scalar.push_back(exactly(Op, at(a, i), .375));
    floats y = unwritten(n), left = a, right = b, alone = a, both = a;
    k::zip<here, Op>(n, a.data(), b.data(), y.data());
    CHECK(error(y, want) <= 1e-6);
    k::zip<here, Op>(n, left.data(), b.data(), left.data());
    CHECK(left == y);
    k::zip<here, Op>(n, a.data(), right.data(), right.data());
    CHECK(right == y);
    k::zip_scalar<here, Op>(n, a.data(), .375f, y.data());
    CHECK(error(y, scalar) <= 1e-6);
    k::zip_scalar<here, Op>(n, alone.data(), .375f, alone.data());
    CHECK(alone == y);
    k::zip<here, Op>(n, a.data(), a.data(), y.data());
    k::zip<here, Op>(n, both.data(), both.data(), both.data());
    CHECK(both == y);
  }
}
}  // namespace

TEST_CASE("map, out of place and in place") {
  for (const int n : lengths) {
    INFO("n " << n);
    const floats x = random_floats(n, -3, 3);
    doubles want;
    for (const float v : x) want.push_back(std::tanh(double(v)));
    floats y = unwritten(n), in_place = x;
    k::map<here, tangent{}>(n, x.data(), y.data());
    CHECK(error(y, want) <= 1e-6);
    k::map<here, tangent{}>(n, in_place.data(), in_place.data());
    CHECK(in_place == y);
  }
  const floats x = random_floats(21);
  floats y = unwritten(21);
  k::map<here, leaky{}>(k::constant<21>{}, x.data(), y.data());
  for (int i = 0; i < 21; ++i) CHECK(at(y, i) == float(leaky::exactly(at(x, i))));
}
TEST_CASE("zip and zip_scalar, y an operand or not") {
  binary_kernels<binary::add>();
  binary_kernels<binary::subtract>();
  binary_kernels<binary::multiply>();
  binary_kernels<binary::maximum>();
  binary_kernels<binary::minimum>();
  binary_kernels<binary::bend>();
}
TEST_CASE("maximum and minimum are NaN where either is") {
  const float nan = std::nanf("");
  const floats a{nan, 1, nan, 1}, b{1, nan, nan, 2};
  for (floats y : {unwritten(4)}) {
    k::zip<here, binary::maximum>(4, a.data(), b.data(), y.data());
    CHECK((std::isnan(y[0]) && std::isnan(y[1]) && std::isnan(y[2]) && y[3] == 2));
    k::zip<here, binary::minimum>(4, a.data(), b.data(), y.data());
    CHECK((std::isnan(y[0]) && std::isnan(y[1]) && std::isnan(y[2]) && y[3] == 1));
  }
}
