// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/activations/along.hpp>

namespace ikebana {

namespace activations {
/// a * sigmoid(b) of the two halves a and b of the last axis, which is half as long then; `glu(axis(1))` of another, in `Activation`. An
/// option of Dense too. https://keras.io/api/layers/activations/#glu-function
struct glu {
  static constexpr std::string_view keyword = "glu", name = "glu";  // no activation to layers that keep the shape of what they give it
  static constexpr bool halves = true;
  using works_along_axis = glu;
  constexpr along<glu> operator()(ikebana::axis a) const { return {a.value}; }
  /// y[count][n] of x[count][2][n].
  template <architecture A, class Count, class Length> static void halve(Count count, Length n, const float* x, float* y) {
    kernels::glu<A>(count, n, x, y);
  }
};
}  // namespace activations
namespace activation { inline constexpr activations::glu glu{}; }
using activation::glu;

}  // namespace ikebana
