// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/attention/additive_attention.hpp>
#include <ikebana/models/functional.hpp>
#include <ikebana/models/sequential.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("AdditiveAttention") {
  constexpr auto q = Input<5, 6, name("q")>{};
  constexpr auto v = Input<4, 6, name("v")>{};
  using Net = Model<inputs(q, v), outputs(AdditiveAttention<>{}(q, v))>;
  static_assert(Net::output_shape == shape<None, 5, 6>{});
  static_assert(Net::parameter_count == 6);
  static_assert(Model<inputs(q, v), outputs(AdditiveAttention<use_scale(false)>{}(q, v))>::parameter_count == 0);
  constexpr auto narrow = Input<4, 3, name("narrow")>{};
  static_assert(why_not<Model<inputs(q, narrow), outputs(AdditiveAttention<>{}(q, narrow))>> ==
                "Layer 'additive_attention' (layer 2, AdditiveAttention): query and key must have the same last dimension. Received: query.shape=(None, 5, 6) and key.shape=(None, 4, 3), the output of layer 'narrow'");
  static_assert(why_not<Model<inputs(q, v), outputs(AdditiveAttention<score_mode::dot>{}(q, v))>> ==
                "Layer 'additive_attention' (layer 2, AdditiveAttention) does not take the option score_mode");
  check_laws<Net>();
}
