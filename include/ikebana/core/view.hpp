// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <type_traits>

#include <ikebana/core/architecture.hpp>
#include <ikebana/core/spec.hpp>

namespace ikebana {

/// A row-major tensor in memory, batch first, as layers see it: `extent<axis>()` is a constant where the extent is static and an int
/// where only the call knows it. `Element` is float or const float.
template <tensor_spec Spec, architecture A, class Element> class tensor_view {
 public:
  static constexpr tensor_spec spec = Spec;
  static constexpr architecture arch = A;
  static constexpr int rank = Spec.shape.rank;
  static constexpr bool is_static = Spec.shape.known_from(0);

  IKEBANA_INLINE constexpr explicit tensor_view(Element* data, const dims* actual = nullptr) : data_{data}, actual_{actual} {}
  IKEBANA_INLINE constexpr Element* data() const { return data_; }

  /// The extent of an axis, -1 the last.
  template <int Axis> constexpr auto extent() const {
    constexpr int axis = Spec.shape.axis(Axis);
    static_assert(axis >= 0, "the tensor has no such axis");
    if constexpr (Spec.shape.known(axis)) return std::integral_constant<int, Spec.shape.extent[axis]>{};
    else return actual_->extent[axis];
  }
  constexpr int extent(int axis) const { return shape().extent[Spec.shape.axis(axis)]; }
  constexpr const dims& shape() const {
    if constexpr (is_static) return spec.shape;
    else return *actual_;
  }
  /// The product of the extents of axes [From, To): negative ends count from the last, as in Python.
  template <int From, int To = rank> IKEBANA_INLINE constexpr auto count() const {
    constexpr int from = From < 0 ? From + rank : From, to = To < 0 ? To + rank : To;
    constexpr int product = Spec.shape.count(from, to);
    if constexpr (product != unknown) return std::integral_constant<int, product>{};
    else return actual_->count(from, to);
  }
  constexpr auto size() const { return count<0, rank>(); }
  /// Its mask, floats 0 and 1, for each element of its leading axes; null if it has none.
  constexpr Element* mask() const { return spec.mask > 0 ? data_ + size() : nullptr; }
  constexpr auto mask_size() const { return count<0, Spec.mask>(); }
  constexpr Element* begin() const { return data_; }
  constexpr Element* end() const { return data_ + size(); }

  /// The element at these indices, batch first.
  template <class... Index> constexpr Element& operator()(Index... index) const {
    static_assert(sizeof...(Index) == rank, "one index for each axis, batch first");
    const dims& d = shape();
    int at = 0, axis = 0;
    ((at = at * d.extent[axis++] + int(index)), ...);
    return data_[at];
  }

 private:
  Element* data_;
  const dims* actual_;
};

namespace detail {
/// The elements that one step along an axis spans in memory, and the number of such rows; a turned tensor has its axis 1 last.
template <int Axis, bool Turned, class View> constexpr auto elements_behind(const View& x) {
  if constexpr (!Turned || Axis == 0) return x.template count<Axis + 1>();
  else if constexpr (Axis == 1) return std::integral_constant<int, 1>{};
  else return int(x.template count<Axis + 1>()) * int(x.template extent<1>());
}
template <int Axis, bool Turned, class View> constexpr auto elements_before(const View& x) {
  if constexpr (!Turned) return x.template count<0, Axis>();
  else return int(x.size()) / (int(elements_behind<Axis, Turned>(x)) * int(x.template extent<Axis>()));
}
}  // namespace detail

}  // namespace ikebana
