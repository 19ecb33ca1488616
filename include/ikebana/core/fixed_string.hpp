// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <string_view>

namespace ikebana {

/// A text of N characters as a template argument. The array ends with its one zero: clang then prints a string, and not numbers.
template <std::size_t N> struct fixed_string {
  char chars[N + 1]{};
  constexpr fixed_string(const char* s) {
    for (std::size_t i = 0; i < N; ++i) chars[i] = s[i];
    chars[N] = '\0';  // written, not left: clang shows the numbers of a text of 8, 16 or 32 characters otherwise
  }
  constexpr std::string_view view() const { return {chars, N}; }
};
template <std::size_t N> fixed_string(const char (&)[N]) -> fixed_string<N - 1>;

/// A layer's name: an option of every layer, and what `weight<"dense_1", "kernel">()` looks for.
template <std::size_t N> struct name : fixed_string<N> {
  static constexpr std::string_view keyword = "name";
  using fixed_string<N>::fixed_string;
};
template <std::size_t N> name(const char (&)[N]) -> name<N - 1>;

}  // namespace ikebana
