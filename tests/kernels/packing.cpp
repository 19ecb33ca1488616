// SPDX-License-Identifier: BSL-1.0
#include "packed.hpp"
#include "reference.hpp"

namespace {
/// The layout by its definition: element (row i, column j of vector c of panel p), panels one after another.
template <int N, int Wide> void check_layout(int rows, int stride, bool scaled) {
  using P = k::packing<here, N, Wide>;
  const floats w = random_floats(rows * stride), scale = random_floats(N, 1, 2);
  aligned packed(rows * k::packed_columns(N) + 1);
  packed.back() = 77;
  k::pack<here, N, Wide>(rows, k::weight_matrix{w.data(), stride, 1, scaled ? scale.data() : nullptr}, packed.data());
  int wrong = 0, vector = 0;
  for (int p = 0; vector < P::vectors; ++p) {
    const int wide = std::min(Wide, P::vectors - vector);
    for (int c = 0; c < wide; ++c, ++vector)
      for (int i = 0; i < rows; ++i)
        for (int l = 0; l < P::lanes; ++l) {
          const bool last = vector == P::vectors - 1 && N >= P::lanes;
          const int column = last ? N - P::lanes + l : vector * P::lanes + l;
          const float want = column < N ? at(w, i * stride + column) * (scaled ? at(scale, column) : 1.f) : 0.f;
          const auto place = static_cast<int>(P::offset(p, rows)) + (i * wide + c) * P::lanes + l;
          wrong += at(packed, place) != want;
        }
  }
  INFO(N << " columns, panels of " << Wide << ", " << rows << " rows");
  CHECK(wrong == 0);
  CHECK(packed.back() == 77);
}
template <int N> void check_panels() {
  using P = k::packing<here, N>;
  INFO(N << " columns");
  CHECK(P::full * P::wide + P::last == P::vectors);
  CHECK(P::start(P::full) + P::room == N);
  CHECK(P::vectors * P::lanes <= k::packed_columns(N));
  check_layout<N, P::wide>(5, N, false);
  check_layout<N, P::wide>(3, N + 7, true);
  check_layout<N, 4>(2, N, true);
}
template <int... N> void check_all(std::integer_sequence<int, N...>) { (check_panels<N + 2>(), ...); }
}  // namespace

TEST_CASE("packing: panels of vectors, the last one overlapping or filled up") { check_all(std::make_integer_sequence<int, 69>{}); }
TEST_CASE("packing: one column is left as it is") {
  const floats w = random_floats(37);
  const float scale = 3;
  floats packed = unwritten(k::packed_gemm(1, 37));
  k::pack_gemm<here, 1, 37>(w.data(), &scale, packed.data());
  for (int i = 0; i < 37; ++i) CHECK(at(packed, i) == at(w, i) * 3);
}
TEST_CASE("packing: each column of a gemm takes its scale") {
  constexpr int n = 21, depth = 9;
  const floats w = random_floats(depth * n), scale = random_floats(n, 1, 2), x = random_floats(depth);
  aligned packed(k::packed_gemm(n, depth)), bias(k::packed_columns(n));
  k::pack_gemm<here, n, depth>(w.data(), scale.data(), packed.data());
  floats y = unwritten(n);
  k::gemm<here, identity{}, n, depth>(1, x.data(), packed.data(), bias.data(), y.data());
  doubles want = zeros(n);
  for (int j = 0; j < n; ++j)
    for (int q = 0; q < depth; ++q) at(want, j) += double(at(x, q)) * at(w, q * n + j) * at(scale, j);
  CHECK(error(y, want) <= bound);
}
