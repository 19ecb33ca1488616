// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/core/dims.hpp>

namespace ikebana {

/// How a weight is filled when a model is made, as a value: Keras' initializers (https://keras.io/api/layers/initializers/).
struct initializer {
  enum kinds { constant, uniform, normal, truncated_normal, variance_scaling, orthogonal, identity, unit_forget_bias } kind = constant;
  float a = 0, b = 0;  // value; limits; mean and deviation; scale; gain; units
  enum modes { fan_in, fan_out, fan_avg } mode = fan_in;
  enum distributions { as_truncated_normal, as_uniform, as_untruncated_normal } distribution = as_truncated_normal;
  friend constexpr bool operator==(const initializer&, const initializer&) = default;
};

namespace initializers {
inline constexpr initializer zeros{};
inline constexpr initializer ones{initializer::constant, 1};
inline constexpr initializer glorot_uniform{initializer::variance_scaling, 1, 0, initializer::fan_avg, initializer::as_uniform};
inline constexpr initializer glorot_normal{initializer::variance_scaling, 1, 0, initializer::fan_avg};
inline constexpr initializer he_uniform{initializer::variance_scaling, 2, 0, initializer::fan_in, initializer::as_uniform};
inline constexpr initializer he_normal{initializer::variance_scaling, 2, 0, initializer::fan_in};
inline constexpr initializer lecun_uniform{initializer::variance_scaling, 1, 0, initializer::fan_in, initializer::as_uniform};
inline constexpr initializer lecun_normal{initializer::variance_scaling, 1, 0, initializer::fan_in};
inline constexpr initializer orthogonal{initializer::orthogonal, 1};
inline constexpr initializer identity{initializer::identity, 1};
inline constexpr initializer random_uniform{initializer::uniform, -0.05f, 0.05f};
inline constexpr initializer random_normal{initializer::normal, 0, 0.05f};
inline constexpr initializer truncated_normal{initializer::truncated_normal, 0, 0.05f};
/// Every element is `value`.
constexpr initializer constant(float value) { return {initializer::constant, value}; }
}  // namespace initializers

/// The numbers of inputs and outputs of a weight, as Keras counts them (`compute_fans`).
struct fans {
  float in, out;
  constexpr explicit fans(const dims& shape) : in{1}, out{1} {
    if (shape.rank == 1) in = out = float(shape.extent[0]);
    if (shape.rank < 2) return;
    float field = 1;
    for (int a = 0; a < shape.rank - 2; ++a) field *= float(shape.extent[a]);
    in = float(shape.extent[shape.rank - 2]) * field;
    out = float(shape.extent[shape.rank - 1]) * field;
  }
};

/// The same for a weight whose inputs and outputs are others than its shape says.
constexpr initializer with_fans(initializer i, const dims& shape, float in, float out) {
  if (i.kind != initializer::variance_scaling) return i;
  const auto fan = [&i](float a, float b) {
    const float n = i.mode == initializer::fan_in ? a : i.mode == initializer::fan_out ? b : (a + b) / 2;
    return n < 1 ? 1.f : n;
  };
  const fans usual(shape);
  i.a *= fan(usual.in, usual.out) / fan(in, out);
  return i;
}

}  // namespace ikebana
