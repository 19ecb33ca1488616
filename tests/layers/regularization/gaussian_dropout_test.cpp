// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/regularization/gaussian_dropout.hpp>
#include <ikebana/models/sequential.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace gaussian_dropout_test {
template <auto... Options> using Net = Sequential<Input<3, 4>, GaussianDropout<Options...>>;
constexpr std::string_view sentence =
    "Layer 'gaussian_dropout' (layer 1, GaussianDropout): invalid value received for argument `rate`. Expected a float value between 0 and 1, as rate(0.5)";

static_assert(Net<rate(0.5)>::output_shape == shape<None, 3, 4>{} && Net<rate(0.5)>::parameter_count == 0);
static_assert(sound<Net<rate(0)>> && sound<Net<rate(1)>>);
static_assert(why_not<Net<rate(1.5)>> == sentence && why_not<Net<rate(-0.5)>> == sentence && why_not<Net<>> == sentence);
}  // namespace gaussian_dropout_test

TEST_CASE("GaussianDropout is its input at inference") {
  static_assert(gaussian_dropout_test::Net<rate(0.5)>::arena_bytes == Sequential<Input<3, 4>>::arena_bytes);
  check_laws<gaussian_dropout_test::Net<rate(0.5)>>();
}
