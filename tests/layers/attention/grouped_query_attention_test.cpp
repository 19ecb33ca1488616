// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/attention/grouped_query_attention.hpp>
#include <ikebana/models/functional.hpp>
#include <ikebana/models/sequential.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace grouped_query_attention_test {
constexpr auto q = Input<5, 8, name("q")>{};
constexpr auto v = Input<4, 8, name("v")>{};
template <class Layer> using Cross = Model<inputs(q, v), outputs(Layer{}(q, v))>;

TEST_CASE("GroupQueryAttention has fewer heads of keys and values") {
  static_assert(Cross<GroupQueryAttention<3, 4, 2>>::output_shape == shape<None, 5, 8>{});
  static_assert(Cross<GroupQueryAttention<3, 4, 2>>::parameter_count == (8 * 12 + 12) + 2 * (8 * 6 + 6) + 12 * 8 + 8);
  static_assert(Cross<GroupedQueryAttention<head_dim(3), num_query_heads(4), num_key_value_heads(2)>>::parameter_count == Cross<GroupQueryAttention<3, 4, 2>>::parameter_count);
  constexpr auto both = GroupQueryAttention<3, 4, 1, return_attention_scores>{}(q, v);
  static_assert(Model<inputs(q, v), outputs(both.second)>::output_shape == shape<None, 4, 5, 4>{});
  SUCCEED();
}

TEST_CASE("what GroupQueryAttention refuses") {
  static_assert(why_not<Cross<GroupQueryAttention<3, 4, 3>>> ==
                "Layer 'grouped_query_attention' (layer 2, GroupedQueryAttention): `num_query_heads` must be divisible by `num_key_value_heads`. Received: 4 and 3");
  static_assert(why_not<Cross<GroupQueryAttention<3, 4>>> ==
                "Layer 'grouped_query_attention' (layer 2, GroupedQueryAttention): head_dim, num_query_heads and num_key_value_heads should be positive integers. Received: 3, 4, 0");
  constexpr auto narrow = Input<4, 6, name("narrow")>{};
  static_assert(why_not<Model<inputs(q, narrow), outputs(GroupQueryAttention<3, 4, 2>{}(q, narrow))>> ==
                "Layer 'grouped_query_attention' (layer 2, GroupedQueryAttention): the last dimension of `query_shape` and `value_shape` must be equal. Received: query_shape=(None, 5, 8), "
                "value_shape=(None, 4, 6), the output of layer 'narrow'");
  static_assert(!sound<Cross<GroupQueryAttention<3, 4, 2, output_shape(3)>>>);
  SUCCEED();
}

TEST_CASE("the laws of GroupQueryAttention") { check_laws<Cross<GroupQueryAttention<3, 4, 2, use_gate>>>(); }

}  // namespace grouped_query_attention_test
