// SPDX-License-Identifier: BSL-1.0
#include <ikebana/activations/log_softmax.hpp>
#include <ikebana/activations/softmax.hpp>

#include "check_activation.hpp"

using namespace ikebana;

namespace {
template <int N, auto Act> float largest_row_error(bool logarithm) {
  xt::xtensor<float, 3> x({2, 3, std::size_t(N)});
  for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = 9.f * std::sin(float(i * i % 101)) + (i % 5 == 0 ? 30.f : 0.f);
  Sequential<Input<3, N>, Activation<Act>> net{no_init};
  const auto y = net(x);
  float most = 0;
  for (std::size_t row = 0; row < 6; ++row) {
    const float* v = x.data() + row * N;
    long double sum = 0;
    for (int i = 0; i < N; ++i) sum += std::exp(static_cast<long double>(v[i]));
    for (int i = 0; i < N; ++i) {
      const long double log = v[i] - std::log(sum), wanted = logarithm ? log : std::exp(log);
      const float off = std::abs(float(y.data()[row * N + std::size_t(i)] - wanted)) / float(std::max(1.L, std::abs(wanted)));
      if (!(off <= most)) most = off;
    }
  }
  return most;
}
}  // namespace

TEST_CASE("softmax and log_softmax over the last axis") {
  CHECK(largest_row_error<1, softmax>(false) <= 1e-6f);
  CHECK(largest_row_error<7, softmax>(false) <= 1e-6f);
  CHECK(largest_row_error<37, softmax>(false) <= 1e-6f);
  CHECK(largest_row_error<1, log_softmax>(true) <= 1e-6f);
  CHECK(largest_row_error<7, log_softmax>(true) <= 1e-6f);
  CHECK(largest_row_error<37, log_softmax>(true) <= 1e-6f);
}

TEST_CASE("softmax as an option of Dense is Dense, then softmax") {
  Sequential<Input<5>, Dense<9, softmax>> fused{seed(3)};
  Sequential<Input<5>, Dense<9>, Activation<softmax>> apart{seed(3)};
  apart.set_weights(fused.weight_data());
  const xt::xtensor<float, 2> x{{.3f, -2.f, 1.f, .5f, 4.f}, {1.f, 2.f, 3.f, -4.f, 0.f}};
  CHECK((fused(x) == apart(x)));
}
