// SPDX-License-Identifier: BSL-1.0
// Each activation against its formula in keras/src/activations/activations.py, in long double.
#include <ikebana/activations/accurate.hpp>
#include <ikebana/activations/elu.hpp>
#include <ikebana/activations/exponential.hpp>
#include <ikebana/activations/gelu.hpp>
#include <ikebana/activations/hard_silu.hpp>
#include <ikebana/activations/leaky_relu.hpp>
#include <ikebana/activations/mish.hpp>
#include <ikebana/activations/relu.hpp>
#include <ikebana/activations/relu6.hpp>
#include <ikebana/activations/selu.hpp>
#include <ikebana/activations/sigmoid.hpp>
#include <ikebana/activations/silu.hpp>
#include <ikebana/activations/softplus.hpp>
#include <ikebana/activations/softsign.hpp>
#include <ikebana/activations/tanh.hpp>

#include "check_activation.hpp"

using namespace ikebana;
using real = long double;

namespace {
real sigmoid_of(real x) { return 1 / (1 + std::exp(-x)); }
real softplus_of(real x) { return std::log1p(std::exp(x)); }
real relu6_of(real x) { return std::min(std::max(x, real(0)), real(6)); }
constexpr float tolerance = 5e-7f;
}  // namespace

TEST_CASE("activations of one piece") {
  CHECK(largest_error<linear>([](real x) { return x; }) == 0);
  CHECK(largest_error<relu>([](real x) { return std::max(x, real(0)); }) == 0);
  CHECK(largest_error<sigmoid>(sigmoid_of) <= tolerance);
  CHECK(largest_error<activation::tanh>([](real x) { return std::tanh(x); }) <= tolerance);
  CHECK(largest_error<silu>([](real x) { return x * sigmoid_of(x); }) <= tolerance);
  CHECK(largest_error<softplus>(softplus_of) <= tolerance);
  CHECK(largest_error<softsign>([](real x) { return x / (std::abs(x) + 1); }) <= tolerance);
  CHECK(largest_error<relu6>(relu6_of) == 0);
  CHECK(largest_error<hard_sigmoid>([](real x) { return relu6_of(x + 3) / 6; }) <= tolerance);
  CHECK(largest_error<hard_silu>([](real x) { return x * relu6_of(x + 3) / 6; }) <= tolerance);
  CHECK(largest_error<mish>([](real x) { return x * std::tanh(softplus_of(x)); }) <= tolerance);
}

TEST_CASE("accurate activations") {
  CHECK(largest_error<accurate(sigmoid)>(sigmoid_of) <= 6e-8f);
  CHECK(largest_error<accurate(activation::tanh)>([](real x) { return std::tanh(x); }) <= 6e-8f);
  CHECK(accurate(exponential).apply(-20.f) == Approx(double(std::exp(real(-20)))).epsilon(2.4e-7));
}

TEST_CASE("exponential, by its relative error") {
  for (float x = -20; x <= 20; x += .37f) CHECK(exponential.apply(x) == Approx(double(std::exp(real(x)))).epsilon(1e-6));
  Sequential<Input<3>, Activation<exponential>> net{no_init};
  const auto y = net(xt::xtensor<float, 2>{{-3.f, 0.f, 5.f}});
  CHECK(y(0, 0) == Approx(double(std::exp(real(-3)))).epsilon(1e-6));
  CHECK(y(0, 1) == 1.f);
  CHECK(y(0, 2) == Approx(double(std::exp(real(5)))).epsilon(1e-6));
}

TEST_CASE("activations with a parameter, and their defaults") {
  const auto leaky = [](real slope) { return [slope](real x) { return x > 0 ? x : slope * x; }; };
  CHECK(largest_error<leaky_relu>(leaky(.2L)) <= tolerance);
  CHECK(largest_error<leaky_relu(.1f)>(leaky(.1L)) <= tolerance);
  CHECK(largest_error<activation::leaky_relu(.7)>(leaky(.7L)) <= tolerance);
  const auto exponential_unit = [](real alpha) { return [alpha](real x) { return x > 0 ? x : alpha * std::expm1(x); }; };
  CHECK(largest_error<elu>(exponential_unit(1)) <= tolerance);
  CHECK(largest_error<elu(.5)>(exponential_unit(.5L)) <= tolerance);
  CHECK(largest_error<selu>([](real x) {
          return 1.05070098735548049342L * (x > 0 ? x : 1.67326324235437728481L * std::expm1(x));
        }) <= tolerance);
}

TEST_CASE("gelu is the exact one unless told") {
  const auto exact = [](real x) { return x * std::erfc(-x / std::sqrt(real(2))) / 2; };
  const auto by_tanh = [](real x) {
    return x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi_v<real>) * (x + .044715L * x * x * x))) / 2;
  };
  CHECK(largest_error<gelu>(exact) <= tolerance);
  CHECK(largest_error<gelu(approximate)>(by_tanh) <= tolerance);
  CHECK(largest_error<gelu(approximate(false))>(exact) <= tolerance);
  CHECK(std::abs(gelu.apply(1.5f) - gelu(approximate).apply(1.5f)) > 1e-5f);  // they are told apart
}

TEST_CASE("an activation is a constant expression and has two names") {
  static_assert(softplus.apply(0.f) > .693147f && softplus.apply(0.f) < .693148f);
  static_assert(relu.apply(-1.f) == 0 && relu6.apply(9.f) == 6 && hard_sigmoid.apply(0.f) == .5f);
  static_assert(std::is_same_v<decltype(swish), decltype(silu)> && std::is_same_v<decltype(hard_swish), decltype(hard_silu)>);
  static_assert(activation::relu.keyword == "activation" && activation::tanh.name == "tanh" && leaky_relu.negative_slope == .2f);
  SUCCEED();
}
