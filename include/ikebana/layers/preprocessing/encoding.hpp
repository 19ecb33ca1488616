// SPDX-License-Identifier: BSL-1.0
// What Discretization and CategoryEncoding share: numbers that name a category, as a vector (keras/src/utils/numerical_utils.py).
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// Keras' `output_mode`: the number itself; a one at its place; ones at the places of all numbers along an axis; how many there are of each.
enum class output_mode { int_, one_hot, multi_hot, count };
template <> inline constexpr std::string_view keyword_of<output_mode> = "output_mode";

constexpr std::string_view spelled(output_mode mode) {
  constexpr std::string_view names[]{"int", "one_hot", "multi_hot", "count"};
  return names[int(mode)];
}

namespace detail {

/// `one_hot` adds an axis of `depth`, or replaces a last one of extent 1.
constexpr verdict one_hot_shape(const tensor_spec& in, int depth) {
  tensor_spec out{in.shape};
  if (in.rank() == max_rank && in.shape.last() != 1) return refuses(complaints::rank(max_rank - 1, in));
  if (in.rank() > 1 && in.shape.last() == 1) out.shape.set(out.shape.rank - 1, depth);
  else out.shape.add(depth);
  return gives(out);
}
/// `multi_hot` and `count` gather axis 1.
constexpr verdict gathered_shape(const tensor_spec& in, int depth) {
  if (in.rank() < 2) return refuses(complaints::min_rank(2, in));
  tensor_spec out{in.shape.without(1)};
  out.shape.add(depth);
  return gives(out);
}

template <output_mode Mode, int Depth, class Call, class Id> void encode_categories(Call call, Id id) {
  const auto x = call.input();
  float* const y = call.output().data();
  if constexpr (Mode == output_mode::one_hot) kernels::encode<Call::arch, kernels::encoding::hot>(x.size(), 1, 1, Depth, x.data(), nullptr, y, id);
  else if constexpr (Call::inputs == 2)
    kernels::encode<Call::arch, kernels::encoding::weighted>(x.template extent<0>(), x.template extent<1>(), x.template count<2>(), Depth, x.data(),
                                                             call.template input<1>().data(), y, id);
  else
    kernels::encode<Call::arch, Mode == output_mode::count ? kernels::encoding::count : kernels::encoding::hot>(
        x.template extent<0>(), x.template extent<1>(), x.template count<2>(), Depth, x.data(), nullptr, y, id);
}

}  // namespace detail

}  // namespace ikebana
