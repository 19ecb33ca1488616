// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string_view>

namespace ikebana {

/// How a resized image reads between the cells of its input: Keras' `interpolation` argument.
enum class interpolation { nearest, bilinear, bicubic, lanczos3, lanczos5 };

constexpr std::string_view spelled(interpolation how) {
  constexpr std::string_view names[]{"nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"};
  return names[int(how)];
}

}  // namespace ikebana
