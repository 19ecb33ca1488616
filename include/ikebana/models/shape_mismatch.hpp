// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <ikebana/core/architecture.hpp>
#include <ikebana/core/text.hpp>

namespace ikebana {

/// What only the call can know does not fit: the sentence names the layer, what it takes and what it gets. Nothing has been written.
struct shape_mismatch : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

namespace detail {
/// Throws; built without exceptions, it prints the sentence and ends the program.
template <architecture A> [[noreturn]] inline void mismatch(const text& sentence) {
#if defined(__cpp_exceptions)
  throw shape_mismatch(sentence.c_str());
#else
  std::fprintf(stderr, "ikebana: %s\n", sentence.c_str());
  std::abort();
#endif
}
}  // namespace detail

}  // namespace ikebana
