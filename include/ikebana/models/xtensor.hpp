// SPDX-License-Identifier: BSL-1.0
#pragma once

#if __has_include(<xtensor/containers/xtensor.hpp>)  // since 0.26

#include <xtensor/containers/xadapt.hpp>
#include <xtensor/containers/xarray.hpp>
#include <xtensor/containers/xfixed.hpp>
#include <xtensor/containers/xtensor.hpp>
#include <xtensor/core/xexpression.hpp>
#include <xtensor/core/xexpression_traits.hpp>
#include <xtensor/core/xshape.hpp>

#else

#include <xtensor/xexpression_traits.hpp>
#include <xtensor/xstorage.hpp>

// xtensor 0.24 and 0.25 match svector<T, 4> with `template <class, size_t> class` in C++20. On g++ the temporary of a dynamic rank
// is then an xtensor of rank 4 (the heap is overrun); clang 19 finds two traits for one shape. An exact match comes before both.
namespace xt {

template <class X, class T, std::size_t N>
struct rebind_container<X, svector<T, N, std::allocator<T>, true>> {
  using type = svector<X, N, std::allocator<X>, true>;
};

namespace detail {

template <class X, std::size_t N>
struct xtype_for_shape<svector<X, N, std::allocator<X>, true>> {
  template <class T, layout_type L>
  using type = xarray<T, L>;
};

}  // namespace detail
}  // namespace xt

#include <xtensor/xadapt.hpp>
#include <xtensor/xarray.hpp>
#include <xtensor/xexpression.hpp>
#include <xtensor/xfixed.hpp>
#include <xtensor/xshape.hpp>
#include <xtensor/xtensor.hpp>

#endif
