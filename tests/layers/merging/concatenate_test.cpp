// SPDX-License-Identifier: BSL-1.0
#include <ikebana/activations/relu.hpp>
#include <ikebana/layers/activations/activation.hpp>
#include <ikebana/layers/convolutional/conv2d.hpp>
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/merging/concatenate.hpp>
#include <ikebana/models/functional.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace concatenate_test {  // test folders are also built as one file

namespace {
template <auto A, auto B, auto... Options> using joined = Model<inputs(A, B), outputs(Concatenate<Options...>{}(A, B))>;
constexpr auto a43 = Input<4, 3, name("a")>{};
constexpr auto b46 = Input<4, 6, name("b")>{};
constexpr auto b23 = Input<2, 3, name("b")>{};
constexpr auto a_any = Input<None, 3, name("a")>{};
constexpr auto a_bounded = Input<up_to(7), 3, name("a")>{};
constexpr auto b_bounded = Input<up_to(5), 3, name("b")>{};
constexpr auto a_first = Input<2, 4, 5, channels_first, name("a")>{};
constexpr auto b_first = Input<3, 4, 5, channels_first, name("b")>{};
constexpr auto b_last = Input<2, 4, 5, channels_last, name("b")>{};
constexpr auto a_fixed = Input<3, batch_size(3), name("a")>{};
constexpr auto a3 = Input<3, name("a")>{};
constexpr auto a_two = Input<3, batch_size(2), name("a")>{};
constexpr auto b_two = Input<3, batch_size(2), name("b")>{};
constexpr auto a_few = Input<3, batch_size(up_to(2)), name("a")>{};
}  // namespace

TEST_CASE("Concatenate adds the extents of its axis, the batch counted") {
  static_assert(joined<a43, b46>::output_shape == shape<None, 4, 9>{});
  static_assert(joined<a43, b46, axis(2)>::output_shape == shape<None, 4, 9>{});
  static_assert(joined<a43, b23, axis(1)>::output_shape == shape<None, 6, 3>{});
  static_assert(joined<a43, b23, axis(-2)>::output_shape == shape<None, 6, 3>{});
  static_assert(joined<a_any, b23, axis(1)>::output_shape == shape<None, None, 3>{});
  static_assert(joined<a_any, b46, axis(2)>::output_shape == shape<None, None, 9>{});  // as the first has it, as in Keras
  static_assert(joined<b46, a_any, axis(2)>::output_shape == shape<None, 4, 9>{});
  static_assert(joined<a3, b_two>::output_shape == shape<None, 6>{} && joined<b_two, a3>::output_shape == shape<2, 6>{});
  static_assert(joined<a_first, b_first, axis(1)>::output_shape == shape<None, 5, 4, 5>{});
  static_assert(joined<a_two, b_two, axis(0)>::output_shape == shape<4, 3>{});
  static_assert(joined<a_fixed, b_two, axis(-2)>::output_shape == shape<5, 3>{});
  using bounded = network<joined<a_bounded, b_bounded, axis(1)>>::facts;
  static_assert(bounded::known.spec[2].shape.bound[1] == 12);
  using tagged = network<joined<a_first, b_first, axis(1)>>::facts;
  static_assert(tagged::known.spec[2].format == layout::channels_first);
  SUCCEED();
}

TEST_CASE("what Concatenate refuses") {
  static_assert(why_not<joined<a43, b23>> ==
                "Layer 'concatenate' (layer 2, Concatenate): a `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. Received: "
                "input_shape=[(None, 4, 3), (None, 2, 3)], the output of layer 'b'");
  static_assert(!sound<joined<a43, a_fixed>>);
  static_assert(!sound<joined<a43, b46, axis(3)>>);
  static_assert(why_not<joined<a43, b46, axis(0)>> ==
                "Layer 'concatenate' (layer 2, Concatenate): axis 0 joins batches, which must be fixed for it. Received: input shape=(None, 4, 3). "
                "The usual mend: batch_size(n) in each Input");
  static_assert(!sound<joined<a_few, b_two, axis(0)>> && !sound<joined<b_two, a_few, axis(0)>>);
  static_assert(why_not<joined<a43, b46, axis(-4)>> ==
                "Layer 'concatenate' (layer 2, Concatenate): axis -4 is not an axis of its inputs. Received: input shape=(None, 4, 3), the output of layer 'a'");
  static_assert(!sound<joined<a_first, b_last, axis(1)>>);
  static_assert(!sound<joined<a_fixed, b_two>>);
  constexpr auto left = Input<4, 3, name("left")>{};
  constexpr auto right = Input<4, 3, name("right")>{};
  static_assert(why_not<Model<inputs(left, right), outputs(Concatenate<axis(1, 2)>{}(left, right))>> == "Layer 'concatenate' (layer 2, Concatenate): `axis` is one axis");
  SUCCEED();
}

TEST_CASE("Concatenate puts rows together") {
  joined<a43, b23, axis(1)> net;
  const xt::xtensor<float, 3> x{{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}}}, z{{{-1, -2, -3}, {-4, -5, -6}}};
  CHECK((net(x, z) == xt::xtensor<float, 3>{{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}, {-1, -2, -3}, {-4, -5, -6}}}));
  constexpr auto a = Input<2, name("a")>{};
  constexpr auto b = Input<1, name("b")>{};
  Model<inputs(a, b), outputs(Concatenate<>{}(b, a))> flat;
  CHECK((flat(xt::xtensor<float, 2>{{1, 2}, {3, 4}}, xt::xtensor<float, 2>{{5}, {6}}) == xt::xtensor<float, 2>{{5, 1, 2}, {6, 3, 4}}));
}

TEST_CASE("Concatenate puts fixed batches together, and what follows sees them as one") {
  const xt::xtensor<float, 2> x{{1, 2, 3}, {4, 5, 6}}, z{{-1, -2, -3}, {-4, -5, -6}};
  using Net = joined<a_two, b_two, axis(0)>;
  Net net;
  const xt::xtensor<float, 2> wanted{{1, 2, 3}, {4, 5, 6}, {-1, -2, -3}, {-4, -5, -6}};
  CHECK((net(x, z) == wanted));
  xt::xtensor<float, 2> room({4, 3}, -77.f);
  net.run(inputs(x, z), outputs(room));
  CHECK((room == wanted));

  constexpr auto both = Concatenate<axis(0)>{}(a_two, b_two);
  constexpr auto again_one = Concatenate<axis(0)>{}(a_two, Activation<relu>{}(both));
  Model<inputs(a_two, b_two), outputs(again_one, both)> deep;
  static_assert(Model<inputs(a_two, b_two), outputs(again_one)>::output_shape == shape<6, 3>{});
  const auto [six, four] = deep(x, z);
  CHECK((six == xt::xtensor<float, 2>{{1, 2, 3}, {4, 5, 6}, {1, 2, 3}, {4, 5, 6}, {0, 0, 0}, {0, 0, 0}}));
  CHECK((four == wanted));

  // between layers that keep channels_first images turned, too
  constexpr auto image = Input<2, 3, 3, channels_first, batch_size(2)>{};
  constexpr auto left = Conv2D<2, 1, channels_first, use_bias(false), kernel_initializer(initializers::ones)>{}(image);
  constexpr auto right = Conv2D<2, 1, channels_first, use_bias(false), kernel_initializer(initializers::constant(2))>{}(image);
  Model<inputs(image), outputs(Conv2D<1, 3, channels_first, use_bias(false), kernel_initializer(initializers::ones)>{}(Concatenate<axis(0)>{}(left, right)))> pictures;
  static_assert(decltype(pictures)::output_shape == shape<4, 1, 1, 1>{});
  xt::xtensor<float, 4> of_two({2, 2, 3, 3}, 1.f);
  of_two(1, 0, 0, 0) = 3;
  const auto sums = pictures(of_two);
  CHECK(sums(0, 0, 0, 0) == 36);
  CHECK(sums(1, 0, 0, 0) == 40);
  CHECK(sums(2, 0, 0, 0) == 72);
  CHECK(sums(3, 0, 0, 0) == 80);

  constexpr auto one = Input<3, batch_size(2)>{};
  Model<inputs(one), outputs(Concatenate<axis(0)>{}(one, Activation<relu>{}(one)))> flat;
  std::array<float, 6> in{1, -2, 3, -4, 5, -6};
  std::array<float, 12> out{};
  flat(in, out);
  CHECK(out == std::array<float, 12>{1, -2, 3, -4, 5, -6, 1, 0, 3, 0, 5, 0});
}

TEST_CASE("the laws of Concatenate") {
  constexpr auto x = Input<4, 5>{};
  constexpr auto p = Dense<7>{}(x);
  constexpr auto q = Dense<2>{}(x);
  check_laws<Model<inputs(x), outputs(Dense<3>{}(Concatenate<>{}(p, x, q)))>>();
  check_laws<joined<a43, b23, axis(1)>>();
  check_laws<joined<a_bounded, b_bounded, axis(1)>>();
  check_laws<joined<a_first, b_first, axis(1)>>();
}
}  // namespace concatenate_test
