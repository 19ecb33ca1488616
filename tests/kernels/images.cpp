// SPDX-License-Identifier: BSL-1.0
// frame, repeat, affine and adaptive_pool, against loops.
#include "reference.hpp"

namespace {
template <int Channels> void check_affine(int outer, int inner) {
  const floats x = random_floats(outer * Channels * inner, -3, 3), center = random_floats(Channels, -2, 2), factor = random_floats(Channels, 1, 2), shift = random_floats(Channels, -1, 1);
  constexpr int period = k::affine_period(Channels);
  floats packed = unwritten(k::packed_affine(Channels)), y = unwritten(outer * Channels * inner);
  for (int c = 0; c < Channels; ++c) at(packed, c) = at(center, c), at(packed, period + c) = at(factor, c), at(packed, 2 * period + c) = at(shift, c);
  k::complete_affine<here, Channels>(packed.data());
  k::affine<here, Channels>(outer, inner, packed.data(), x.data(), y.data());
  doubles want;
  for (int i = 0; i < outer * Channels * inner; ++i) {
    const int c = i / inner % Channels;
    want.push_back((double(at(x, i)) - at(center, c)) * at(factor, c) + at(shift, c));
  }
  INFO("(" << outer << ", " << Channels << ", " << inner << ")");
  CHECK(error(y, want) <= 1e-6);
}
}  // namespace

TEST_CASE("affine: few channels fill vectors") {
  for (const int outer : {1, 2, 37, 100})
    for (const int inner : {1, 3, 40}) {
      check_affine<1>(outer, inner);
      check_affine<3>(outer, inner);
      check_affine<70>(outer, inner);
    }
}

TEST_CASE("frame: cells added at some ends, taken away at others") {
  const floats x = random_floats(3 * 4 * 5 * 2, -1, 1);
  const int before[]{1, -2, 2}, after[]{-1, 1, -3}, size[]{3, 3, 4};
  floats y = unwritten(size[0] * size[1] * size[2] * 2);
  k::frame<here>({3, 4, 5}, 2, before, after, 7.f, x.data(), y.data());
  for (int i = 0; i < int(y.size()); ++i) {
    const int z = i / (size[1] * size[2] * 2) - 1, r = i / (size[2] * 2) % size[1] + 2, c = i / 2 % size[2] - 2;
    const bool inside = z >= 0 && z < 3 && r < 4 && c >= 0 && c < 5;
    CHECK(at(y, i) == (inside ? at(x, ((z * 4 + r) * 5 + c) * 2 + i % 2) : 7.f));
  }
}

TEST_CASE("repeat: along each axis") {
  const floats x = random_floats(2 * 3 * 4 * 3, -1, 1);
  floats y = unwritten(4 * 3 * 12 * 3);
  k::repeat<here>({2, 3, 4}, k::constant<3>{}, {2, 1, 3}, x.data(), y.data());
  for (int i = 0; i < int(y.size()); ++i) CHECK(at(y, i) == at(x, ((i / (3 * 12 * 3) / 2 * 3 + i / (12 * 3) % 3) * 4 + i / 3 % 12 / 3) * 3 + i % 3));
}

TEST_CASE("adaptive_pool: fewer outputs than cells, and more") {
  constexpr k::adaptive to{5, 2, 3, 7};
  const floats x = random_floats(3 * 8 * 4 * 5, -1, 1);
  floats y = unwritten(2 * 3 * 7 * 5);
  k::adaptive_pool<here, k::reduction::average, to>(3, 8, 4, x.data(), y.data());
  doubles want;
  const auto from = [](int o, int n, int outputs) { return o * n / outputs; };
  const auto end = [](int o, int n, int outputs) { return ((o + 1) * n + outputs - 1) / outputs; };
  for (int z = 0; z < 2; ++z)
    for (int r = 0; r < 3; ++r)
      for (int q = 0; q < 7; ++q)
        for (int c = 0; c < 5; ++c) {
          double sum = 0, cells = 0;
          for (int i = from(z, 3, 2); i < end(z, 3, 2); ++i)
            for (int j = from(r, 8, 3); j < end(r, 8, 3); ++j)
              for (int l = from(q, 4, 7); l < end(q, 4, 7); ++l) sum += at(x, ((i * 8 + j) * 4 + l) * 5 + c), ++cells;
          want.push_back(sum / cells);
        }
  CHECK(error(y, want) <= 1e-6);
}
