// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/reshaping/permute.hpp>

#include "laws.hpp"

using namespace ikebana;

namespace {
/// Every element of `Permute<Order...>` is the one that the definition says; the batch is 3.
template <class In, int... Order> bool permutes() {
  constexpr dims in = In::value;
  constexpr int order[]{0, Order...};
  constexpr batch_shape declared = [] {
    batch_shape whole(1);
    whole.value = In::value;
    whole.value.set(0, unknown);
    return whole;
  }();
  std::vector<float> x(std::size_t(in.size()));
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = float(i);
  std::vector<float> y(x.size());
  Sequential<Input<declared>, Permute<Order...>> net;
  net.run(inputs(x), outputs(y));
  for (int i = 0; i < in.size(); ++i) {
    int index[max_rank]{}, rest = i, at = 0;
    for (int a = in.rank - 1; a >= 0; --a) {  // of the output
      index[order[a]] = rest % in.extent[order[a]];
      rest /= in.extent[order[a]];
    }
    for (int a = 0; a < in.rank; ++a) at = at * in.extent[a] + index[a];
    if (y[std::size_t(i)] != x[std::size_t(at)]) return false;
  }
  return true;
}
}  // namespace

TEST_CASE("Permute orders the axes, counted from 1") {
  static_assert(Sequential<Input<3, 5>, Permute<2, 1>>::output_shape == shape<None, 5, 3>{});
  static_assert(Sequential<Input<4, 5, 3>, Permute<3, 1, 2>>::output_shape == shape<None, 3, 4, 5>{});
  static_assert(Sequential<Input<4, None, 3, batch_size(2)>, Permute<2, 3, 1>>::output_shape == shape<2, None, 3, 4>{});
  SUCCEED();
}

TEST_CASE("every kind of permutation") {
  CHECK(permutes<shape<3, 5, 7>, 2, 1>());
  CHECK(permutes<shape<3, 4, 5, 6>, 1, 2, 3>());
  CHECK(permutes<shape<3, 4, 5, 6>, 1, 3, 2>());
  CHECK(permutes<shape<3, 4, 5, 6>, 2, 1, 3>());
  CHECK(permutes<shape<3, 4, 5, 6>, 2, 3, 1>());
  CHECK(permutes<shape<3, 4, 5, 6>, 3, 1, 2>());
  CHECK(permutes<shape<3, 4, 5, 6>, 3, 2, 1>());
  CHECK(permutes<shape<3, 2, 3, 4, 5>, 4, 2, 1, 3>());
  CHECK(permutes<shape<3, 2, 3, 4, 5>, 3, 4, 1, 2>());
  CHECK(permutes<shape<3, 2, 1, 4, 1, 5>, 5, 4, 2, 1, 3>());
  CHECK(permutes<shape<3, 6>, 1>());
}

TEST_CASE("where only axes of extent 1 move it is a view") {
  static_assert(Sequential<Input<8>, Dense<64>, Permute<1>>::arena_bytes == Sequential<Input<8>, Dense<64>>::arena_bytes);
  static_assert(Sequential<Input<1, 8>, Dense<64>, Permute<2, 1>>::arena_bytes == Sequential<Input<1, 8>, Dense<64>>::arena_bytes);
  CHECK(permutes<shape<3, 1, 4, 5>, 2, 1, 3>());
  CHECK(permutes<shape<3, 4, 5, 1>, 3, 1, 2>());
}

TEST_CASE("Permute forgets the layout") {
  using facts = network<Sequential<Input<2, 3, 4, channels_first>, Permute<2, 3, 1>>>::facts;
  static_assert(facts::known.spec[1].format == layout::unspecified);
  SUCCEED();
}

TEST_CASE("what Permute refuses") {
  static_assert(why_not<Sequential<Input<3, 5>, Permute<1, 3>>> ==
                "Layer 'permute' (layer 1, Permute): invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be consecutive and "
                "start from 1. Received dims=(1, 3)");
  static_assert(!sound<Sequential<Input<3, 5>, Permute<0, 1>>>);
  static_assert(!sound<Sequential<Input<3, 5>, Permute<1, 1>>>);
  static_assert(why_not<Sequential<Input<3, 5>, Permute<2, 1, 3>>> ==
                "Input 0 of layer 'permute' (layer 1, Permute) is incompatible with the layer: expected ndim=4, found ndim=3. Full shape received: (None, 3, 5), the output "
                "of layer 'input_layer'");
  SUCCEED();
}

TEST_CASE("the laws of Permute") {
  check_laws<Sequential<Input<3, 5>, Permute<2, 1>, Dense<4>>>();
  check_laws<Sequential<Input<3, up_to(5), 2>, Permute<3, 2, 1>>>();
  check_laws<Sequential<Input<up_to(6), 4>, Permute<2, 1>>>();
}
