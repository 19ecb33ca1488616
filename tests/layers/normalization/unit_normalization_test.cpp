// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/normalization/unit_normalization.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("UnitNormalization makes vectors of length 1, and leaves 0 as it is") {
  static_assert(Sequential<Input<3, None>, UnitNormalization<>>::output_shape == shape<None, 3, None>{});
  static_assert(!sound<Sequential<Input<3>, UnitNormalization<axis(-3)>>> && !sound<Sequential<Input<3>, UnitNormalization<axis(0)>>>);
  Sequential<Input<2, 2>, UnitNormalization<>> net;
  CHECK((net(xt::xtensor<float, 3>{{{3, 4}, {0, 0}}}) == xt::xtensor<float, 3>{{{.6f, .8f}, {0, 0}}}));
  check_laws<Sequential<Input<3, up_to(5)>, UnitNormalization<axis(1)>>>();
}
