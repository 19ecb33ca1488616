// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/merging/dot.hpp>
#include <ikebana/models/functional.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace dot_test {  // test folders are also built as one file

namespace {
template <auto A, auto B, auto... Options> using dot = Model<inputs(A, B), outputs(Dot<Options...>{}(A, B))>;
constexpr auto a4 = Input<4, name("a")>{};
constexpr auto b4 = Input<4, name("b")>{};
constexpr auto a34 = Input<3, 4, name("a")>{};
constexpr auto b54 = Input<5, 4, name("b")>{};
constexpr auto b342 = Input<3, 4, 2, name("b")>{};
constexpr auto a_any = Input<3, None, name("a")>{};
constexpr auto b_any = Input<None, 5, name("b")>{};
constexpr auto a_bounded = Input<3, up_to(6), name("a")>{};
constexpr auto b_bounded = Input<up_to(6), 5, name("b")>{};
constexpr auto a_two = Input<4, batch_size(2), name("a")>{};
constexpr auto b_three = Input<4, batch_size(3), name("b")>{};
}  // namespace

TEST_CASE("the shapes of Dot: the first's other axes, then the second's") {
  static_assert(dot<a4, b4, 1>::output_shape == shape<None, 1>{});
  static_assert(dot<a34, b54, axes(2)>::output_shape == shape<None, 3, 5>{});
  static_assert(dot<a34, b54, axes(-1)>::output_shape == shape<None, 3, 5>{});
  static_assert(dot<a34, b4, 2, 1>::output_shape == shape<None, 3>{});
  static_assert(dot<a4, b54, axes(-1)>::output_shape == shape<None, 5>{});
  static_assert(dot<a34, b342, axes(2)>::output_shape == shape<None, 3, 3, 2>{});
  static_assert(dot<a_any, b_any, axes(2, 1)>::output_shape == shape<None, 3, 5>{});
  SUCCEED();
}

TEST_CASE("what Dot refuses") {
  static_assert(why_not<dot<a34, b54, axes(1)>> ==
                "Layer 'dot' (layer 2, Dot): incompatible input shapes: axis values 3 (at axis 1) != 5 (at axis 1). Full input shapes: (None, 3, 4), (None, 5, 4), the output of layer 'b'");
  static_assert(why_not<dot<a_any, b54, axes(-1, 1)>> ==
                "Layer 'dot' (layer 2, Dot): incompatible input shapes: axis values None (at axis -1) != 5 (at axis 1). Full input shapes: (None, 3, None), (None, 5, 4), the output of layer 'b'");
  static_assert(why_not<dot<a4, b4>> == "Layer 'dot' (layer 2, Dot): missing 1 required positional argument: 'axes'");
  static_assert(!sound<dot<a4, b4, axes(0)>> && !sound<dot<a4, b4, axes(2)>> && !sound<dot<a4, b4, 1, axes(1)>> && !sound<dot<a_two, b_three, axes(1)>>);
  static_assert(!sound<Model<inputs(a4), outputs(Dot<1>{}(a4))>>);
  constexpr auto alone = Input<name("alone")>{};
  constexpr auto long_a = Input<1, 2, 3, 1, 1, name("a")>{};
  constexpr auto long_b = Input<1, 2, 3, 1, 1, name("b")>{};
  static_assert(why_not<dot<a4, alone, 1>> ==
                "Layer 'dot' (layer 2, Dot): cannot do batch_dot on inputs with rank < 2. Received inputs with shapes (None, 4) and (None,), the output of layer 'alone'");
  static_assert(why_not<dot<a34, b54, 3, 1>> ==
                "Layer 'dot' (layer 2, Dot): axes (3, 1) are out of bounds for inputs with shapes (None, 3, 4) and (None, 5, 4), the output of layer 'b'");
  static_assert(why_not<dot<a4, b4, 0>> == "Layer 'dot' (layer 2, Dot): cannot perform batch_dot over axis 0. If your inputs are not batched, add a dummy batch dimension to "
                                           "your inputs, the output of layer 'b'");
  static_assert(why_not<dot<a34, b_any, 2, 1>> == "Layer 'dot' (layer 2, Dot): incompatible input shapes: axis values 4 (at axis 2) != None (at axis 1). Full input shapes: "
                                                  "(None, 3, 4), (None, None, 5), the output of layer 'b'");
  static_assert(why_not<dot<a_two, b_three, 1>> ==
                "Layer 'dot' (layer 2, Dot): cannot do batch_dot on inputs with different batch sizes. Received inputs with shapes (2, 4) and (3, 4), the output of layer 'b'");
  static_assert(why_not<dot<long_a, long_b, 1>> == "Layer 'dot' (layer 2, Dot): its output would have more than 8 axes. Received inputs with shapes (None, 1, 2, 3, 1, 1) and "
                                                   "(None, 1, 2, 3, 1, 1), the output of layer 'b'");
  SUCCEED();
}

TEST_CASE("Dot multiplies, cosines where it normalizes") {
  dot<a34, b4, 2, 1> net;
  const auto y = net(xt::xtensor<float, 3>{{{1, 2, 3, 4}, {0, 1, 0, 0}, {-1, 0, 0, 2}}}, xt::xtensor<float, 2>{{1, -1, 2, 3}});
  CHECK((y == xt::xtensor<float, 2>{{17, -1, 5}}));
  dot<a4, b4, axes(1), normalize> cosine;
  CHECK(cosine(xt::xtensor<float, 2>{{3, 4, 0, 0}}, xt::xtensor<float, 2>{{0, 2, 0, 0}})(0, 0) == Approx(.8));
  check_laws<dot<a34, b342, axes(2), normalize>>();
  check_laws<dot<a_bounded, b_bounded, axes(2, 1)>>();
}
}  // namespace dot_test
