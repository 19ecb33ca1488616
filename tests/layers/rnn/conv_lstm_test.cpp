// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "laws.hpp"
#include "layers/drawn.hpp"
#include <ikebana/ikebana.hpp>

using namespace ikebana;

namespace conv_lstm_test {
template <auto... Options> using Film = Sequential<Input<5, 8, 9, 3>, ConvLSTM2D<4, Options...>>;

static_assert(Film<3>::output_shape == shape<None, 6, 7, 4>{} && Film<3>::parameter_count == 9 * (3 + 4) * 16 + 16);
static_assert(Film<3, return_sequences, padding::same, strides(2)>::output_shape == shape<None, 5, 4, 5, 4>{});
static_assert(Film<kernel_size(2, 3), dilation_rate(2, 1), use_bias(false)>::output_shape == shape<None, 6, 7, 4>{});
static_assert(Sequential<Input<None, 3, 8, 9>, ConvLSTM2D<4, 3, channels_first, return_sequences>>::output_shape == shape<None, None, 4, 6, 7>{});
static_assert(Sequential<Input<5, 8, 3>, ConvLSTM1D<4, 3>>::output_shape == shape<None, 6, 4>{});
static_assert(Sequential<Input<5, 4, 4, 4, 3>, ConvLSTM3D<4, 3, return_sequences>>::output_shape == shape<None, 5, 2, 2, 2, 4>{});
static_assert(ConvLSTM2D<4, 3, input_shape(5, 8, 9, 3)>::output_shape == shape<None, 6, 7, 4>{});
// The last output is an image of the layer's layout.
static_assert(sound<Sequential<Input<5, 3, 8, 9>, ConvLSTM2D<4, 3, channels_first>, Conv2D<2, 3, channels_first>>>);
static_assert(!sound<Sequential<Input<5, 3, 8, 9>, ConvLSTM2D<4, 3, channels_first>, Conv2D<2, 3>>>);

static_assert(why_not<Sequential<Input<5, 8, 3>, ConvLSTM2D<4, 3>>> ==
              "Input 0 of layer 'conv_lstm2d' (layer 1, ConvLSTM2D) is incompatible with the layer: expected ndim=5, found ndim=4. Full shape received: (None, 5, 8, 3), "
              "the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<5, None, 8, 3>, ConvLSTM2D<4, 3>>> ==
              "Layer 'conv_lstm2d' (layer 1, ConvLSTM2D): ConvLSTM layers only support static input shapes for the spatial dimension. Received invalid input shape: "
              "input_shape=(None, None, 8, 3), the output of layer 'input_layer'");
static_assert(why_not<Sequential<Input<5, 8, 8, None>, ConvLSTM2D<4, 3>>> ==
              "Layer 'conv_lstm2d' (layer 1, ConvLSTM2D): the channel dimension of the inputs should be defined. Found None. Full input shape received: "
              "input_shape=(None, 8, 8, None), the output of layer 'input_layer'");
static_assert(why_not<Film<9>> ==
              "Computed output size would be zero or negative. Layer 'conv_lstm2d' (layer 1, ConvLSTM2D) needs at least (None, 9, 9, 3), with `padding=valid`. Received: "
              "inputs.shape=(None, 8, 9, 3), the output of layer 'input_layer'");
static_assert(why_not<Film<3, strides(2), dilation_rate(1, 2)>> ==
              "Layer 'conv_lstm2d' (layer 1, ConvLSTM2D): specifying `strides > 1` is not compatible with `dilation_rate > 1`. Please provide `strides=1` or "
              "`dilation_rate=1`");
static_assert(why_not<Film<3, stateful>> ==
              "Layer 'conv_lstm2d' (layer 1, ConvLSTM2D): when using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: "
              "sequence.shape=(None, 5, 8, 9, 3). The usual mend: batch_size(n) in the Input");
static_assert(why_not<Film<kernel_size(3, 3, 3)>> ==
              "Layer 'conv_lstm2d' (layer 1, ConvLSTM2D): the `kernel_size` argument must be a tuple of 2 integers. Received: 3 of them");
static_assert(why_not<Film<3, padding::causal>> ==
              "Layer 'conv_lstm2d' (layer 1, ConvLSTM2D): the `padding` argument must be one of {'valid', 'same'}. Received: causal");
static_assert(why_not<Film<3, groups(2)>> == "Layer 'conv_lstm2d' (layer 1, ConvLSTM2D) does not take the option groups");
static_assert(why_not<Film<>> == "Layer 'conv_lstm2d' (layer 1, ConvLSTM2D): missing 1 required positional argument: 'kernel_size'");

constexpr auto film = Input<5, 8, 3, name("film")>{};
constexpr auto h = Input<6, 4, name("h")>{};
constexpr auto c = Input<4, 6, name("c")>{};
constexpr auto first = Input<6, 4, channels_first, name("first")>{};
template <auto... States> using Begun = Model<inputs(film, States...), outputs(ConvLSTM1D<4, 3>{}(film, States...))>;
static_assert(why_not<Begun<h>> == "Layer 'conv_lstm1d' (layer 2, ConvLSTM1D) has 2 states, but it received 1 as its initial_state");
static_assert(why_not<Begun<h, c>> ==
              "Input 2 of layer 'conv_lstm1d' (layer 3, ConvLSTM1D) is incompatible with the layer: expected shape=(None, 6, 4), found shape=(None, 4, 6), the output of layer 'c'");
static_assert(why_not<Begun<h, first>> ==
              "Input 2 of layer 'conv_lstm1d' (layer 3, ConvLSTM1D) is incompatible with the layer: expected data_format=channels_last, but received a channels_first input "
              "with shape (None, 6, 4). The usual mend: say channels_first in the layer");
static_assert(why_not<Sequential<Input<5, 8, 3>, Masking<>, ConvLSTM1D<4, 3>>> ==
              "Layer 'conv_lstm1d' (layer 2, ConvLSTM1D) takes a mask of samples and steps alone, and only with `unroll=True`. Received: sequence.shape=(None, 5, 8, 3), with "
              "a mask, the output of layer 'masking'");
}  // namespace conv_lstm_test

TEST_CASE("conv_lstm: the laws, of a film whose length only the call knows") {
  check_laws<Sequential<Input<up_to(4), 3, 5, 6>, ConvLSTM2D<5, 3, padding::same, channels_first, return_sequences>>>();
}

TEST_CASE("conv_lstm: over one pixel it is an LSTM") {
  const auto x = drawn::series(3, 6, 3);
  auto convolved = drawn::net<Sequential<Input<6, 3>, Reshape<6, 1, 3>, ConvLSTM1D<4, 1>, Reshape<1, 4>>>(3);
  auto plain = drawn::net<Sequential<Input<6, 3>, LSTM<4>, Reshape<1, 4>>>(3);
  drawn::check_near(convolved(x), plain(x));
}

TEST_CASE("conv_lstm: a state that is kept goes on where the call before it ended") {
  const auto x = drawn::series(2, 6, 4 * 3);
  using Whole = Sequential<Input<6, 12>, Reshape<6, 4, 3>, ConvLSTM1D<2, 3, padding::same>>;
  using Half = Sequential<Input<3, 12, batch_size(2)>, Reshape<3, 4, 3>, ConvLSTM1D<2, 3, padding::same, stateful>>;
  auto whole = drawn::net<Whole>(5);
  auto half = drawn::net<Half>(5);
  xt::xtensor<float, 3> part({2, 3, 12});
  for (std::size_t again = 0; again < 2; ++again) {
    half.reset_state();
    xt::xtensor<float, 3> last;
    for (std::size_t k = 0; k < 2; ++k) {
      for (std::size_t n = 0; n < 2; ++n) std::copy_n(&x(n, 3 * k, 0), 36, &part(n, 0, 0));
      last = half(part);
    }
    drawn::check_near(last, whole(x));
  }
}
