// SPDX-License-Identifier: BSL-1.0
// A call on several threads gives what one thread gives: bit for bit where each thread has tiles of its own, else to rounding; and the same again.
#include <atomic>
#include <random>
#include <vector>

#include "catch.hpp"
#include <ikebana/threads.hpp>

using namespace ikebana;

namespace threads {
struct inline_executor {  // no threads at all: tasks in reverse
  int threads;
  int size() const { return threads; }
  template <class F> void run(int n, const F& f) {
    for (int i = n; i-- > 0;) f(i);
  }
};
static_assert(executor<inline_executor> && executor<thread_pool>);

template <class Net, std::size_t Rank, class Pool> void same_on(Pool&& pool, std::array<std::size_t, Rank> extents) {
  Net net{seed(5)};
  xt::xtensor<float, Rank> x(extents);
  std::mt19937 random(3);
  std::normal_distribution<float> gaussian;
  for (float& v : x) v = gaussian(random);
  const auto alone = net(x);
  auto y = alone;
  y.fill(-77.f);
  workspaces<Net> each(pool.size());
  net.run(inputs(x), outputs(y), each, pool);
  INFO("batch " << extents[0] << ", threads " << pool.size());
  const std::size_t tiles = extents[0] / std::size_t(Net::network_type::facts::samples);
  if (tiles >= std::size_t(pool.size()) && !Net::network_type::facts::fixed_batch) CHECK((y == alone));
  CHECK(xt::allclose(y, alone, 1e-5, 1e-6));
  const auto first = y;
  net.run(inputs(x), outputs(y), each, pool);
  CHECK((y == first));
}
template <class Net, class... Extent> void same_on_all(Extent... extent) {
  for (const std::size_t batch : {1u, 3u, 40u, 257u})
    for (const int size : {1, 2, 3, 5}) {
      const std::array extents{batch, std::size_t(extent)...};
      same_on<Net>(inline_executor{size}, extents);
      same_on<Net>(thread_pool(size), extents);
    }
}
using Dense_net = Sequential<Input<300>, Dense<400, relu>, Dense<10, softmax>>;
using Image_net = Sequential<Input<20, 20, 3>, Conv2D<24, 3, relu, padding::same>, MaxPooling2D<2>, Conv2D<40, 3>, GlobalAveragePooling2D<>, Dense<7>>;
template <int Rows> using Fixed_net = Sequential<Input<600, batch_size(Rows)>, Dense<130, relu>, Dense<600>, Dense<10>>;
template <int... Rows> void fixed(std::integer_sequence<int, Rows...>) {
  for (const int size : {1, 2, 3, 5}) (same_on<Fixed_net<Rows>>(thread_pool(size), std::array<std::size_t, 2>{Rows, 600}), ...);
}
}  // namespace threads

TEST_CASE("every task is done once") {
  for (const int size : {1, 2, 4}) {
    thread_pool pool(size);
    CHECK(pool.size() == size);
    for (int round = 0; round < 200; ++round) {
      std::vector<std::atomic<int>> done(std::size_t(round % 9));
      pool.run(int(done.size()), [&](int i) { ++done[std::size_t(i)]; });
      for (const auto& times : done) CHECK(times == 1);
    }
  }
}
TEST_CASE("a batch on several threads is the batch on one") {
  threads::same_on_all<threads::Dense_net>(300);
  threads::same_on_all<threads::Image_net>(20, 20, 3);
}
TEST_CASE("a fixed batch is cut inside its layers") {
  threads::fixed(std::integer_sequence<int, 7, 32, 97>{});
}
