// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <cmath>
#include <numbers>

#include <ikebana/layers/activations/activation.hpp>
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/models/runtime.hpp>

#include "catch.hpp"

using ikebana::Activation, ikebana::Dense, ikebana::Input, ikebana::Sequential, ikebana::no_init;

/// The largest error of `Act` for arguments from -20 to 20, in units of max(1, |x|), against `reference` in long double: as a function of
/// a float, as a layer, and as an option of Dense.
template <auto Act, class Reference> float largest_error(Reference reference) {
  constexpr int n = 33, samples = 77;
  xt::xtensor<float, 2> x({std::size_t(samples), std::size_t(n)}), unit({std::size_t(n), std::size_t(n)});
  for (int i = 0; i < n * samples; ++i) x.data()[i] = float(i - n * samples / 2) / 63.5f;
  for (int i = 0; i < n * n; ++i) unit.data()[i] = i % (n + 1) == 0 ? 1.f : 0.f;
  Sequential<Input<n>, Activation<Act>> layer{no_init};
  Sequential<Input<n>, Dense<n, Act>> dense{no_init};
  dense.template set_weight<"dense", "kernel">(unit);
  const auto y = layer(x), z = dense(x);
  float most = 0;
  for (int i = 0; i < n * samples; ++i) {
    const float v = x.data()[i];
    const auto wanted = float(reference(static_cast<long double>(v)));
    for (const float got : {Act.apply(v), y.data()[i], z.data()[i]})
      if (const float off = std::abs(got - wanted) / std::max(1.f, std::abs(v)); !(off <= most)) most = off;  // also a NaN
  }
  return most;
}
