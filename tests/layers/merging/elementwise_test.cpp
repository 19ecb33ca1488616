// SPDX-License-Identifier: BSL-1.0
// Each elementwise merging layer: its numbers, and the laws.
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/merging/add.hpp>
#include <ikebana/layers/merging/average.hpp>
#include <ikebana/layers/merging/maximum.hpp>
#include <ikebana/layers/merging/minimum.hpp>
#include <ikebana/layers/merging/multiply.hpp>
#include <ikebana/layers/merging/subtract.hpp>
#include <ikebana/models/functional.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace elementwise_test {  // test folders are also built as one file

namespace {
constexpr auto a = Input<3, name("a")>{};
constexpr auto b = Input<3, name("b")>{};
constexpr auto c = Input<1, name("c")>{};

template <class Layer> auto of_three() {
  Model<inputs(a, b, c), outputs(Layer{}(a, b, c))> net;
  return net(xt::xtensor<float, 2>{{1, -2, 3}}, xt::xtensor<float, 2>{{6, 5, -4}}, xt::xtensor<float, 2>{{2}});
}

// three branches of one width that die in the merge, so that the plan may write over any of them, a gate, and another rank
constexpr auto x = Input<4, 5>{};
constexpr auto gate = Input<5, name("gate")>{};
constexpr auto p = Dense<7, name("p")>{}(x);
constexpr auto q = Dense<7, name("q")>{}(x);
constexpr auto r = Dense<7, name("r")>{}(x);
constexpr auto s = Dense<1, name("s")>{}(x);
constexpr auto t = Dense<7, name("t")>{}(gate);

template <class Layer> void laws_of() {
  check_laws<Model<inputs(x), outputs(Layer{}(p, q))>>();
  check_laws<Model<inputs(x), outputs(Layer{}(p, q, r))>>();
  check_laws<Model<inputs(x), outputs(Layer{}(s, p, q))>>();
  check_laws<Model<inputs(x, gate), outputs(Layer{}(t, p, s, r))>>();
}
}  // namespace

TEST_CASE("the numbers of the elementwise merges") {
  CHECK((of_three<Add<>>() == xt::xtensor<float, 2>{{9, 5, 1}}));
  CHECK((of_three<Multiply<>>() == xt::xtensor<float, 2>{{12, -20, -24}}));
  CHECK((of_three<Maximum<>>() == xt::xtensor<float, 2>{{6, 5, 3}}));
  CHECK((of_three<Minimum<>>() == xt::xtensor<float, 2>{{1, -2, -4}}));
  const auto mean = of_three<Average<>>();
  CHECK(mean(0, 0) == Approx(3));
  CHECK(mean(0, 1) == Approx(5. / 3));
  CHECK(mean(0, 2) == Approx(1. / 3));
  Model<inputs(a, b), outputs(Subtract<>{}(b, a))> difference;
  CHECK((difference(xt::xtensor<float, 2>{{1, -2, 3}}, xt::xtensor<float, 2>{{6, 5, -4}}) == xt::xtensor<float, 2>{{5, 7, -7}}));
}

TEST_CASE("a long row, in blocks, written over any of its inputs") {
  constexpr auto in = Input<9>{};
  constexpr auto i = Dense<1000, name("i")>{}(in);
  constexpr auto j = Dense<1000, name("j")>{}(in);
  constexpr auto k = Dense<1000, name("k")>{}(in);
  Model<inputs(in), outputs(Add<>{}(i, j, k))> sum{seed(5)};
  Model<inputs(in), outputs(i, j, k)> apart{no_init};
  apart.set_weights(sum.weight_data());
  const xt::xtensor<float, 2> one({2, 9}, .3f);
  const auto y = sum(one);
  const auto [u, v, w] = apart(one);
  for (std::size_t n = 0; n < y.size(); ++n) REQUIRE(y.data()[n] == u.data()[n] + v.data()[n] + w.data()[n]);
}

TEST_CASE("Subtract takes two inputs") {
  static_assert(!sound<Model<inputs(a, b, c), outputs(Subtract<>{}(a, b, c))>>);
  SUCCEED();
}

TEST_CASE("the laws of the elementwise merges") {
  laws_of<Add<>>();
  laws_of<Multiply<>>();
  laws_of<Average<>>();
  laws_of<Maximum<>>();
  laws_of<Minimum<>>();
  check_laws<Model<inputs(a, b), outputs(Subtract<>{}(a, b))>>();
  check_laws<Model<inputs(a, c), outputs(Subtract<>{}(c, a))>>();
}
}  // namespace elementwise_test
