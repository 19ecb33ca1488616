// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <concepts>

namespace ikebana {

/// Threads that a caller lends to a model: `run(n, f)` calls f(0) to f(n - 1), each once, on at most `size()` threads, and returns when all
/// are done. The model never starts a thread itself. f does not throw.
template <class P>
concept executor = requires(P& p, void (&f)(int)) {
  { p.size() } -> std::convertible_to<int>;
  p.run(1, f);
};

namespace detail {
/// An executor behind two pointers, so that a model's code does not depend on whose threads it runs on.
struct any_executor {
  using task = void (*)(const void* data, int index);
  void* pool;
  int size;
  void (*run)(void* pool, int n, task f, const void* data);

  template <executor P>
  explicit any_executor(P& p)
      : pool{&p}, size{p.size()}, run{[](void* self, int n, task f, const void* data) { static_cast<P*>(self)->run(n, [=](int i) { f(data, i); }); }} {}

  template <class F> void operator()(int n, const F& f) const {
    run(pool, n, [](const void* data, int i) { (*static_cast<const F*>(data))(i); }, &f);
  }
};
}  // namespace detail

}  // namespace ikebana
