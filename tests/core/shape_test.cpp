// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <sstream>

#include "catch.hpp"
#include <ikebana/core/shape.hpp>

using namespace ikebana;

static_assert(shape<None, 4>{} == shape<None, 4>{} && !(shape<None, 4>{} == shape<None, 5>{}));
static_assert(shape<None, 50, 50, 3>::rank == 4 && shape<None, 50, 50, 3>::extent(-1) == 3 && shape<None, 4>::extent(0) == None);
static_assert(unknown == None);
static_assert(std::is_same_v<shape_of<dims(unknown, 28, 28, 1)>, shape<None, 28, 28, 1>>);
static_assert(std::is_same_v<shape_of<dims(30, up_to(512), 16)>, shape<30, None, 16>>);  // a bound prints as None

TEST_CASE("shapes print as Keras prints them") {
  CHECK(shape<None, 50, 50, 3>::str() == "(None, 50, 50, 3)");
  CHECK(shape<30, 50, 50, 3>::str() == "(30, 50, 50, 3)");
  CHECK(shape<3>::str() == "(3,)");
  CHECK(shape<>::str() == "()");
  std::ostringstream out;
  out << shape<None, up_to(512), 16>{};
  CHECK(out.str() == "(None, None, 16)");
}

TEST_CASE("dims compute with unknown and bounded extents") {
  constexpr dims d(unknown, up_to(512), 16);
  STATIC_REQUIRE(d.rank == 3 && !d.known(0) && !d.known(1) && d.known(2) && d.bound[1] == 512);
  STATIC_REQUIRE(d.bounded_from(1) && !d.bounded_from(0) && d.known_from(2));
  STATIC_REQUIRE(d.axis(-1) == 2 && d.axis(0) == 0 && d.axis(3) == -1 && d.axis(-4) == -1);
  STATIC_REQUIRE(d.size() == unknown && d.count(2, 3) == 16 && d.largest().count(1, 3) == 512 * 16);
  constexpr dims halved = [] {
    dims h = dims(unknown, up_to(512), 16);
    h.change(1, [](int n) { return n / 2; });
    h.change(2, [](int n) { return n / 2; });
    return h;
  }();
  STATIC_REQUIRE(halved == dims(unknown, up_to(256), 8));
  STATIC_REQUIRE(d.without(1) == dims(unknown, 16));
  STATIC_REQUIRE(agree(dims(unknown, 4), dims(30, 4)) && agree(dims(30, unknown), dims(unknown, 4)));
  STATIC_REQUIRE(!agree(dims(unknown, 4), dims(30, 5)) && !agree(dims(unknown, 4), dims(30, 4, 1)));
}
