// SPDX-License-Identifier: BSL-1.0
#include <ikebana/layers/core/dense.hpp>
#include <ikebana/layers/reshaping/flatten.hpp>

#include "laws.hpp"

using namespace ikebana;

TEST_CASE("Flatten multiplies the extents behind the batch") {
  static_assert(Sequential<Input<2, 3, 5>, Flatten<>>::output_shape == shape<None, 30>{});
  static_assert(Sequential<Input<7>, Flatten<>>::output_shape == shape<None, 7>{});
  static_assert(Sequential<Input<>, Flatten<>>::output_shape == shape<None, 1>{});
  static_assert(Sequential<Input<2, 3, batch_size(4)>, Flatten<>>::output_shape == shape<4, 6>{});
  static_assert(Sequential<Input<None, 3>, Flatten<>>::output_shape == shape<None, None>{});
  using bounded = network<Sequential<Input<up_to(5), 3>, Flatten<>>>::facts;
  static_assert(bounded::known.spec[1].shape.bound[1] == 15);
  SUCCEED();
}

TEST_CASE("Flatten forgets the layout, and a channels_first one must be told") {
  static_assert(sound<Sequential<Input<2, 3, 5, channels_first>, Flatten<channels_first>>>);
  static_assert(sound<Sequential<Input<2, 3, 5, channels_first>, Flatten<channels_last>>>);
  static_assert(why_not<Sequential<Input<2, 3, 5, channels_first>, Flatten<>>> ==
                "Input 0 of layer 'flatten' (layer 1, Flatten) is incompatible with the layer: expected data_format=channels_last, but received a "
                "channels_first input with shape (None, 2, 3, 5). The usual mend: Flatten<channels_first>");
  static_assert(!sound<Sequential<Input<2, 3, 5, channels_last>, Flatten<channels_first>>>);
  static_assert(sound<Sequential<Input<2, 3, 5, channels_last>, Flatten<>>>);
  SUCCEED();
}

TEST_CASE("Flatten moves channels last, or leaves the elements as they lie") {
  const xt::xtensor<float, 4> x{{{{0, 1}, {2, 3}}, {{4, 5}, {6, 7}}}};
  const xt::xtensor<float, 2> moved{{0, 4, 1, 5, 2, 6, 3, 7}}, kept{{0, 1, 2, 3, 4, 5, 6, 7}};
  CHECK((Sequential<Input<2, 2, 2, channels_first>, Flatten<channels_first>>{}(x) == moved));
  CHECK((Sequential<Input<2, 2, 2, channels_first>, Flatten<channels_last>>{}(x) == kept));
  CHECK((Sequential<Input<2, 2, 2>, Flatten<channels_first>>{}(x) == moved));
  CHECK((Sequential<Input<2, 2, 2>, Flatten<>>{}(x) == kept));
}

TEST_CASE("Dense after a Flatten of no known extent is refused") {
  static_assert(why_not<Sequential<Input<None, 3>, Flatten<>, Dense<2>>> ==
                "Layer 'dense' (layer 2, Dense): shapes used to initialize variables must be fully-defined (no `None` dimensions), but axis -1 of its "
                "input is None. Received: input shape=(None, None), the output of layer 'flatten'");
  SUCCEED();
}

TEST_CASE("the laws of Flatten") {
  check_laws<Sequential<Input<2, 3, 5>, Flatten<>, Dense<4>>>();
  check_laws<Sequential<Input<3, 4, 5, channels_first>, Flatten<channels_first>>>();
  check_laws<Sequential<Input<3, up_to(4), 5, channels_first>, Flatten<channels_first>>>();
  check_laws<Sequential<Input<1, 4, 5, channels_first>, Flatten<channels_first>>>();
  check_laws<Sequential<Input<up_to(4), 3>, Flatten<>>>();
}
