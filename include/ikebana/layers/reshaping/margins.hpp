// SPDX-License-Identifier: BSL-1.0
// What Cropping and ZeroPadding share, 1D to 3D: cells at both ends of each spatial axis, taken away or added.
#pragma once
#include <ikebana/layers/windows.hpp>

namespace ikebana {

namespace written_as {
template <auto...> struct cropping {};
template <auto...> struct pad_width {};
}  // namespace written_as

/// The cells before and after an axis: `cropping({1, 2}, {0, 3})`.
struct margin {
  int before, after;
  constexpr margin(int b, int a) : before{b}, after{a} {}
};
/// One number for all ends; one for each axis; or two for each, before and after it. Of one axis, two numbers are its ends.
struct margins {
  int count, value[6]{};
  bool pairs = true;  // what is even is two numbers for each axis
  constexpr explicit margins(int all) : count{1}, value{all} {}
  constexpr margins(int first, int second) : count{2}, value{first, second} {}
  constexpr margins(int first, int second, int third) : count{3}, value{first, second, third} {}
  constexpr margins(int first, int second, int third, int fourth) : count{4}, value{first, second, third, fourth}, pairs{false} {}
  constexpr margins(margin first, margin second) : count{4}, value{first.before, first.after, second.before, second.after} {}
  constexpr margins(margin first, margin second, margin third)
      : count{6}, value{first.before, first.after, second.before, second.after, third.before, third.after} {}
  constexpr margins(const dims& numbers) : count{numbers.rank < 6 ? numbers.rank : 6} {
    for (int i = 0; i < count; ++i) value[i] = numbers.extent[i];
  }
  constexpr int operator[](int i) const { return value[i]; }

  constexpr bool fits(int rank) const { return count == 1 || (pairs && count == 2 * rank) || (rank > 1 && count == rank); }
  /// Before (side 0) and after (1) axis a of `rank`.
  constexpr int at(int rank, int a, int side) const { return count == 1 ? value[0] : count == rank ? value[a] : value[2 * a + side]; }
};
struct cropping : margins {
  static constexpr std::string_view keyword = "cropping";
  template <auto... E> using written_as = ikebana::written_as::cropping<E...>;
  using margins::margins;
};
/// Keras' `padding` of a ZeroPadding layer, under the name that keras.ops.pad has for it: `padding` is an enumeration here.
struct pad_width : margins {
  static constexpr std::string_view keyword = "pad_width";
  template <auto... E> using written_as = ikebana::written_as::pad_width<E...>;
  using margins::margins;
};

namespace detail {

/// `Sign` 1 adds cells, -1 takes them away. `Margins` is the option, `Otherwise` what it is unless given.
template <int Rank, int Sign, class Margins, int Otherwise, class Self, auto... Options> struct margin_layer : layer<Self, Options...> {
  static constexpr bool crops = Sign < 0, has_format = Rank > 1 || !crops;
  static constexpr auto takes = [] {
    if constexpr (has_format) return keywords(Margins::keyword, "data_format");
    else return keywords(Margins::keyword);
  }();
  static constexpr int positional = 2 * Rank;
  static constexpr margins given = option_or<Options...>(numbers_of<Options...>.rank > 0 ? Margins(numbers_of<Options...>) : Margins(Otherwise));
  static constexpr windows rule{Rank, sizes{1}, sizes{1}, sizes{1}, padding::valid, option_or<Options...>(channels_last).value};
  static constexpr bool channels_lead = rule.reads == layout::channels_first;
  static constexpr std::string_view called = crops ? "cropping" : "padding";
  static constexpr int ends(int a) { return given.at(Rank, a, 0) + given.at(Rank, a, 1); }

  static constexpr verdict compute_output_shape(specs in, int) {
    if (numbers_of<Options...>.rank > 0 && has_option<Margins, Options...>)
      return refuses({"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, Margins::keyword});
    if (!given.fits(Rank)) return refuses(wrong_count());
    for (int i = 0; i < given.count; ++i)
      if (given[i] < 0) {
        complaint c{"a number of cells that is negative", "Layer %n: the `%w` argument must be a tuple of integers, including value %0 that does not satisfy `value >= 0`"};
        c.numbers[0] = given[i];
        c.word = called;
        return refuses(c);
      }
    if (in[0].rank() != Rank + 2) return refuses(complaints::rank(Rank + 2, in[0]));
    if (complaint c = rule.other_layout(in[0])) {
      if (!has_format) c.mend = "Permute<2, 1> before it";
      return refuses(c);
    }
    if constexpr (crops)
      if (const complaint c = too_small(in[0])) return refuses(c);
    tensor_spec out = in[0];
    if (has_format) out.format = rule.reads;
    for (int a = 0; a < Rank; ++a) out.shape.change(rule.axis(a), [a](int n) { return n + Sign * ends(a); });
    return gives(out, has_format ? rule.reads : layout::unspecified);
  }
  static constexpr placing place(specs) {
    for (int a = 0; a < Rank; ++a)
      if (ends(a) != 0) return placing::own;
    return placing::view;
  }
  static constexpr fusing fuse(specs) { return {.turns = fusing::through}; }
  static constexpr long long flops(specs, const tensor_spec&) { return 0; }
  template <class Config> static constexpr void get_config(Config& config) {
    int pairs[Rank][2]{};
    for (int a = 0; a < Rank; ++a)
      for (int side = 0; side < 2; ++side) pairs[a][side] = given.at(Rank, a, side);
    if constexpr (Rank == 1) config.argument(called, pairs[0]);
    else config.argument(called, pairs);
    if constexpr (has_format) config("data_format", rule.reads);
  }

  template <class Call> static void forward(Call call) {
    constexpr bool planes = channels_lead && !Call::output_turned;
    const auto x = call.input();
    const int extents[]{spatial_extent<Rank - 3, rule.reads>(x), spatial_extent<Rank - 2, rule.reads>(x), spatial_extent<Rank - 1, rule.reads>(x)};
    int ends[2][3]{};
    for (int side = 0; side < 2; ++side)
      for (int a = 0; a < Rank; ++a) ends[side][3 - Rank + a] = Sign * given.at(Rank, a, side);
    const int channels = planes ? 1 : int(x.template extent<rule.channels()>());
    each_image<planes>(x, call.output(), [&](const float* from, float* to) { kernels::frame<Call::arch>(extents, channels, ends[0], ends[1], 0.f, from, to); });
  }

 private:
  static constexpr complaint wrong_count() {
    complaint c{"the number of ends", Rank == 1 ? "Layer %n: the `%w` argument must be a tuple of 2 integers. Received: %0 of them"
                                                : "Layer %n: `%w` should have %1 elements, each a number or a pair of them. Received: %0 numbers"};
    c.numbers[0] = given.count;
    c.numbers[1] = Rank;
    c.word = called;
    return c;
  }
  static constexpr complaint too_small(const tensor_spec& in) {
    for (int a = 0; a < Rank; ++a) {
      const int at = rule.axis(a), most = in.shape.known(at) ? in.shape.extent[at] : in.shape.bound[at];
      if ((!in.shape.known(at) && most == 0) || most > ends(a)) continue;
      dims least = in.shape;
      least.set(at, ends(a) + 1);
      return {"cropping the whole of an axis",
              Rank == 1 ? "`cropping` parameter of layer %n must be smaller than the input length. Received: inputs.shape=%g, cropping=(%0, %1)"
                        : "Layer %n: values in `cropping` argument should be smaller than the corresponding spatial dimension of the input. Received: input_shape=%g, "
                          "cropping=(%0, %1) of axis %2",
              "", term::of(least), term::of(in.shape), {given.at(Rank, a, 0), given.at(Rank, a, 1), at}};
    }
    return {};
  }
};

}  // namespace detail

}  // namespace ikebana
