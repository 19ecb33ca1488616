// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string_view>

#include <ikebana/core/dims.hpp>

namespace ikebana {

/// Where the channels of a tensor are. Part of its type: layers that read a layout refuse the other one.
enum class layout { unspecified, channels_last, channels_first };

constexpr std::string_view spelled(layout l) {
  return l == layout::channels_last ? "channels_last" : l == layout::channels_first ? "channels_first" : "unspecified";
}

/// What a tensor's numbers mean. All are computed as float32.
enum class dtype { float32, int32 };

constexpr std::string_view spelled(dtype t) { return t == dtype::int32 ? "int32" : "float32"; }

/// What inference knows of a tensor.
struct tensor_spec {
  dims shape;
  layout format = layout::unspecified;
  dtype type = dtype::float32;
  int mask = 0;  // how many leading axes the tensor's mask covers; 0: it has none. The mask, floats 0 and 1, lies behind the elements
  int steps = 1;  // of a TimeDistributed model: how many of a None batch's rows are one sample, its steps. -n: at most n, the call knows; 0: any number
  bool unread = false;  // by this reader: its mask goes on, and changes no number (graph/lost_masks.hpp)

  constexpr int rank() const { return shape.rank; }
  constexpr int extent(int axis) const { return shape.extent[shape.axis(axis)]; }
  constexpr bool read_mask() const { return mask > 0 && !unread; }
  /// The floats of its mask, and of both; `unknown` as the extents are.
  constexpr int mask_size() const { return mask > 0 ? shape.count(0, mask) : 0; }
  constexpr int floats() const { return shape.size() + mask_size(); }
  /// The rows of so many samples, or the most that there may be.
  constexpr int rows(int samples) const { return samples * (steps < 0 ? -steps : steps); }
  friend constexpr bool operator==(const tensor_spec&, const tensor_spec&) = default;
};

}  // namespace ikebana
