// SPDX-License-Identifier: BSL-1.0
// The shape rule of a Lambda makes another batch, though the function sees a few samples at a time.
//
// mend: leave axis 0 as it is, or mark the Lambda `whole_batch`.
//
// error: at_layer<1, Lambda<
// error: named_layer<fixed_string<6>{"lambda"}>
// error: because<fixed_string<31>{"a Lambda that changes the batch"}>
// error: takes<shape<4, 3>>
// error: gets<shape<8, 3>>
// error: mend<fixed_string<28>{"say whole_batch in the layer"}>
// sentence: Layer 'lambda' (layer 1, Lambda): its shape rule must leave the batch as it is. It makes (4, 3) of (8, 3). The usual mend: say whole_batch in the layer
#include <ikebana/declare.hpp>
using namespace ikebana;

struct sum_of_pairs {
  constexpr tensor_spec output_shape(const tensor_spec& in) const { return {dims(in.shape.extent[0] / 2, in.shape.extent[1])}; }
  template <class In, class Out> constexpr void operator()(const In&, const Out&) const {}
};
inline constexpr sum_of_pairs pairs{};

#ifdef REFUSED
using Net = Sequential<Input<3, batch_size(8)>, Lambda<pairs>>;
#else
using Net = Sequential<Input<3, batch_size(8)>, Lambda<pairs, whole_batch>>;
#endif

int main() { return Net::parameter_count < 0; }
