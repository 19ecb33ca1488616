// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string_view>

#include <ikebana/core/architecture.hpp>

namespace ikebana::detail {

/// The widest instruction set of an architecture, named as xsimd names it, and the floats of one of its registers.
constexpr std::string_view instruction_set_of(architecture a) {
  struct instruction_set {
    int feature;  // its place in `this_architecture`
    std::string_view name;
  };
  constexpr instruction_set widest_first[]{{11, "avx512bw, 16 floats a register"}, {10, "avx512dq, 16 floats a register"},
                                           {9, "avx512cd, 16 floats a register"},  {8, "avx512f, 16 floats a register"},
                                           {5, "avx2, 8 floats a register"},       {4, "avx, 8 floats a register"},
                                           {3, "sse4.2, 4 floats a register"},     {2, "sse4.1, 4 floats a register"},
                                           {1, "ssse3, 4 floats a register"},      {0, "sse3, 4 floats a register"},
                                           {19, "sve"},                            {17, "neon, 4 floats a register"},
                                           {20, "wasm, 4 floats a register"}};
  for (const instruction_set& s : widest_first)
    if (a.features >> s.feature & 1u) return s.name;
  return "sse2, 4 floats a register";
}

}  // namespace ikebana::detail
