// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <concepts>
#include <span>
#include <string_view>

#include <ikebana/core/complaint.hpp>
#include <ikebana/core/shape.hpp>
#include <ikebana/core/call.hpp>
#include <ikebana/core/text.hpp>
#include <ikebana/kernels/declared.hpp>
#include <ikebana/layers/options.hpp>

namespace ikebana {

/// Where a layer's output lies: in a buffer of its own; in one of its inputs', if that dies here; or it is its input, looked at anew.
enum class placing { own, in_place, view };

/// What a layer does for those behind it in one step of the plan, and what it is to the one before it.
struct fusing {
  enum role { alone, scale, activation, pooling, joining };
  bool scales = false, activates = false, pools = false;  // behind its own arithmetic, in this order, before anything is stored
  role is = alone;         // `scale`: factors and shifts by feature, which can go into weights; `activation`: has an `act`; `pooling`: maxima, has a `pooled`;
                           // `joining`: its inputs one after another
  bool leads = false, shifts = false;  // of a `scale`: constants that may go into the weights of the layer behind it instead, and not all shifts are zero
  bool led = false, led_by_shifts = false;  // weight 0 is a kernel (..., inputs, outputs), weight 1 a bias, if any: factors of the inputs may go into them; shifts, too
  int axis = 0;            // of the features that it scales, whose weights it can scale, or along which it joins; counted from 0
  bool strides = false;    // it can store its rows of features apart, as columns of a wider tensor
  bool monotone = false;   // its activation keeps the order of what it is given, so that a maximum may be taken before it
  bool gives_zeros = false;  // its activation makes exact zeros of many numbers
  // A channels_first tensor may lie in memory with its channels last, if all who write and read it know of it.
  enum turning { never, through, either, input_only };
  turning turns = never;  // `through`: if all its inputs lie so, so does its output; `either`: each as it comes; `input_only`: reads either
};

/// A weight, or a state, as its layer describes it: Keras' name and shape. The model allocates it.
struct weight_spec {
  std::string_view name{};
  dims shape{};
  initializer init{};
  bool trainable = true;
  std::string_view group{};  // as the layer's weight_group, of one weight
  std::string_view again_in{};  // another group in which files have the same weight once more, before those of that group alone
  std::string_view within{}, deeper{}, deepest{};  // of a layer inside the layer: where Keras' files have that one, the outermost first

  /// Where files have it below its layer: "backward_layer/cell".
  constexpr basic_text<96> path(std::string_view group_of_layer = {}) const { return inside(group.empty() ? group_of_layer : group); }
  constexpr basic_text<96> inside(std::string_view last) const {
    basic_text<96> t;
    for (std::string_view part : {within, deeper, deepest, last})
      if (!part.empty()) t << (t.empty() ? "" : "/") << part;
    return t;
  }
};
struct weight_list {
  static constexpr int capacity = 12;
  int count = 0;
  weight_spec list[capacity]{};
  constexpr void add(const weight_spec& w) { list[count++] = w; }
  /// Every extent is known.
  constexpr bool complete() const {
    for (int i = 0; i < count; ++i)
      if (!list[i].shape.known_from(0)) return false;
    return true;
  }
  constexpr int size() const {
    int sum = 0;
    for (int i = 0; i < count; ++i) sum += list[i].shape.size();
    return sum;
  }
};

/// Several of them, as a rule is given them. Not a std::span, whose iterators are classes: a loop over one costs a compiler as much as a page of code.
struct specs {
  const tensor_spec* list = nullptr;
  std::size_t count = 0;

  constexpr const tensor_spec* data() const { return list; }
  constexpr std::size_t size() const { return count; }
  constexpr bool empty() const { return count == 0; }
  constexpr const tensor_spec& operator[](std::size_t i) const { return list[i]; }
  constexpr specs first(std::size_t n) const { return {list, n}; }
  constexpr const tensor_spec* begin() const { return list; }
  constexpr const tensor_spec* end() const { return list + count; }
};

namespace detail {
constexpr std::string_view no_name{};
template <auto... Options> inline constexpr auto name_option = option_or<Options...>(name<0>(""));
template <auto... Options> inline constexpr int bare_numbers = ((keyword_of<decltype(Options)>.empty() ? 1 : 0) + ... + 0);
}  // namespace detail

/// The shape that a layer takes or gives when it declares its input; asked of the layer only when it is used.
template <class L, bool Output> struct declared_shape {
  static constexpr dims value() {
    const tensor_spec in{L::declared_input()};
    return Output ? L::compute_output_shape(specs{&in, 1}, 0).gives.shape : in.shape;
  }
  static constexpr basic_text<96> str() { return basic_text<96>{} << value(); }
  template <auto... E> friend constexpr bool operator==(declared_shape, shape<E...>) { return value() == shape<E...>::value; }
  template <class Stream> friend Stream& operator<<(Stream& stream, declared_shape) { return stream << str().view(), stream; }
};

/// What every layer inherits: defaults for all but its class name and its rule, and the call that makes a node of it.
template <class Self, auto... Options> struct layer {
  static constexpr std::string_view layer_name = detail::name_option<Options...>.view();
  static constexpr auto takes = keywords();    // keywords of its options, beyond those of every layer
  static constexpr auto call_arguments = keywords();  // of them, those that in Keras are arguments of a call: calls of one layer may differ in them
  static constexpr int positional = 0;         // how many of its options may be bare numbers
  static constexpr int outputs = 1;            // tensors that a call gives
  static constexpr int arity = 1;              // inputs; 0 for any number from one on, -1 where its rule counts them, -2 where there need be none
  static constexpr bool reads_mask = false;    // its second input is what Keras' call names `mask`
  static constexpr bool mask_is_argument = false;   // Keras' call takes `mask`
  static constexpr bool takes_masks_off = false;    // Keras' call takes the masks off its inputs, for whoever reads them later
  static constexpr bool repeats = false;       // one tensor can be several of its inputs, as in self-attention
  static constexpr bool hidden = false;        // a node of the graph that Keras does not have
  static constexpr bool whole_batch = false;   // must see all samples at once, or keeps state between calls
  static constexpr int feature_axis = -1;
  static constexpr int tile_of_batch = 0;
  /// As Keras' attribute: masks are known here. If not, a mask ends here, and `warnings<Net>` says so.
  static constexpr bool supports_masking = false;
  /// The layer's `forward` writes the mask of its output; without it that is the mask of its first input.
  static constexpr bool writes_mask = false;
  static constexpr bool is_trainable = option_or<Options...>(ikebana::trainable).value;
  /// The object inside the layer that keeps its weights in Keras, as files name it: "cell" of a recurrent layer.
  static constexpr std::string_view weight_group{};
  /// In Keras several inputs are one argument, a list; false where each is an argument of its own: MultiHeadAttention(query, value).
  static constexpr bool list_of_inputs = true;

  static constexpr bool has_input_shape = has_option<ikebana::input_shape, Options...>;
  static constexpr bool has_batch_shape = has_option<ikebana::batch_shape, Options...>;
  static constexpr bool has_input_dim = has_option<ikebana::input_dim, Options...>;
  static constexpr bool declares_input = has_input_shape || has_batch_shape || has_input_dim;

  /// The shape that the options declare, batch first; rank 0 for none.
  static constexpr dims declared_input() {
    if (has_batch_shape) return option_or<Options...>(ikebana::batch_shape(0)).value;
    const int features = option_or<Options...>(ikebana::input_dim(unknown)).extent;
    if (!has_input_shape) return has_input_dim ? dims(unknown, features) : dims{};
    const dims given = option_or<Options...>(ikebana::input_shape(0)).value;
    dims all(unknown);
    for (int a = 0; a < given.rank; ++a) all.copy_axis(all.rank++, given, a);
    return all;
  }
  /// What the declared input does not allow.
  static constexpr complaint declared_complaint(const tensor_spec& in) {
    if (has_input_shape || has_batch_shape) {
      if (!agree(declared_input(), in.shape)) return complaints::shape(declared_input(), in);
    } else if (has_input_dim) {
      constexpr int features = option_or<Options...>(ikebana::input_dim(0)).extent;
      const int axis = in.shape.axis(Self::feature_axis);
      if (axis < 0) return complaints::min_rank(2, in);
      if (in.shape.extent[axis] != features) return complaints::axis(Self::feature_axis, features, in);
    }
    return {};
  }

  /// The shapes of a layer that declares its input: `Dense<4, input_dim(3)>::input_shape` is shape<None, 3>.
  static constexpr declared_shape<Self, false> input_shape{};
  static constexpr declared_shape<Self, true> output_shape{};

  /// How many leading axes the mask of output `which` covers; Keras' default: that of the first input goes on.
  static constexpr int compute_mask(specs in, int which) { return Self::supports_masking && which == 0 && !in.empty() ? in[0].mask : 0; }
  /// `tensor_spec::steps` of the outputs.
  static constexpr int compute_steps(specs in) { return in.empty() ? 1 : in[0].steps; }
  static constexpr weight_list describe_weights(specs) { return weight_list{}; }
  static constexpr weight_list describe_state(specs) { return weight_list{}; }
  static constexpr int describe_scratch(specs) { return 0; }
  static constexpr placing place(specs) { return placing::own; }
  static constexpr fusing fuse(specs) { return fusing{}; }
  /// Floats of what `pack(call, packed)` makes of the weights whenever they are set, and `forward` reads at `call.packed()`.
  static constexpr int describe_packed(specs) { return 0; }
  /// Floating-point operations of one sample, a multiply-add counted as two.
  static constexpr long long flops(specs, const tensor_spec& out) { return out.shape.count(1, out.rank()); }

  /// What Keras' get_config() says of what changes the results, for files: `config.argument("units", Units)` for what the C++ spelling has
  /// by position, `config("use_bias", with_bias)` for an option; see layers/README.md.
  template <class Config> static constexpr void get_config(Config&) {}

  template <class... In, class Site = decltype(detail::fresh(In{}...))> consteval auto operator()(In...) const&& {
    return detail::called<Self, Site, In...>();
  }
  /// An unnamed layer that is kept in a variable and called would be shared in Keras: refused, unless it has a name.
  template <class... In, class Site = decltype(detail::fresh(In{}...))> consteval auto operator()(In...) const& {
    return detail::called<detail::kept<Self, !layer_name.empty()>, Site, In...>();
  }
};

/// What a layer's author must write: a class name and a rule on values; see layers/README.md.
template <class T>
concept Layer = requires(specs in) {
  { T::class_name } -> std::convertible_to<std::string_view>;
  { T::layer_name } -> std::convertible_to<std::string_view>;
  { T::takes.size() } -> std::convertible_to<std::size_t>;
  { T::compute_output_shape(in, 0) } -> std::same_as<verdict>;
  { T::describe_weights(in) } -> std::same_as<weight_list>;
  { T::place(in) } -> std::same_as<placing>;
};

/// At the foot of a layer's header, where its author reads why the concept fails. Asked where IKEBANA_CHECK_LAYERS is defined (tests/headers): it
/// completes the layer, and would do so with all layers in every program.
#ifdef IKEBANA_CHECK_LAYERS
template <class T> concept written_layer = Layer<T>;
#else
template <class T> concept written_layer = true;
#endif

}  // namespace ikebana
