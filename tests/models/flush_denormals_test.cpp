// SPDX-License-Identifier: BSL-1.0
#include <limits>

#include "catch.hpp"
#include <ikebana/models/flush_denormals.hpp>

TEST_CASE("denormals are zero while the guard lives") {
  volatile float tiny = std::numeric_limits<float>::min(), half = 0.5f, result = tiny * half;
  CHECK(result > 0);
  if (ikebana::flush_denormals::supported) {
    const ikebana::flush_denormals guard;
    result = tiny * half;
    CHECK(result == 0);
  }
  result = tiny * half;
  CHECK(result > 0);
}
