// SPDX-License-Identifier: BSL-1.0
// LIBXSMM: a kernel made at run time for one product, dispatched beforehand. Column-major, so it is given the transposes.
#include <memory>

#include <libxsmm.h>

#include "shapes.hpp"

namespace {
std::vector<bench::contestant> xsmm(const bench::job& j) {
  if (!is_product(j)) return {};
  struct state {
    bench::floats a, w, y;
  };
  const int m = j.batch, n = j.net.outputs(), k = j.net.inputs();
  if (double(m) * n * k > 256. * 256 * 256) return {};  // beyond what it is for
  auto s = std::make_shared<state>(state{.a = j.x, .w = j.net.weights, .y = bench::floats(std::size_t(m * n))});
  const float one = 1, zero = 0;
  const libxsmm_smmfunction f = libxsmm_smmdispatch(n, m, k, nullptr, nullptr, nullptr, &one, &zero, nullptr, nullptr);
  if (!f) return {};
  return {bench::contestant_of("LIBXSMM", [s, f, p = s.get()] { f(p->w.data(), p->a.data(), p->y.data()); }, [s] { return s->y; })};
}
const bench::announce announced(xsmm);
}  // namespace
