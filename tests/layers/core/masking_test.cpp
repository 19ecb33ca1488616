// SPDX-License-Identifier: BSL-1.0
// What masks are at compile time; what they do to numbers is in oracle/families/masking.py.
#include <ikebana/ikebana.hpp>

#include "laws.hpp"

namespace {
using namespace ikebana;

template <class Net> constexpr int mask_of = network<Net>::facts::known.spec[network<Net>::facts::outputs[0]].mask;
template <class... Layers> using masked = Sequential<Input<7, 3>, Masking<>, Layers...>;

static_assert(masked<>::output_shape == shape<None, 7, 3>{});
static_assert(mask_of<Sequential<Input<7, 3>, Masking<>>> == 2);
static_assert(mask_of<Sequential<Input<3>, Masking<>>> == 1);
static_assert(mask_of<Sequential<Input<7>, Embedding<5, 4, mask_zero>>> == 2);
static_assert(mask_of<Sequential<Input<7>, Embedding<5, 4>>> == 0);
static_assert(mask_of<masked<Dense<4>, Activation<relu>, Dropout<rate(.5)>, BatchNormalization<>>> == 2);
static_assert(mask_of<masked<LSTM<4, return_sequences>>> == 2);
static_assert(mask_of<masked<LSTM<4>>> == 0);
static_assert(mask_of<masked<Conv1D<4, 3>>> == 0);
static_assert(mask_of<masked<GlobalAveragePooling1D<>>> == 0);

// a layer that drops a mask says what Keras says
static_assert(warnings<masked<LSTM<4>>> == "");
static_assert(warnings<masked<GlobalAveragePooling1D<>>> == "");
static_assert(warnings<masked<Conv1D<4, 3>, LSTM<4>>> ==
              "Layer 'conv1d' (of type Conv1D) was passed an input with a mask attached to it. However, this layer does not support masking and will therefore "
              "destroy the mask information. Downstream layers will not see the mask.\n");
static_assert(warnings<Sequential<Input<7>, Embedding<5, 4, mask_zero>, Flatten<>, Dense<1>>>.view().starts_with("Layer 'flatten' (of type Flatten) was passed"));

// merging
constexpr auto x = Input<7, 3>{};
constexpr auto a = Masking<>{}(x);
constexpr auto b = Masking<mask_value(1)>{}(x);
static_assert(mask_of<Model<inputs(x), outputs(Add<>{}(a, b))>> == 2);
static_assert(mask_of<Model<inputs(x), outputs(Add<>{}(a, x))>> == 0);
static_assert(mask_of<Model<inputs(x), outputs(Concatenate<>{}(x, a))>> == 2);
static_assert(warnings<Model<inputs(x), outputs(Add<>{}(a, x))>> == "");

// a mask is part of what is planned, and of nothing else
using plain = Sequential<Input<7, 3>, Activation<relu>, Dense<4>>;
using with_mask = masked<Activation<relu>, Dense<4>>;
static_assert(with_mask::arena_bytes > plain::arena_bytes);
static_assert(with_mask::output_shape == plain::output_shape);

static_assert(why_not<Sequential<Input<7, 3>, Masking<mask_value(1), mask_value(2)>>> == "Layer 'masking' (layer 1, Masking) is given the option mask_value twice");

TEST_CASE("Masking: laws") {
  check_laws<masked<Dense<3>, GRU<4, return_sequences>>>();
  check_laws<Sequential<Input<up_to(6)>, Embedding<3, 4, mask_zero>, LSTM<5, return_sequences>, GlobalAveragePooling1D<>>>({.ids = 3});
}
}  // namespace
