// SPDX-License-Identifier: BSL-1.0
// The options that several layers share. An option of one layer alone stands in that layer's header.
#pragma once
#include <ikebana/core/interpolation.hpp>
#include <ikebana/core/option.hpp>
#include <ikebana/core/spec.hpp>
#include <ikebana/initializers/initializer.hpp>

namespace ikebana {

/// What a refusal shows of options that keep an array: see core/shown.hpp.
namespace written_as {
template <auto...> struct input_shape {};
template <auto...> struct batch_shape {};
template <auto...> struct kernel_size {};
template <auto...> struct pool_size {};
template <auto...> struct strides {};
template <auto...> struct dilation_rate {};
template <auto...> struct axis {};
template <auto...> struct output_shape {};
template <auto...> struct attention_axes {};
}  // namespace written_as

/// What a layer says of its input, batch left out: `Dense<4, input_shape(3)>` takes (None, 3).
struct input_shape {
  static constexpr std::string_view keyword = "input_shape";
  template <auto... E> using written_as = ikebana::written_as::input_shape<E...>;
  dims value;
  template <class... E> constexpr explicit input_shape(E... extents) : value(extents...) {}
};
/// The shape that a layer gives, batch left out, where its own arguments don't tell: `EinsumDense<"abc,cd->abd", output_shape(None, 64)>`.
struct output_shape {
  static constexpr std::string_view keyword = "output_shape";
  template <auto... E> using written_as = ikebana::written_as::output_shape<E...>;
  dims value;
  template <class... E> constexpr explicit output_shape(E... extents) : value(extents...) {}
};
/// The extent of the features (the channels) that a layer takes.
struct input_dim {
  static constexpr std::string_view keyword = "input_dim";
  int extent;
  constexpr explicit input_dim(int e) : extent{e} {}
};
/// The whole shape of an input, batch first: `batch_shape(30, 50, 50, 3)`.
struct batch_shape {
  static constexpr std::string_view keyword = "batch_shape";
  template <auto... E> using written_as = ikebana::written_as::batch_shape<E...>;
  dims value;
  template <class... E> constexpr explicit batch_shape(E... extents) : value(extents...) {}
};
/// A fixed batch, or a bounded one: `batch_size(30)`, `batch_size(up_to(30))`.
struct batch_size {
  static constexpr std::string_view keyword = "batch_size";
  int extent, bound = 0;  // two numbers, which read better in an error than dims would
  constexpr explicit batch_size(int n) : extent{n} {}
  constexpr explicit batch_size(up_to n) : extent{unknown}, bound{n.bound} {}
};

/// How many samples of a `None` batch run through the arena together; an option of `Input`.
struct tile {
  static constexpr std::string_view keyword = "tile";
  int samples;
  constexpr explicit tile(int n) : samples{n} {}
};
template <> inline constexpr std::string_view keyword_of<dtype> = "dtype";
template <> inline constexpr std::string_view keyword_of<interpolation> = "interpolation";

/// Data, or a view of it, whose layout the caller states: `net(channels_first(x))`.
template <layout L, class X> struct tagged {
  const X& data;
};
/// Keras' `data_format`: an option, an input's tag, and a function that tags data.
template <layout L> struct data_format {
  static constexpr std::string_view keyword = "data_format";
  static constexpr layout value = L;
  template <class X> constexpr tagged<L, X> operator()(const X& x) const { return {x}; }
};
inline constexpr data_format<layout::channels_last> channels_last{};
inline constexpr data_format<layout::channels_first> channels_first{};

namespace detail {
/// The bare numbers that a layer's options begin with: `Embedding<10, 4>`, `Reshape<-1, 3>`.
template <auto... Options> inline constexpr dims numbers_of = [] {
  dims found;
  ([&] {
    using option = std::remove_cv_t<decltype(Options)>;
    if constexpr (std::is_same_v<option, int> || std::is_same_v<option, unknown_extent>)
      if (found.rank < max_rank) found.add(int(Options));
  }(), ...);
  return found;
}();
}  // namespace detail

struct kernel_size : sizes {
  static constexpr std::string_view keyword = "kernel_size";
  template <auto... E> using written_as = ikebana::written_as::kernel_size<E...>;
  using sizes::sizes;
};
struct pool_size : sizes {
  static constexpr std::string_view keyword = "pool_size";
  template <auto... E> using written_as = ikebana::written_as::pool_size<E...>;
  using sizes::sizes;
};
struct strides : sizes {
  static constexpr std::string_view keyword = "strides";
  template <auto... E> using written_as = ikebana::written_as::strides<E...>;
  using sizes::sizes;
};
struct dilation_rate : sizes {
  static constexpr std::string_view keyword = "dilation_rate";
  template <auto... E> using written_as = ikebana::written_as::dilation_rate<E...>;
  using sizes::sizes;
};
/// The axis that a layer works on, the batch counted, as in Keras; some take several, `axis(1, 2)`, or none, `axis{}`.
struct axis {
  static constexpr std::string_view keyword = "axis";
  template <auto... E> using written_as = ikebana::written_as::axis<E...>;
  int count, value, list[max_rank]{};  // value: the first
  constexpr axis() : count{0}, value{0} {}
  template <class... More> constexpr explicit axis(int first, More... more) : count{1 + int(sizeof...(More))}, value{first}, list{first, more...} {}
  constexpr int operator[](int k) const { return list[k]; }
};
struct epsilon {
  static constexpr std::string_view keyword = "epsilon";
  float value;
  constexpr explicit epsilon(double e) : value{float(e)} {}
};

/// The share of numbers that training drops; in inference nothing is dropped.
struct dropout {
  static constexpr std::string_view keyword = "dropout";
  float rate;
  constexpr explicit dropout(double r) : rate{float(r)} {}
};

inline constexpr flag<"use_bias"> use_bias{};

/// An option that is a number, or a list of them, for an axis each: `scale(1. / 255)`, `mean(0.5, 0.4, 0.4)`.
template <int N> struct numbers {
  static constexpr int count = N;
  float value[N]{};
  template <class... V>
    requires(sizeof...(V) == N && (std::is_arithmetic_v<V> && ...))
  constexpr explicit numbers(V... v) : value{float(v)...} {}
};
/// Kept for files: this library runs inference, so it changes nothing but the counts of the summary.
inline constexpr flag<"trainable"> trainable{};

/// An option that says how a weight begins: `kernel_initializer(initializers::zeros)`.
template <fixed_string Keyword> struct initializer_option {
  static constexpr std::string_view keyword = Keyword.view();
  initializer value;
};
template <fixed_string Keyword> struct initializer_keyword {
  constexpr initializer_option<Keyword> operator()(initializer i) const { return {i}; }
};
inline constexpr initializer_keyword<"kernel_initializer"> kernel_initializer{};
inline constexpr initializer_keyword<"bias_initializer"> bias_initializer{};

}  // namespace ikebana
