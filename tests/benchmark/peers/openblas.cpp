// SPDX-License-Identifier: BSL-1.0
// OpenBLAS: products of matrices.
#include <memory>

#include <cblas.h>

#include "shapes.hpp"

namespace {
std::vector<bench::contestant> openblas(const bench::job& j) {
  if (!is_product(j)) return {};
  struct state {
    bench::floats a, w, y;
    int m, n, k;
  };
  auto s = std::make_shared<state>(state{.a = j.x, .w = j.net.weights, .y = {}, .m = j.batch, .n = j.net.outputs(), .k = j.net.inputs()});
  s->y.resize(std::size_t(s->m * s->n));
  const auto call = [s, p = s.get()] {
    if (p->m == 1) cblas_sgemv(CblasRowMajor, CblasTrans, p->k, p->n, 1.f, p->w.data(), p->n, p->a.data(), 1, 0.f, p->y.data(), 1);
    else cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, p->m, p->n, p->k, 1.f, p->a.data(), p->k, p->w.data(), p->n, 0.f, p->y.data(), p->n);
  };
  return {bench::contestant_of("OpenBLAS", call, [s] { return s->y; })};
}
const bench::announce announced(openblas);
}  // namespace
