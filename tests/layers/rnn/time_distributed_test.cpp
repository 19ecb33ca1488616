// SPDX-License-Identifier: BSL-1.0
// Numbers are compared with Keras in oracle/families/wrappers.py.
#include <ikebana/ikebana.hpp>

#include "laws.hpp"

namespace time_distributed_test {
using namespace ikebana;
template <class L, auto... Options> using Net = Sequential<Input<5, 8, 8, 3>, TimeDistributed<L, Options...>>;

static_assert(Net<Conv2D<4, 3>>::output_shape == shape<None, 5, 6, 6, 4>{} && Net<Conv2D<4, 3>>::parameter_count == 4 * (27 + 1));
static_assert(Net<Flatten<>>::output_shape == shape<None, 5, 192>{});
static_assert(Sequential<Input<None, 3>, TimeDistributed<Dense<4>>>::output_shape == shape<None, None, 4>{});
static_assert(Sequential<Input<5, None, None, 3>, TimeDistributed<GlobalAveragePooling2D<>>>::output_shape == shape<None, 5, 3>{});
static_assert(Sequential<Input<2, 5, 3>, TimeDistributed<TimeDistributed<Dense<4>>>>::output_shape == shape<None, 2, 5, 4>{});
static_assert(Sequential<Input<5, 3, batch_size(7)>, TimeDistributed<Dense<4>>>::output_shape == shape<7, 5, 4>{});

static_assert(why_not<Sequential<Input<3>, TimeDistributed<Dense<4>>>> ==
              "Layer 'time_distributed' (layer 1, TimeDistributed): `TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, received: (None, 3), "
              "the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<5, 3>, TimeDistributed<Conv1D<4, 3>>>> ==
              "Input 0 of layer 'time_distributed' (layer 1, TimeDistributed) is incompatible with the layer: expected min_ndim=3, found ndim=2. Full shape received: (None, 3), "
              "the output of layer 'input_layer'" ||
              !sound<Sequential<Input<5, 3>, TimeDistributed<Conv1D<4, 3>>>>);
static_assert(why_not<Net<Dense<0>>> == "Layer 'time_distributed' (layer 1, TimeDistributed): units should be a positive integer. Received: units=0");
static_assert(why_not<Net<Dense<4, return_state>>> == "Layer 'time_distributed' (layer 1, TimeDistributed) does not take the option return_state");
static_assert(why_not<Sequential<Input<2, 5, 3>, TimeDistributed<LSTM<4, return_state>>>> ==
              "Layer 'time_distributed' (layer 1, TimeDistributed): the layer that it is around gives several tensors, and must give one. The usual mend: without return_state");

TEST_CASE("TimeDistributed: laws") {
  check_laws<Sequential<Input<up_to(4), up_to(6), 2>, TimeDistributed<Conv1D<3, 2>>, TimeDistributed<GRU<4>>>>();
}


}  // namespace time_distributed_test
