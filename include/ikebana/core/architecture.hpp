// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>

// Code of small functions is the caller's, without optimisation too: each function costs a compiler a millisecond.
#define IKEBANA_INLINE inline __attribute__((always_inline))

// True where the compiler predefines the macro: a defined one is spelled "1" once expanded, any other as its own name.
#define IKEBANA_SPELLED_(macro) #macro
#define IKEBANA_PREDEFINED_(macro) (sizeof(IKEBANA_SPELLED_(macro)) == 2)

namespace ikebana {

/// The instruction sets that a translation unit is compiled for. Models, kernels and views carry it in their type, so that two
/// translation units built with different `-march` link without one replacing the other's inline code. It is a tag only: what a
/// kernel does follows from xsimd's own architecture.
struct architecture {
  unsigned features = 0;
  friend constexpr bool operator==(architecture, architecture) = default;
};

/// The architecture that this translation unit is compiled for.
inline constexpr architecture this_architecture = [] {
  constexpr bool features[]{
      IKEBANA_PREDEFINED_(__SSE3__),       IKEBANA_PREDEFINED_(__SSSE3__),      IKEBANA_PREDEFINED_(__SSE4_1__),
      IKEBANA_PREDEFINED_(__SSE4_2__),     IKEBANA_PREDEFINED_(__AVX__),        IKEBANA_PREDEFINED_(__AVX2__),
      IKEBANA_PREDEFINED_(__FMA__),        IKEBANA_PREDEFINED_(__FMA4__),       IKEBANA_PREDEFINED_(__AVX512F__),
      IKEBANA_PREDEFINED_(__AVX512CD__),   IKEBANA_PREDEFINED_(__AVX512DQ__),   IKEBANA_PREDEFINED_(__AVX512BW__),
      IKEBANA_PREDEFINED_(__AVX512VL__),   IKEBANA_PREDEFINED_(__AVX512IFMA__), IKEBANA_PREDEFINED_(__AVX512VBMI__),
      IKEBANA_PREDEFINED_(__AVX512VNNI__), IKEBANA_PREDEFINED_(__AVXVNNI__),    IKEBANA_PREDEFINED_(__ARM_NEON),
      IKEBANA_PREDEFINED_(__ARM_FEATURE_FMA), IKEBANA_PREDEFINED_(__ARM_FEATURE_SVE), IKEBANA_PREDEFINED_(__wasm_simd128__)};
  architecture here;
  for (std::size_t i = 0; i < sizeof(features); ++i) here.features |= unsigned(features[i]) << i;
  return here;
}();

}  // namespace ikebana

#undef IKEBANA_PREDEFINED_
#undef IKEBANA_SPELLED_
