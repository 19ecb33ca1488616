// SPDX-License-Identifier: BSL-1.0
// Activations as functions of a float, against their formulas in long double; as layers and options Keras itself checks them, in oracle/.
#include <cmath>

#include <ikebana/activations/celu.hpp>
#include <ikebana/activations/hard_shrink.hpp>
#include <ikebana/activations/hard_tanh.hpp>
#include <ikebana/activations/log_sigmoid.hpp>
#include <ikebana/activations/relu.hpp>
#include <ikebana/activations/soft_shrink.hpp>
#include <ikebana/activations/sparse_plus.hpp>
#include <ikebana/activations/sparse_sigmoid.hpp>
#include <ikebana/activations/squareplus.hpp>
#include <ikebana/activations/tanh_shrink.hpp>
#include <ikebana/kernels/kernels.hpp>

#include "catch.hpp"

using namespace ikebana;
using real = long double;

namespace scalar_test {  // test folders are also built as one file
namespace {
/// The largest relative error; of what is below `least`, the error in units of it.
template <class Act, class Reference> real largest_error(Act act, Reference reference, real least = 0) {
  real most = 0;
  for (int i = -4000; i <= 4000; ++i) {
    const real x = i / 211.L, wanted = reference(static_cast<real>(float(x)));
    const real off = std::abs(real(act.apply(float(x))) - wanted);
    if (off != 0 && !(off / std::max(std::abs(wanted), least) <= most)) most = off / std::max(std::abs(wanted), least);
  }
  return most;
}
}  // namespace

TEST_CASE("activations that cancel nothing where they are small") {
  CHECK(largest_error(tanh_shrink, [](real x) { return x - std::tanh(x); }) <= 4e-6L);
  CHECK(largest_error(squareplus, [](real x) { return (x + std::sqrt(x * x + 4)) / 2; }) <= 3e-7L);
  CHECK(largest_error(squareplus(.5), [](real x) { return (x + std::sqrt(x * x + .5L)) / 2; }) <= 3e-7L);
  CHECK(largest_error(log_sigmoid, [](real x) { return -std::log1p(std::exp(-x)); }) <= 5e-7L);
  CHECK(largest_error(celu(.5), [](real x) { return x > 0 ? x : .5L * std::expm1(2 * x); }) <= 5e-7L);
}

TEST_CASE("activations of pieces") {
  const auto clamped = [](real x) { return std::min(std::max(x, real(-1)), real(1)); };
  CHECK(largest_error(hard_tanh, clamped) == 0);
  CHECK(largest_error(sparse_sigmoid, [&](real x) { return (clamped(x) + 1) / 2; }, 1) <= 1e-7L);
  CHECK(largest_error(sparse_plus, [](real x) { return x <= -1 ? 0 : x >= 1 ? x : (x + 1) * (x + 1) / 4; }, 1) <= 2e-7L);
  CHECK(largest_error(hard_shrink, [](real x) { return std::abs(x) > .5L ? x : 0; }) == 0);
  CHECK(largest_error(soft_shrink(.25), [](real x) { return x > .25L ? x - .25L : x < -.25L ? x + .25L : 0; }, 1) <= 1e-7L);
  CHECK(largest_error(threshold(1, -7), [](real x) { return x > 1 ? x : -7; }) == 0);
  const auto relu_of = [](real x) { return std::min(x > .5L ? x : 0, real(2)) - .25L * std::max(.5L - x, real(0)); };
  CHECK(largest_error(relu(threshold(.5), negative_slope(.25), max_value(2)), relu_of, 1) <= 1e-7L);
}
}  // namespace scalar_test
