// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string_view>

#include <ikebana/core/spec.hpp>

namespace ikebana {

/// What a layer takes, or what it gets, as data: Keras' `InputSpec`, worded in one place.
struct term {
  enum kinds { nothing, shape, rank, min_rank, axis, format, number } kind = nothing;
  dims d{};          // shape; of what has a format
  int a = 0, b = 0;  // rank; axis and extent; format; number

  static constexpr term of(const dims& d) { return {shape, d}; }
  static constexpr term of(layout l) { return {format, {}, int(l)}; }
  static constexpr term of_rank(int n) { return {rank, {}, n}; }
  static constexpr term of_min_rank(int n) { return {min_rank, {}, n}; }
  static constexpr term of_axis(int a, int extent) { return {axis, {}, a, extent}; }
  static constexpr term of_number(int n) { return {number, {}, n}; }
};

/// Why a layer does not fit. `because` and `mend` are at most 35 characters, so that clang prints them whole inside a type; `says` is Keras' sentence,
/// in which %n is the layer, %i the input's number, %t and %g what it takes and gets, %s the shape of what it gets, %0 to %3 the numbers, %w the
/// word; %- in a sentence that names no layer.
struct complaint {
  std::string_view because{}, says{}, mend{};
  term takes{}, gets{};
  int numbers[4]{};
  int input = 0;
  std::string_view word{};

  constexpr explicit operator bool() const { return !because.empty(); }
};

/// A rule's answer: the tensor that the layer gives, or a complaint.
struct verdict {
  tensor_spec gives{};
  complaint why{};
  layout reads = layout::unspecified;  // the layout that the layer reads its input in: an untagged tensor takes it

  constexpr bool fits() const { return !why; }
};
constexpr verdict gives(const tensor_spec& s, layout reads = layout::unspecified) { return {s, {}, reads}; }
constexpr verdict refuses(const complaint& why) { return {{}, why}; }

namespace complaints {
constexpr complaint rank(int takes, const tensor_spec& in, int input = 0) {
  return {"the rank of the input", "Input %i of layer %n is incompatible with the layer: expected ndim=%0, found ndim=%1. Full shape received: %g", "",
          term::of_rank(takes), term::of(in.shape), {takes, in.rank()}, input};
}
constexpr complaint min_rank(int takes, const tensor_spec& in, int input = 0) {
  return {"the rank of the input", "Input %i of layer %n is incompatible with the layer: expected min_ndim=%0, found ndim=%1. Full shape received: %g", "",
          term::of_min_rank(takes), term::of(in.shape), {takes, in.rank()}, input};
}
constexpr complaint axis(int axis, int takes, const tensor_spec& in, int input = 0) {
  dims shape = in.shape;
  shape.set(shape.axis(axis), takes);
  return {"an axis of the input",
          "Input %i of layer %n is incompatible with the layer: expected axis %0 of input shape to have value %1, but received input with shape %g", "",
          term::of(shape), term::of(in.shape), {axis, takes}, input};
}
constexpr complaint shape(const dims& takes, const tensor_spec& in, int input = 0) {
  return {"the shape of the input", "Input %i of layer %n is incompatible with the layer: expected shape=%t, found shape=%g", "",
          term::of(takes), term::of(in.shape), {}, input};
}
constexpr complaint undefined(int axis, const tensor_spec& in) {
  return {"weights need a known extent",
          "Layer %n: shapes used to initialize variables must be fully-defined (no `None` dimensions), but axis %0 of its input is None. Received: input shape=%g", "",
          term::of_axis(axis, 0), term::of(in.shape), {axis}};
}
constexpr complaint format(layout takes, const tensor_spec& in, int input = 0) {
  return {"the layout of the input", takes == layout::channels_last
              ? "Input %i of layer %n is incompatible with the layer: expected data_format=channels_last, but received a channels_first input with shape %s"
              : "Input %i of layer %n is incompatible with the layer: expected data_format=channels_first, but received a channels_last input with shape %s",
          takes == layout::channels_last ? "say channels_first in the layer" : "say channels_last in the layer",
          term::of(takes), {term::format, in.shape, int(in.format)}, {}, input};
}
/// For what is wrong in the layer itself, whatever comes before it.
constexpr complaint option(std::string_view because, std::string_view says, int a = 0, int b = 0, int c = 0, int d = 0) {
  return {because, says, "", {}, {}, {a, b, c, d}};
}
}  // namespace complaints

}  // namespace ikebana
