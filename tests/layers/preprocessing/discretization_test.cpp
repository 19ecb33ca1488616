// SPDX-License-Identifier: BSL-1.0
#include "laws.hpp"
#include <ikebana/declare.hpp>

using namespace ikebana;

namespace discretization_test {
template <auto... Options> using Net = Sequential<Input<5, 3>, Discretization<bin_boundaries(-0.5, 0, 0.5), Options...>>;

static_assert(Net<>::output_shape == shape<None, 5, 3>{} && Net<>::parameter_count == 0);
static_assert(Net<output_mode::one_hot>::output_shape == shape<None, 5, 3, 4>{});
static_assert(Net<output_mode::count>::output_shape == shape<None, 3, 4>{} && Net<output_mode::multi_hot>::output_shape == shape<None, 3, 4>{});
static_assert(Sequential<Input<5, 1>, Discretization<bin_boundaries(0), output_mode::one_hot>>::output_shape == shape<None, 5, 2>{});
static_assert(Sequential<Input<None>, Discretization<bin_boundaries(0), output_mode::count>>::output_shape == shape<None, 2>{});
static_assert(sound<Sequential<Input<4>, Discretization<bin_boundaries(0, 1)>, Embedding<3, 2>>>);

static_assert(why_not<Sequential<Input<4>, Discretization<>>> ==
              "Layer 'discretization' (layer 1, Discretization): you need to either pass the `bin_boundaries` argument at construction time or call `adapt(dataset)` before you can start "
              "using the `Discretization` layer.");
static_assert(why_not<Sequential<Input<4>, Discretization<bin_boundaries(1, 0)>>> == "Layer 'discretization' (layer 1, Discretization): `bin_boundaries` must ascend");
}  // namespace discretization_test

TEST_CASE("discretization: the laws") {
  using namespace discretization_test;
  check_laws<Sequential<Input<up_to(5), 3>, Discretization<bin_boundaries(-0.5, 0.5)>, Embedding<3, 2>>>();
  check_laws<Net<output_mode::count>>();
}

TEST_CASE("discretization: a boundary belongs to the bin above it") {
  Sequential<Input<4>, Discretization<bin_boundaries(0, 1)>> net;
  CHECK((net(xt::xtensor<float, 2>{{-0.1f, 0, 1, 5}}) == xt::xtensor<float, 2>{{0, 1, 2, 2}}));
}
