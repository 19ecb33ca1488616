// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string>

#if __has_include(<xtensor/io/xnpy.hpp>)  // since xtensor 0.26
#include <xtensor/io/xnpy.hpp>
#include <xtensor/views/xstrided_view.hpp>
#else
#include <xtensor/xnpy.hpp>
#include <xtensor/xstrided_view.hpp>
#endif

/// A numpy file of this type and rank.
template <class T, std::size_t Rank> xt::xtensor<T, Rank> read_npy(const std::string& path) { return xt::load_npy<T>(path); }
