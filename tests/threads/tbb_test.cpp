// SPDX-License-Identifier: BSL-1.0
#if __has_include(<tbb/task_arena.h>)
#include "catch.hpp"
#include <ikebana/threads.hpp>
#include <ikebana/threads/tbb_executor.hpp>

using namespace ikebana;

TEST_CASE("a batch on the threads of an arena of oneTBB") {
  using Net = Sequential<Input<30>, Dense<40, relu>, Dense<7>>;
  tbb::task_arena arena(2);
  tbb_executor threads(arena);
  static_assert(executor<tbb_executor>);
  Net net{seed(5)};
  const xt::xtensor<float, 2> x = xt::ones<float>({300, 30}) * .25f;
  const xt::xtensor<float, 2> alone = net(x);
  xt::xtensor<float, 2> y = alone * 0.f;
  workspaces<Net> each(threads.size());
  net.run(inputs(x), outputs(y), each, threads);
  CHECK((y == alone));
}
#endif
