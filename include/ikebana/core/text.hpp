// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <string_view>

#include <ikebana/core/dims.hpp>

namespace ikebana {

/// A constexpr string of bounded length; what does not fit is left out.
template <std::size_t Capacity> struct basic_text {
  char chars[Capacity + 1]{};
  std::size_t length = 0;

  constexpr std::string_view view() const { return {chars, length}; }
  constexpr operator std::string_view() const { return view(); }
  constexpr const char* data() const { return chars; }
  constexpr const char* c_str() const { return chars; }
  constexpr bool empty() const { return length == 0; }
  constexpr std::size_t size() const { return length; }

  constexpr basic_text& operator<<(std::string_view s) {
    for (char c : s)
      if (length < Capacity) chars[length++] = c;
    return *this;
  }
  constexpr basic_text& operator<<(const char* s) { return *this << std::string_view{s}; }
  constexpr basic_text& operator<<(char c) { return *this << std::string_view{&c, 1}; }
  constexpr basic_text& operator<<(long long n) {
    if (n < 0) return *this << '-' << -n;
    if (n >= 10) *this << n / 10;
    return *this << "0123456789"[n % 10];
  }
  constexpr basic_text& operator<<(int n) { return *this << static_cast<long long>(n); }
  /// As Keras prints a shape: `(None, 28, 28, 1)`, `(3,)`.
  constexpr basic_text& operator<<(const dims& d) {
    *this << '(';
    for (int a = 0; a < d.rank; ++a) {
      if (a > 0) *this << ", ";
      if (d.known(a)) *this << d.extent[a];
      else *this << "None";
    }
    return *this << (d.rank == 1 ? ",)" : ")");
  }
  friend constexpr bool operator==(const basic_text& a, std::string_view b) { return a.view() == b; }
};
using text = basic_text<1200>;

template <class Stream, std::size_t Capacity>
  requires requires(Stream& s, std::string_view v) { s << v; }
Stream& operator<<(Stream& stream, const basic_text<Capacity>& t) {
  stream << t.view();
  return stream;
}

}  // namespace ikebana
