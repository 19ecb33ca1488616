// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/regularization/spatial_dropout2d.hpp>
#include <ikebana/models/sequential.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace spatial_dropout2d_test {
template <auto... Options> using Net = Sequential<Input<3, 2, 4>, SpatialDropout2D<Options...>>;
constexpr std::string_view sentence =
    "Layer 'spatial_dropout2d' (layer 1, SpatialDropout2D): invalid value received for argument `rate`. Expected a float value between 0 and 1, as rate(0.5)";

static_assert(Net<rate(0.5)>::output_shape == shape<None, 3, 2, 4>{} && Net<rate(0.5)>::parameter_count == 0);
static_assert(sound<Net<rate(0)>> && sound<Net<rate(1)>>);
static_assert(why_not<Net<rate(1.5)>> == sentence && why_not<Net<rate(-0.5)>> == sentence && why_not<Net<>> == sentence);
static_assert(why_not<Sequential<Input<5>, SpatialDropout2D<rate(0.5)>>> ==
              "Input 0 of layer 'spatial_dropout2d' (layer 1, SpatialDropout2D) is incompatible with the layer: expected ndim=4, found ndim=2. Full shape received: (None, 5), "
              "the output of layer 'input_layer'");
static_assert(sound<Net<rate(0.5), channels_first>>);
}  // namespace spatial_dropout2d_test

TEST_CASE("SpatialDropout2D is its input at inference") {
  static_assert(spatial_dropout2d_test::Net<rate(0.5)>::arena_bytes == Sequential<Input<3, 2, 4>>::arena_bytes);
  check_laws<spatial_dropout2d_test::Net<rate(0.5)>>();
}
