// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/layers/layer.hpp>

namespace ikebana {

/// What stands where an image ends.
struct fill_value {
  static constexpr std::string_view keyword = "fill_value";
  float value;
  constexpr explicit fill_value(double v) : value{float(v)} {}
};

}  // namespace ikebana
