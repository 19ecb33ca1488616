// SPDX-License-Identifier: BSL-1.0
// The rule that the merging layers share: shapes, broadcasting, what is refused.
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/core/embedding.hpp>
#include <ikebana/layers/core/masking.hpp>
#include <ikebana/layers/merging/add.hpp>
#include <ikebana/layers/merging/subtract.hpp>
#include <ikebana/models/functional.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace merge_test {  // test folders are also built as one file

namespace {
template <auto A, auto B> using added = Model<inputs(A, B), outputs(Add<>{}(A, B))>;
constexpr auto a4 = Input<4, name("a")>{};
constexpr auto b4 = Input<4, name("b")>{};
constexpr auto b1 = Input<1, name("b")>{};
constexpr auto b3 = Input<3, name("b")>{};
constexpr auto a54 = Input<5, 4, name("a")>{};
constexpr auto b354 = Input<3, 5, 4, name("b")>{};
constexpr auto a_any = Input<None, 4, name("a")>{};
constexpr auto a_fixed = Input<4, batch_size(3), name("a")>{};
constexpr auto b_fixed = Input<4, batch_size(2), name("b")>{};
constexpr auto a_first = Input<3, 4, 5, channels_first, name("a")>{};
constexpr auto b_last = Input<3, 4, 5, channels_last, name("b")>{};
constexpr auto b_untagged = Input<3, 4, 5, name("b")>{};
}  // namespace

TEST_CASE("shapes of a merge: Keras' broadcasting") {
  static_assert(added<a4, b4>::output_shape == shape<None, 4>{});
  static_assert(added<a4, b1>::output_shape == shape<None, 4>{});
  static_assert(added<a54, b4>::output_shape == shape<None, 5, 4>{});
  static_assert(added<b4, a54>::output_shape == shape<None, 5, 4>{});
  static_assert(added<a54, b354>::output_shape == shape<None, 3, 5, 4>{});
  static_assert(added<a_any, b4>::output_shape == shape<None, None, 4>{});
  static_assert(added<a_fixed, b4>::output_shape == shape<3, 4>{});
  SUCCEED();
}

TEST_CASE("what a merge refuses") {
  static_assert(why_not<added<a4, b3>> == "Layer 'add' (layer 2, Add): inputs have incompatible shapes. Received shapes (4,) and (3,), the output of layer 'b'");
  static_assert(why_not<added<a_fixed, b_fixed>> ==
                "Layer 'add' (layer 2, Add): cannot merge tensors with different batch sizes. Received tensors with shapes [(3, 4), (2, 4)], the output of layer 'b'");
  static_assert(why_not<added<a_first, b_last>> ==
                "Layer 'add' (layer 2, Add) cannot merge a channels_first tensor with a channels_last one, input 1. The usual mend: Permute<...>, or one layout");
  using kept = network<added<a_first, b_untagged>>::facts;
  static_assert(kept::known.spec[2].format == layout::channels_first);
  static_assert(why_not<Model<inputs(a4), outputs(Add<>{}(a4, a4))>> ==
                "Layer 'add' (layer 1, Add) is given the same tensor twice (input 1). The usual mend: again(x), or Identity<>{}(x)");
  static_assert(why_not<Model<inputs(a4), outputs(Add<>{}())>> == "A merge layer should be called on a list of inputs. Layer 'add' (layer 0, Add) is called on none");
  constexpr auto rows = Input<6, 2, name("rows")>{};
  constexpr auto row = Input<2, 2, name("row")>{};
  static_assert(why_not<Model<inputs(rows, row), outputs(Add<>{}(Embedding<5, 2, mask_zero>{}(rows), Masking<>{}(row)))>> ==
                "Layer 'add' (layer 4, Add): masks of inputs of different ranks cannot be merged. Received shapes (None, 6, 2, 2) and (None, 2, 2), the output of layer 'masking'");
  SUCCEED();
}

TEST_CASE("a merge of one tensor with itself says again") {
  Model<inputs(a4), outputs(Add<>{}(a4, again(a4)))> net;
  CHECK((net(xt::xtensor<float, 2>{{1, 2, 3, -4}}) == xt::xtensor<float, 2>{{2, 4, 6, -8}}));
}

TEST_CASE("missing axes are put behind the batch, not before it") {
  constexpr auto a = Input<2, 2, name("a")>{};
  constexpr auto b = Input<2, name("b")>{};
  Model<inputs(a, b), outputs(Subtract<>{}(a, b))> net;
  const xt::xtensor<float, 3> x{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
  const xt::xtensor<float, 2> z{{10, 20}, {100, 200}};
  CHECK((net(x, z) == xt::xtensor<float, 3>{{{-9, -18}, {-7, -16}}, {{-95, -194}, {-93, -192}}}));
}

TEST_CASE("what only the call knows spreads too, whichever buffer the plan reuses") {
  constexpr auto a = Input<up_to(6), 2, name("a")>{};
  constexpr auto b = Input<up_to(6), 2, name("b")>{};
  constexpr auto da = Dense<3, name("da")>{}(a);
  constexpr auto db = Dense<3, name("db")>{}(b);
  Model<inputs(a, b), outputs(Subtract<>{}(da, db))> net{seed(1)};
  const xt::xtensor<float, 2> kernel{{1, 0, 2}, {0, 1, -1}};
  net.set_weight<"da", "kernel">(kernel);
  net.set_weight<"db", "kernel">(kernel);
  const xt::xtensor<float, 3> one{{{1, 2}}}, four{{{1, 0}, {0, 1}, {2, 2}, {-1, 3}}};
  const xt::xtensor<float, 3> wanted{{{0, 2, -2}, {1, 1, 1}, {-1, 0, -2}, {2, -1, 5}}};
  CHECK((net(one, four) == wanted));
  CHECK((net(four, one) == -wanted));
  CHECK_THROWS_AS(net(xt::xtensor<float, 3>({1, 3, 2}, 0.f), four), shape_mismatch);
}
}  // namespace merge_test
