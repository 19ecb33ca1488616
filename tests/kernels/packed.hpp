// SPDX-License-Identifier: BSL-1.0
// Room for packed weights as the kernels want it: aligned, zeros where nothing was written.
#pragma once
#include <cstddef>
#include <new>
#include <vector>

template <class T> struct cache_line_allocator {
  using value_type = T;
  cache_line_allocator() = default;
  template <class U> cache_line_allocator(const cache_line_allocator<U>&) {}
  T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t{64})); }
  void deallocate(T* p, std::size_t) { ::operator delete(p, std::align_val_t{64}); }
  bool operator==(const cache_line_allocator&) const { return true; }
};
struct aligned : std::vector<float, cache_line_allocator<float>> {
  explicit aligned(int n) : vector(static_cast<std::size_t>(n)) {}
};
