// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstring>
#include <utility>

#include <ikebana/core/view.hpp>
#include <ikebana/layers/layer.hpp>

namespace ikebana {

namespace written_as {
template <auto...> struct axes {};
}  // namespace written_as

/// The axes along which Dot multiplies, the batch counted: `axes(1)` of both tensors, `axes(2, 1)` of the first and of the second.
struct axes {
  static constexpr std::string_view keyword = "axes";
  template <auto... E> using written_as = ikebana::written_as::axes<E...>;
  int count, list[2]{};
  constexpr explicit axes(int both) : count{1}, list{both, both} {}
  constexpr axes(int first, int second) : count{2}, list{first, second} {}
  constexpr int operator[](int k) const { return list[k]; }
};
/// Vectors are divided by their lengths before they are multiplied.
inline constexpr flag<"normalize"> normalize{};

namespace detail {
/// A tensor seen as (before, length, behind) along the axis that is summed over, batch left out.
template <int Axis, class View> struct dot_operand {
  using before = decltype(std::declval<View>().template count<1, Axis>());
  using length = decltype(std::declval<View>().template extent<Axis>());
  using behind = decltype(std::declval<View>().template count<Axis + 1>());
  before p;
  length k;
  behind q;
  constexpr explicit dot_operand(const View& x) : p{x.template count<1, Axis>()}, k{x.template extent<Axis>()}, q{x.template count<Axis + 1>()} {}
  constexpr auto others() const {
    if constexpr (!std::is_same_v<before, int> && !std::is_same_v<behind, int>) return kernels::constant<before::value * behind::value>{};
    else return int(p) * int(q);
  }
  constexpr int size() const { return int(p) * int(k) * int(q); }
};
}  // namespace detail

/// Products of the vectors of two tensors along an axis of each, sample by sample: `Dot<axes(1)>{}(a, b)`, `Dot<axes(2, 1)>`; `normalize` makes
/// cosines of them. https://keras.io/api/layers/merging_layers/dot/
template <auto... Options> struct Dot : layer<Dot<Options...>, Options...> {
  static constexpr std::string_view class_name = "Dot";
  static constexpr auto takes = keywords("axes", "normalize");
  static constexpr int arity = 2, positional = 2;
  static constexpr bool supports_masking = true;
  static constexpr int compute_mask(specs, int) { return 0; }
  static constexpr dims numbers = detail::numbers_of<Options...>;
  static constexpr ikebana::axes given = numbers.rank == 1   ? ikebana::axes(numbers.extent[0])
                                         : numbers.rank == 2 ? ikebana::axes(numbers.extent[0], numbers.extent[1])
                                                             : option_or<Options...>(ikebana::axes(0));
  static constexpr bool normalized = option_or<Options...>(ikebana::normalize(false)).value;
  static constexpr int times_given = (numbers.rank > 0) + has_option<ikebana::axes, Options...>;

  static constexpr verdict compute_output_shape(specs in, int) {
    if (times_given == 0) return refuses(complaints::option("no axes", "Layer %n: missing 1 required positional argument: 'axes'"));
    if (times_given > 1) return refuses({"an option given twice", "Layer %n is given the option %w twice", "", {}, {}, {}, 0, ikebana::axes::keyword});
    const dims &a = in[0].shape, &b = in[1].shape;
    complaint c{"", "", "", term::of(a), term::of(b), {}, 1};
    if (a.rank < 2 || b.rank < 2) {
      c.because = "the rank of the inputs";
      c.says = "Layer %n: cannot do batch_dot on inputs with rank < 2. Received inputs with shapes %t and %g";
      return refuses(c);
    }
    const int i = a.axis(given[0]), j = b.axis(given[1]);
    if (i < 0 || j < 0) {
      c.because = "an axis that is not there";
      c.says = "Layer %n: axes (%0, %1) are out of bounds for inputs with shapes %t and %g";
      c.numbers[0] = given[0], c.numbers[1] = given[1];
      return refuses(c);
    }
    if (i == 0 || j == 0) {
      c.because = "a product over the batch";
      c.says = "Layer %n: cannot perform batch_dot over axis 0. If your inputs are not batched, add a dummy batch dimension to your inputs";
      return refuses(c);
    }
    if (a.known(i) != b.known(j) || (a.known(i) && a.extent[i] != b.extent[j])) {
      c.because = "extents that differ";
      c.says = !a.known(i)   ? "Layer %n: incompatible input shapes: axis values None (at axis %1) != %2 (at axis %3). Full input shapes: %t, %g"
               : !b.known(j) ? "Layer %n: incompatible input shapes: axis values %0 (at axis %1) != None (at axis %3). Full input shapes: %t, %g"
                             : "Layer %n: incompatible input shapes: axis values %0 (at axis %1) != %2 (at axis %3). Full input shapes: %t, %g";
      const bool counted = given.count == 1;
      const int all[]{a.extent[i], counted ? i : given[0], b.extent[j], counted ? j : given[1]};
      for (int n = 0; n < 4; ++n) c.numbers[n] = all[n];
      return refuses(c);
    }
    if (a.known(0) && b.known(0) && a.extent[0] != b.extent[0]) {
      c.because = "merging different batches";
      c.says = "Layer %n: cannot do batch_dot on inputs with different batch sizes. Received inputs with shapes %t and %g";
      return refuses(c);
    }
    if (a.rank + b.rank - 3 > max_rank) {
      c.because = "too many axes";
      c.says = "Layer %n: its output would have more than 8 axes. Received inputs with shapes %t and %g";
      return refuses(c);
    }
    tensor_spec out;
    out.shape = a.without(i);
    const dims rest = b.without(j);
    for (int n = 1; n < rest.rank; ++n) out.shape.copy_axis(out.shape.rank++, rest, n);
    if (out.rank() == 1) out.shape.add(1);
    return gives(out);
  }
  template <class Config> static constexpr void get_config(Config& config) {
    if constexpr (given.count == 1) config.argument("axes", given[0]);
    else config.argument("axes", std::span<const int>(given.list, 2));
    config("normalize", normalized);
  }
  static constexpr long long flops(specs in, const tensor_spec& out) { return 2ll * in[0].extent(given[0]) * out.shape.count(1, out.rank()); }
  /// What is normalized, and what is turned.
  static constexpr int describe_scratch(specs in) {
    int floats = 0;
    for (int n = 0; n < 2; ++n) floats += in[std::size_t(n)].shape.count(1, in[std::size_t(n)].rank()) * (normalized + turned(in[std::size_t(n)], n));
    return floats;
  }

  template <class Call> static void forward(Call call) {
    const auto x = call.template input<0>();
    const auto y = call.template input<1>();
    constexpr int i = decltype(x)::spec.shape.axis(given[0]), j = decltype(y)::spec.shape.axis(given[1]);
    const detail::dot_operand<i, std::remove_cv_t<decltype(x)>> a(x);
    const detail::dot_operand<j, std::remove_cv_t<decltype(y)>> b(y);
    const auto rows = a.others();
    const auto columns = b.others();
    float* to = call.output().data();
    for (int n = 0, samples = call.output().template extent<0>(); n < samples; ++n, to += int(rows) * int(columns)) {
      float* room = call.scratch();
      const float* left = prepared<Call::arch>(a, x.data() + std::ptrdiff_t(n) * a.size(), room);
      const float* right = prepared<Call::arch>(b, y.data() + std::ptrdiff_t(n) * b.size(), room);
      if constexpr (turned(decltype(x)::spec, 0)) {  // vectors side by side
        for (int p = 0; p < a.p; ++p) kernels::transpose<Call::arch>(a.k, a.q, left + std::ptrdiff_t(p) * a.k * a.q, room + std::ptrdiff_t(p) * a.k * a.q);
        left = room;
        room += a.size();
      }
      if constexpr (turned(decltype(y)::spec, 1)) {  // vectors as columns
        if (b.q == 1) kernels::transpose<Call::arch>(b.p, b.k, right, room);
        else
          for (int k = 0; k < b.k; ++k)
            for (int p = 0; p < b.p; ++p)
              std::memcpy(room + (std::ptrdiff_t(k) * b.p + p) * b.q, right + (std::ptrdiff_t(p) * b.k + k) * b.q, std::size_t(b.q) * sizeof(float));
        right = room;
      }
      kernels::product<Call::arch>(rows, columns, a.k, left, a.k, right, columns, to, columns);
    }
  }

 private:
  /// Is the axis not where the product reads it: last of the first tensor, first of the second?
  static constexpr bool turned(const tensor_spec& x, int n) {
    return x.shape.axis(given[n]) != (n == 0 ? x.rank() - 1 : 1);
  }
  /// The operand, normalized in `room` where that is asked for.
  template <architecture A, class Operand> static const float* prepared([[maybe_unused]] const Operand& a, const float* x, [[maybe_unused]] float*& room) {
    if constexpr (normalized) {
      kernels::standardize<A, kernels::norm::length>(a.p, a.k, a.q, x, nullptr, nullptr, 1e-7f, room);
      return std::exchange(room, room + a.size());
    } else {
      return x;
    }
  }
};

static_assert(written_layer<Dot<axes(1)>>);

}  // namespace ikebana
