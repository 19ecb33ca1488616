// SPDX-License-Identifier: BSL-1.0
// The rule of all convolutions, on values: that of Keras' BaseConv, BaseDepthwiseConv, BaseSeparableConv and BaseConvTranspose
// (keras/src/layers/convolutional/).
#pragma once
#include <ikebana/layers/windows.hpp>

namespace ikebana {

namespace written_as {
template <auto...> struct output_padding {};
}  // namespace written_as

/// In how many groups the channels are convolved apart.
struct groups {
  static constexpr std::string_view keyword = "groups";
  int value;
  constexpr explicit groups(int n) : value{n} {}
};
/// How many outputs a depthwise convolution gives for each channel.
struct depth_multiplier {
  static constexpr std::string_view keyword = "depth_multiplier";
  int value;
  constexpr explicit depth_multiplier(int n) : value{n} {}
};
/// What a transposed convolution adds at the end of each axis: fewer outputs than its stride.
struct output_padding : sizes {
  static constexpr std::string_view keyword = "output_padding";
  template <auto... E> using written_as = ikebana::written_as::output_padding<E...>;
  using sizes::sizes;
};
inline constexpr initializer_keyword<"depthwise_initializer"> depthwise_initializer{};
inline constexpr initializer_keyword<"pointwise_initializer"> pointwise_initializer{};

namespace detail {

/// What the window sees: all channels of a group at once; each channel apart; or each apart, whose outputs a second convolution, of one cell,
/// then puts together. Or it is what one input is spread over.
enum class convolving { together, depthwise, separable, transposed };

struct convolution_rule : windows {
  convolving how = convolving::together;
  int filters = 1, groups = 1, multiplier = 1;
  int sizes_given = 1;  // kernel_size, by position or by name
  bool pads_output = false;
  sizes more{0};  // output_padding, where it is given

  constexpr complaint wrong_options() const {
    if (how != convolving::depthwise && filters <= 0)
      return complaints::option("filters that are not positive", "Layer %n: invalid value for argument `filters`. Expected a strictly positive value. Received filters=%0", filters);
    if (multiplier <= 0)
      return complaints::option("a multiplier that is not positive",
                                "Layer %n: invalid value for argument `depth_multiplier`. Expected a strictly positive value. Received depth_multiplier=%0", multiplier);
    if (sizes_given == 0) return complaints::option("no kernel_size", "Layer %n: missing 1 required positional argument: 'kernel_size'");
    if (sizes_given > 1) return {"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, kernel_size::keyword};
    if (const complaint c = wrong(kernel_size::keyword, size)) return c;
    if (const complaint c = wrong(strides::keyword, stride)) return c;
    if (const complaint c = wrong(dilation_rate::keyword, dilation)) return c;
    if (pad == padding::causal && (rank > 1 || how != convolving::together)) return wrong_padding();
    if (pads_output) {
      if (const complaint c = wrong(output_padding::keyword, more, 0)) return c;
      for (int a = 0; a < rank; ++a)
        if (more[a] >= stride[a])
          return complaints::option("an output_padding beyond the stride",
                                    "Layer %n: `output_padding` must be strictly less than `strides` for all dimensions. At dimension %0, `output_padding` is %1 but `strides` is %2",
                                    a, more[a], stride[a]);
    }
    if (groups <= 0)
      return complaints::option("groups that are not positive", "Layer %n: the number of groups must be a positive integer. Received: groups=%0", groups);
    if (how == convolving::together && filters % groups != 0)
      return complaints::option("groups that do not divide filters",
                                "Layer %n: the number of filters must be evenly divisible by the number of groups. Received: groups=%0, filters=%1", groups, filters);
    bool strided = false, dilated = false;
    for (int a = 0; a < rank; ++a) strided |= stride[a] > 1, dilated |= dilation[a] > 1;
    if ((how == convolving::together || how == convolving::transposed) && strided && dilated)
      return complaints::option("strides together with dilation", "Layer %n: `strides > 1` not supported in conjunction with `dilation_rate > 1`");
    return {};
  }
  constexpr complaint wrong_channels(const tensor_spec& in) const {
    const int n = in.extent(channels());
    if (n == unknown) return complaints::undefined(channels(), in);
    if (n > 0 && n % groups == 0) return {};
    return {"groups that do not divide channels",
            "Layer %n: the number of input channels must be evenly divisible by the number of groups. Received groups=%0, but the input has %1 channels (full input shape is %g)",
            "", {}, term::of(in.shape), {groups, n}};
  }
  constexpr verdict operator()(const tensor_spec& in) const {
    if (const complaint c = wrong_options()) return refuses(c);
    if (in.rank() != rank + 2) return refuses(in.rank() < rank + 2 ? complaints::min_rank(rank + 2, in) : complaints::rank(rank + 2, in));
    if (const complaint c = other_layout(in)) return refuses(c);
    if (const complaint c = wrong_channels(in)) return refuses(c);
    tensor_spec out{in.shape, reads};
    if (how == convolving::transposed) {
      for (int a = 0; a < rank; ++a) out.shape.change(axis(a), [s = stretched(a)](int n) { return s.outputs(n); });
      if (const complaint c = nothing_left(in, out.shape)) return refuses(c);
    } else {
      if (const complaint c = too_small(in)) return refuses(c);
      slide(out.shape);
    }
    out.shape.set(out.shape.axis(channels()), outputs(in.extent(channels())));
    return gives(out, reads);
  }
  constexpr stretch stretched(int a) const { return {size[a], stride[a], dilation[a], pad, pads_output ? more[a] : -1}; }
  /// A transposed convolution of which all outputs are cut off.
  constexpr complaint nothing_left(const tensor_spec& in, const dims& out) const {
    for (int a = 0; a < rank; ++a)
      if (const int at = axis(a); out.known(at) ? out.extent[at] <= 0 : in.shape.bound[at] > 0 && out.bound[at] <= 0)
        return {"no outputs", "Computed output size would be zero or negative. Layer %n received: inputs.shape=%g", "", {}, term::of(in.shape)};
    return {};
  }
  /// The convolution whose window slides over an image of so many channels.
  constexpr kernels::convolution sliding(int channels) const {
    const window planes = rank < 3 ? window{} : along(0), rows = rank == 1 ? window{} : along(rank - 2), columns = along(rank - 1);
    if (how == convolving::together) return {channels, filters, groups, rows, columns, planes};
    return {channels, channels * multiplier, channels, rows, columns, planes};
  }
  constexpr kernels::transposed_convolution spreading(int channels) const {
    return {channels, filters, rank == 1 ? stretch{} : stretched(rank - 2), stretched(rank - 1), rank < 3 ? stretch{} : stretched(0)};
  }
  /// The channels of the layer's output.
  constexpr int outputs(int channels) const { return how == convolving::separable || how == convolving::transposed ? filters : sliding(channels).filters; }
  constexpr dims kernel_shape(int channels) const {
    dims d;
    for (int a = 0; a < rank; ++a) d.add(size[a]);
    d.add(how == convolving::together ? channels / groups : how == convolving::transposed ? filters : channels);
    d.add(how == convolving::together ? filters : how == convolving::transposed ? channels : multiplier);
    return d;
  }
  constexpr dims pointwise_shape(int channels) const {
    dims d;
    for (int a = 0; a < rank; ++a) d.add(1);
    d.add(sliding(channels).filters);
    d.add(filters);
    return d;
  }
};

}  // namespace detail

}  // namespace ikebana
