// SPDX-License-Identifier: BSL-1.0
// Every layer and every activation by its Keras name, for whoever has a file and no type: the importer. From the layers' own headers.
#pragma once
#include <ikebana/declare.hpp>
#include <ikebana/saving/config.hpp>

namespace ikebana {

/// A layer of the library. `config()` is that of the sample at the foot of its header: which keys it has, which by position, and of the others
/// the defaults.
struct registered_layer {
  std::string_view class_name;
  std::string_view cpp_name;                // of the template: `Input` of an InputLayer
  std::span<const std::string_view> takes;  // its options, by keyword
  int positional;                           // how many of its options may be bare numbers
  int arity;                                // inputs of a call; 0 for any number from one on, -1 where they are told apart by the call
  bool reads_mask;                          // its second input is what Keras' call names `mask`
  bool repeats;                             // one tensor may be several of its inputs
  config_list (*config)();
};
/// An activation, `activation::<name>`; `is_short` where `<name>` alone means it, too.
struct registered_activation {
  std::string_view name;
  bool is_short;
};

namespace detail {
/// "Dense" of Dense<4>, as the compiler prints it.
template <class Sample> constexpr std::string_view template_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  constexpr std::string_view before = "Sample = ikebana::";
  text.remove_prefix(text.find(before) + before.size());
  return text.substr(0, text.find('<'));
}
template <class Sample>
inline constexpr registered_layer registered{Sample::class_name, template_name<Sample>(), Sample::takes, Sample::positional, Sample::arity, Sample::reads_mask, Sample::repeats, config_of<Sample>};
template <class Sample> struct sample_of_cell { using type = typename Sample::template as_layer<>; };
template <class... Cells> struct sample_of_cell<StackedRNNCells<Cells...>> { using type = Identity<>; };
/// A cell takes the options of its layer.
template <class Sample, class L = typename sample_of_cell<Sample>::type>
inline constexpr registered_layer registered_cell{Sample::class_name, template_name<Sample>(), L::takes, L::positional, 1, false, false, config_of<Sample>};
}  // namespace detail

inline std::span<const registered_layer> registered_layers() {
  static constexpr registered_layer all[]{
      // layers: written by tests/headers/umbrella.sh
      detail::registered<Activation<activation::linear>>,
      detail::registered<ELU<>>,
      detail::registered<LeakyReLU<>>,
      detail::registered<PReLU<>>,
      detail::registered<ReLU<>>,
      detail::registered<Softmax<>>,
      detail::registered<AdditiveAttention<>>,
      detail::registered<Attention<>>,
      detail::registered<GroupQueryAttention<4, 2, 1>>,
      detail::registered<MultiHeadAttention<2, 4>>,
      detail::registered<Conv1D<4, 3>>,
      detail::registered<Conv1DTranspose<4, 3>>,
      detail::registered<Conv2D<4, 3>>,
      detail::registered<Conv2DTranspose<4, 3>>,
      detail::registered<Conv3D<4, 3>>,
      detail::registered<Conv3DTranspose<4, 3>>,
      detail::registered<DepthwiseConv1D<3>>,
      detail::registered<DepthwiseConv2D<3>>,
      detail::registered<SeparableConv1D<4, 3>>,
      detail::registered<SeparableConv2D<4, 3>>,
      detail::registered<Dense<4>>,
      detail::registered<EinsumDense<"ab,bc->ac", 4>>,
      detail::registered<Embedding<10, 4>>,
      detail::registered<Identity<>>,
      detail::registered<Input<3>>,
      detail::registered<LayerScale<4>>,
      detail::registered<Masking<>>,
      detail::registered<ReversibleEmbedding<10, 4>>,
      detail::registered<Add<>>,
      detail::registered<Average<>>,
      detail::registered<Concatenate<>>,
      detail::registered<Dot<axes(1)>>,
      detail::registered<Maximum<>>,
      detail::registered<Minimum<>>,
      detail::registered<Multiply<>>,
      detail::registered<Subtract<>>,
      detail::registered<BatchNormalization<>>,
      detail::registered<GroupNormalization<>>,
      detail::registered<LayerNormalization<>>,
      detail::registered<RMSNormalization<>>,
      detail::registered<SpectralNormalization<Dense<4>>>,
      detail::registered<UnitNormalization<>>,
      detail::registered<AdaptiveAveragePooling1D<3>>,
      detail::registered<AdaptiveAveragePooling2D<3>>,
      detail::registered<AdaptiveAveragePooling3D<3>>,
      detail::registered<AdaptiveMaxPooling1D<3>>,
      detail::registered<AdaptiveMaxPooling2D<3>>,
      detail::registered<AdaptiveMaxPooling3D<3>>,
      detail::registered<AveragePooling1D<>>,
      detail::registered<AveragePooling2D<>>,
      detail::registered<AveragePooling3D<>>,
      detail::registered<GlobalAveragePooling1D<>>,
      detail::registered<GlobalAveragePooling2D<>>,
      detail::registered<GlobalAveragePooling3D<>>,
      detail::registered<GlobalMaxPooling1D<>>,
      detail::registered<GlobalMaxPooling2D<>>,
      detail::registered<GlobalMaxPooling3D<>>,
      detail::registered<MaxPooling1D<>>,
      detail::registered<MaxPooling2D<>>,
      detail::registered<MaxPooling3D<>>,
      detail::registered<CategoryEncoding<10>>,
      detail::registered<CenterCrop<2, 2>>,
      detail::registered<Discretization<bin_boundaries(0., 1.)>>,
      detail::registered<Normalization<>>,
      detail::registered<RandomBrightness<factor(0.2)>>,
      detail::registered<RandomContrast<factor(0.2)>>,
      detail::registered<RandomFlip<>>,
      detail::registered<RandomRotation<factor(0.1)>>,
      detail::registered<RandomTranslation<height_factor(0.1), width_factor(0.1)>>,
      detail::registered<RandomZoom<height_factor(0.2)>>,
      detail::registered<Rescaling<scale(0.5)>>,
      detail::registered<Resizing<2, 2>>,
      detail::registered<ActivityRegularization<>>,
      detail::registered<AlphaDropout<rate(0.5)>>,
      detail::registered<Dropout<rate(0.5)>>,
      detail::registered<GaussianDropout<rate(0.5)>>,
      detail::registered<GaussianNoise<stddev(0.1)>>,
      detail::registered<SpatialDropout1D<rate(0.5)>>,
      detail::registered<SpatialDropout2D<rate(0.5)>>,
      detail::registered<SpatialDropout3D<rate(0.5)>>,
      detail::registered<Cropping1D<>>,
      detail::registered<Cropping2D<>>,
      detail::registered<Cropping3D<>>,
      detail::registered<Flatten<>>,
      detail::registered<Permute<2, 1>>,
      detail::registered<RepeatVector<3>>,
      detail::registered<Reshape<4, 3>>,
      detail::registered<UpSampling1D<>>,
      detail::registered<UpSampling2D<>>,
      detail::registered<UpSampling3D<>>,
      detail::registered<ZeroPadding1D<>>,
      detail::registered<ZeroPadding2D<>>,
      detail::registered<ZeroPadding3D<>>,
      detail::registered<Bidirectional<LSTM<4>>>,
      detail::registered<ConvLSTM1D<4, 3>>,
      detail::registered<ConvLSTM2D<4, 3>>,
      detail::registered<ConvLSTM3D<4, 3>>,
      detail::registered<GRU<4>>,
      detail::registered<LSTM<4>>,
      detail::registered<RNN<LSTMCell<4>>>,
      detail::registered<SimpleRNN<4>>,
      detail::registered<TimeDistributed<Dense<4>>>,
      // end of layers
  };
  return all;
}
/// The cells of an RNN, which are no layers by themselves.
inline std::span<const registered_layer> registered_cells() {
  static constexpr registered_layer all[]{detail::registered_cell<GRUCell<4>>, detail::registered_cell<LSTMCell<4>>, detail::registered_cell<SimpleRNNCell<4>>,
                                          detail::registered_cell<StackedRNNCells<LSTMCell<4>>>};
  return all;
}
inline std::span<const registered_activation> registered_activations() {
  static constexpr registered_activation all[]{
      // activations: written by tests/headers/umbrella.sh
      {"celu", true},
      {"elu", true},
      {"exponential", true},
      {"gelu", true},
      {"glu", true},
      {"hard_shrink", true},
      {"hard_sigmoid", true},
      {"hard_silu", true},
      {"hard_swish", true},
      {"hard_tanh", true},
      {"leaky_relu", true},
      {"linear", true},
      {"log_sigmoid", true},
      {"log_softmax", true},
      {"mish", true},
      {"relu", true},
      {"relu6", true},
      {"selu", true},
      {"sigmoid", true},
      {"silu", true},
      {"soft_shrink", true},
      {"softmax", true},
      {"softplus", true},
      {"softsign", true},
      {"sparse_plus", true},
      {"sparse_sigmoid", true},
      {"sparsemax", true},
      {"squareplus", true},
      {"swish", true},
      {"tanh", false},
      {"tanh_shrink", true},
      {"threshold", true},
      // end of activations
  };
  return all;
}

/// The layer, or the cell, of a class name, also of the C++ one; or nullptr.
inline const registered_layer* find_layer(std::string_view class_name) {
  for (const std::span<const registered_layer> all : {registered_layers(), registered_cells()})
    for (const registered_layer& l : all)
      if (l.class_name == class_name || l.cpp_name == class_name) return &l;
  return nullptr;
}
inline const registered_activation* find_activation(std::string_view name) {
  for (const registered_activation& a : registered_activations())
    if (a.name == name) return &a;
  return nullptr;
}

}  // namespace ikebana
