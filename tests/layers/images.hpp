// SPDX-License-Identifier: BSL-1.0
// What the tests of convolution and pooling share: images in both layouts.
#pragma once
#include <array>
#include <random>

#include <ikebana/ikebana.hpp>

namespace images {
using image = xt::xtensor<float, 4>;

inline image drawn(const std::array<std::size_t, 4>& extents, unsigned number) {
  image x(extents);
  std::mt19937 random(number);
  std::uniform_real_distribution<float> any(-1, 1);
  for (float& v : x) v = any(random);
  return x;
}
/// channels_last to channels_first.
inline image planes_of(const image& x) {
  image y({x.shape()[0], x.shape()[3], x.shape()[1], x.shape()[2]});
  for (std::size_t n = 0; n < x.shape()[0]; ++n)
    for (std::size_t i = 0; i < x.shape()[1]; ++i)
      for (std::size_t j = 0; j < x.shape()[2]; ++j)
        for (std::size_t c = 0; c < x.shape()[3]; ++c) y(n, c, i, j) = x(n, i, j, c);
  return y;
}
/// channels_first to channels_last.
inline image pixels_of(const image& x) {
  image y({x.shape()[0], x.shape()[2], x.shape()[3], x.shape()[1]});
  for (std::size_t n = 0; n < x.shape()[0]; ++n)
    for (std::size_t c = 0; c < x.shape()[1]; ++c)
      for (std::size_t i = 0; i < x.shape()[2]; ++i)
        for (std::size_t j = 0; j < x.shape()[3]; ++j) y(n, i, j, c) = x(n, c, i, j);
  return y;
}
}  // namespace images
