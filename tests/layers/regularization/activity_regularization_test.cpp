// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/regularization/activity_regularization.hpp>
#include <ikebana/models/sequential.hpp>

#include "laws.hpp"

using namespace ikebana;

static_assert(sound<Sequential<Input<3, 4>, ActivityRegularization<l1(0.1), l2(0.2)>>>);
static_assert(why_not<Sequential<Input<3>, ActivityRegularization<l1(-1)>>> ==
              "Layer 'activity_regularization' (layer 1, ActivityRegularization): invalid value for argument l1: expected a non-negative float");
static_assert(why_not<Sequential<Input<3>, ActivityRegularization<l1(1), l2(-1)>>> ==
              "Layer 'activity_regularization' (layer 1, ActivityRegularization): invalid value for argument l2: expected a non-negative float");

TEST_CASE("ActivityRegularization is its input") { check_laws<Sequential<Input<up_to(3), 4>, ActivityRegularization<l1(0.1)>>>(); }
