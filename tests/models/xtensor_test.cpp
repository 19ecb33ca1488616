// SPDX-License-Identifier: BSL-1.0
// xtensor 0.24 and 0.25 corrupt dynamic-rank temporaries in C++20; models/xtensor.hpp mends them. Without it clang 19
// does not compile this file, and g++ builds a program whose tests fail.
#include <ikebana/models/xtensor.hpp>

#if __has_include(<xtensor/views/xstrided_view.hpp>)
#include <xtensor/core/xmath.hpp>
#include <xtensor/misc/xmanipulation.hpp>
#include <xtensor/misc/xpad.hpp>
#include <xtensor/views/xstrided_view.hpp>
#else
#include <xtensor/xmanipulation.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xpad.hpp>
#include <xtensor/xstrided_view.hpp>
#endif

#include <numeric>
#include <type_traits>
#include <vector>

#include "catch.hpp"

namespace xtensor_test {

using dynamic = xt::xarray<float>;

dynamic counted(const std::vector<std::size_t>& extents) {
  dynamic x = xt::zeros<float>(extents);
  std::iota(x.begin(), x.end(), 0.0F);
  return x;
}

template <class Expression>
std::vector<std::size_t> extents(const Expression& x) {
  return {x.shape().begin(), x.shape().end()};
}

template <class Expression>
constexpr bool is_dynamic = std::is_same_v<std::decay_t<Expression>, dynamic>;

TEST_CASE("a temporary of a dynamic rank is an xarray", "[xtensor]") {
  const dynamic x = counted({2, 3});
  auto sum = xt::eval(x + x);
  CHECK(is_dynamic<decltype(sum)>);
  CHECK(extents(sum) == std::vector<std::size_t>{2, 3});
  CHECK(is_dynamic<decltype(xt::eval(xt::sum(x, {1})))>);
  CHECK(is_dynamic<decltype(xt::eval(xt::strided_view(x, {xt::all(), xt::range(0, 2)})))>);
}

TEST_CASE("temporaries of ranks 1 and 5 keep their rank and their values", "[xtensor]") {
  for (const std::vector<std::size_t>& shape : {std::vector<std::size_t>{7}, std::vector<std::size_t>{1, 2, 1, 3, 2}}) {
    const dynamic x = counted(shape);
    auto twice = xt::eval(x + x);
    REQUIRE(extents(twice) == shape);
    REQUIRE(twice.size() == x.size());
    for (std::size_t i = 0; i < x.size(); ++i) CHECK(twice.flat(i) == 2.0F * static_cast<float>(i));
  }
}

TEST_CASE("squeeze and pad of a dynamic rank give what they say", "[xtensor]") {
  const dynamic x = counted({1, 2, 1, 3, 1});
  const dynamic squeezed = xt::squeeze(x);
  CHECK(extents(squeezed) == std::vector<std::size_t>{2, 3});

  const dynamic image = counted({2, 3});
  const dynamic padded = xt::pad(image, {{1, 1}, {0, 2}}, xt::pad_mode::constant, 9.0F);
  REQUIRE(extents(padded) == std::vector<std::size_t>{4, 5});
  CHECK(padded(0, 0) == 9.0F);
  CHECK(padded(1, 1) == 1.0F);
  CHECK(padded(2, 2) == 5.0F);
  CHECK(padded(3, 4) == 9.0F);
}

TEST_CASE("static ranks are untouched", "[xtensor]") {
  const xt::xtensor<float, 2> x = xt::ones<float>({2, 3});
  const xt::xtensor_fixed<float, xt::xshape<2, 3>> f = x;
  CHECK(std::is_same_v<decltype(xt::eval(x + x)), xt::xtensor<float, 2>>);
  CHECK(std::is_same_v<decltype(xt::eval(f + f)), xt::xtensor_fixed<float, xt::xshape<2, 3>>>);
}

}  // namespace xtensor_test
