// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/activations/elu.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("ELU") {
  static_assert(Sequential<Input<3, 2>, ELU<>>::output_shape == shape<None, 3, 2>{});
  static_assert(ELU<>::act.alpha == 1 && ELU<alpha(.5)>::act.alpha == .5f);
  static_assert(!sound<Sequential<Input<3>, ELU<epsilon(1)>>>);
  check_laws<Sequential<Input<7>, ELU<alpha(.5)>>>();
}
