// SPDX-License-Identifier: BSL-1.0
#include <sstream>

#include "catch.hpp"
#include <ikebana/core/text.hpp>

using namespace ikebana;

TEST_CASE("a text is a bounded constexpr string") {
  constexpr basic_text<16> t = [] {
    basic_text<16> made;
    return made << "n = " << -120 << ", " << 7 << '!';
  }();
  STATIC_REQUIRE(t == "n = -120, 7!");
  STATIC_REQUIRE(std::string_view{t.c_str()} == t.view());
  basic_text<4> small;
  small << "abcdef";
  CHECK(small == "abcd");
  std::ostringstream out;
  out << t;
  CHECK(out.str() == "n = -120, 7!");
}
