// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/regularization/gaussian_noise.hpp>
#include <ikebana/models/sequential.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace gaussian_noise_test {
template <auto... Options> using Net = Sequential<Input<3, 4>, GaussianNoise<Options...>>;
constexpr std::string_view sentence =
    "Layer 'gaussian_noise' (layer 1, GaussianNoise): invalid value received for argument `stddev`. Expected a float value between 0 and 1, as stddev(0.1)";

static_assert(Net<stddev(0.5)>::output_shape == shape<None, 3, 4>{} && Net<stddev(0.5)>::parameter_count == 0);
static_assert(sound<Net<stddev(0)>> && sound<Net<stddev(1)>>);
static_assert(why_not<Net<stddev(1.5)>> == sentence && why_not<Net<stddev(-0.5)>> == sentence && why_not<Net<>> == sentence);
}  // namespace gaussian_noise_test

TEST_CASE("GaussianNoise is its input at inference") {
  static_assert(gaussian_noise_test::Net<stddev(0.1)>::arena_bytes == Sequential<Input<3, 4>>::arena_bytes);
  check_laws<gaussian_noise_test::Net<stddev(0.1)>>();
}
