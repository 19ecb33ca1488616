// SPDX-License-Identifier: BSL-1.0
// A call into given tensors, and the call of one sample, allocate nothing: counted in operator new and in malloc itself.
#include <atomic>
#include <cstdlib>
#include <new>

#include "catch.hpp"
#include <ikebana/ikebana.hpp>

namespace {
std::atomic<long> allocations{0};
}

#if defined(__SANITIZE_ADDRESS__) || defined(IKEBANA_SANITIZED)
constexpr bool counts_malloc = false;  // the sanitizer has a malloc of its own
#elif defined(__GLIBC__)
constexpr bool counts_malloc = true;
extern "C" void* __libc_malloc(std::size_t);
extern "C" void* __libc_calloc(std::size_t, std::size_t);
extern "C" void* __libc_realloc(void*, std::size_t);
extern "C" void* __libc_memalign(std::size_t, std::size_t);
extern "C" void* malloc(std::size_t n) { return ++allocations, __libc_malloc(n); }
extern "C" void* calloc(std::size_t n, std::size_t size) { return ++allocations, __libc_calloc(n, size); }
extern "C" void* realloc(void* p, std::size_t n) { return ++allocations, __libc_realloc(p, n); }
extern "C" void* aligned_alloc(std::size_t a, std::size_t n) { return ++allocations, __libc_memalign(a, n); }
#else
constexpr bool counts_malloc = false;
#endif

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"  // malloc and free are what this operator new is made of
#endif
void* operator new(std::size_t n) {
  ++allocations;
  if (void* p = std::malloc(n)) return p;
  throw std::bad_alloc{};
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

using namespace ikebana;

namespace {
template <class F> long allocations_of(F&& f) {
  const long before = allocations;
  f();
  return allocations - before;
}
using Dense3 = Sequential<Input<3>, Dense<4, relu>, Dense<4, activation::tanh>, Dense<2, softmax>>;
using Image = Sequential<Input<12, 12, 3>, Conv2D<8, 3, relu>, MaxPooling2D<2>, BatchNormalization<>, Conv2D<5, 3, padding::same>, GlobalAveragePooling2D<>, Dense<4>>;
using First = Sequential<Input<3, 12, 12, channels_first>, Conv2D<8, 3, relu, channels_first>, MaxPooling2D<2, channels_first>, Flatten<channels_first>, Dense<4>>;
using Steps = Sequential<Input<up_to(20), 3>, LSTM<8, return_sequences>, GRU<5>, Dense<1>>;

template <class Net> void check(std::vector<std::size_t> shape, std::size_t outputs_of_sample) {
  Net net{seed(1)};
  xt::xarray<float> x = xt::xarray<float>::from_shape(shape);
  std::fill(x.begin(), x.end(), 0.25f);
  xt::xtensor<float, 2> y({shape[0], outputs_of_sample}), strided_room({outputs_of_sample, shape[0]});
  const xt::xarray<double> doubles = x;
  xt::xtensor<float, 2, xt::layout_type::column_major> columns({shape[0], outputs_of_sample});
  typename Net::workspace w;
  CHECK(allocations_of([&] { net.run(inputs(x), outputs(y)); }) == 0);
  CHECK(allocations_of([&] { net.run(inputs(x), outputs(y), w); }) == 0);
  CHECK(allocations_of([&] { net.run(inputs(doubles), outputs(columns)); }) == 0);  // neither float nor contiguous
  CHECK(xt::allclose(columns, y, 1e-6));  // the last samples may go another way: one by one
}
}  // namespace

TEST_CASE("the counter counts") {
  CHECK(allocations_of([] { ::operator delete(::operator new(64)); }) >= 1);
  if (counts_malloc) {
    CHECK(allocations_of([] { std::free(std::malloc(64)); }) == 1);
  }
}

TEST_CASE("calls allocate nothing") {
  check<Dense3>({70, 3}, 2);
  check<Image>({5, 12, 12, 3}, 4);
  check<First>({5, 3, 12, 12}, 4);
  check<Steps>({5, 17, 3}, 1);

  Dense3 net{seed(1)};
  const float in[3]{1, 2, 3};
  float out[2];
  CHECK(allocations_of([&] { net(in, out); }) == 0);
}
