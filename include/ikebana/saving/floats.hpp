// SPDX-License-Identifier: BSL-1.0
// Floats of other sizes, as files have them, little-endian.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace ikebana {

/// Lets a load take float16 and bfloat16 (and float64 from safetensors), too: `net.load(path, converting)`. They become float32.
inline constexpr struct converting_t {} converting{};

namespace detail {
static_assert(std::endian::native == std::endian::little, "files are read and written as they lie in memory, which is little-endian");

constexpr float from_bfloat16(std::uint16_t bits) { return std::bit_cast<float>(std::uint32_t(bits) << 16); }
constexpr float from_float16(std::uint16_t bits) {
  const std::uint32_t sign = std::uint32_t(bits & 0x8000u) << 16, exponent = (bits >> 10) & 31u, fraction = bits & 1023u;
  if (exponent == 31) return std::bit_cast<float>(sign | 0x7F800000u | (fraction << 13));
  if (exponent > 0) return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (fraction << 13));
  const float small = float(fraction) * 0x1p-24f;  // a subnormal, or zero
  return sign ? -small : small;
}
/// Bytes that lie anywhere, as `count` values of T made floats by `convert`.
template <class T, class Convert> void convert_floats(const std::byte* from, std::size_t count, float* to, Convert convert) {
  for (std::size_t i = 0; i < count; ++i) {
    T value;
    std::memcpy(&value, from + i * sizeof(T), sizeof(T));
    to[i] = convert(value);
  }
}
/// A type of floats in a file: how many bytes each has; 0 for a type that is none.
constexpr std::size_t float_bytes(std::string_view type) {
  if (type == "float32" || type == "F32") return 4;
  if (type == "float64" || type == "F64") return 8;
  return type == "float16" || type == "bfloat16" || type == "F16" || type == "BF16" ? 2 : 0;
}
inline void read_floats(std::string_view type, const std::byte* from, std::size_t count, float* to) {
  if (float_bytes(type) == 4) std::memcpy(to, from, count * sizeof(float));
  else if (float_bytes(type) == 8) convert_floats<double>(from, count, to, [](double x) { return float(x); });
  else if (type == "float16" || type == "F16") convert_floats<std::uint16_t>(from, count, to, from_float16);
  else convert_floats<std::uint16_t>(from, count, to, from_bfloat16);
}
}  // namespace detail

}  // namespace ikebana
