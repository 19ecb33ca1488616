// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <atomic>
#include <memory>
#include <thread>

#include <ikebana/threads/executor.hpp>
#include <ikebana/threads/this_cpu.hpp>

namespace ikebana {

/// An executor of std::threads, which live as long as it does; the thread that calls `run` is one of them. Task i is done by thread
/// i % size(). Between calls the others look for work for a moment, then sleep. One call at a time.
class thread_pool {
 public:
  explicit thread_pool(int threads) : others_{threads > 1 ? threads - 1 : 0}, workers_{std::make_unique<std::thread[]>(std::size_t(others_))} {
    for (int i = 0; i < others_; ++i) workers_[std::size_t(i)] = std::thread([this, i] { work(i + 1); });
  }
  thread_pool(const thread_pool&) = delete;
  thread_pool& operator=(const thread_pool&) = delete;
  ~thread_pool() {
    task_ = nullptr;
    wake();
    for (int i = 0; i < others_; ++i) workers_[std::size_t(i)].join();
  }

  int size() const { return others_ + 1; }

  template <class F> void run(int n, const F& f) {
    if (others_ == 0 || n < 2) {
      for (int i = 0; i < n; ++i) f(i);
      return;
    }
    task_ = [](const void* data, int i) { (*static_cast<const F*>(data))(i); };
    data_ = &f;
    count_ = n;
    caller_ = detail::this_cpu();
    busy_.store(others_, std::memory_order_relaxed);
    wake();
    for (int i = 0; i < n; i += size()) f(i);
    while (busy_.load(std::memory_order_acquire) > 0) std::this_thread::yield();
  }

 private:
  static constexpr int patience = 2'000;  // looks before sleeping

  void wake() {
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
  }
  void work(int self) {
    for (unsigned seen = 0;;) {
      for (int looks = 0; round_.load(std::memory_order_acquire) == seen; ++looks)
        if (looks < patience) std::this_thread::yield();
        else round_.wait(seen, std::memory_order_acquire);
      ++seen;
      if (!task_) return;
      if (caller_ >= 0 && detail::this_cpu() == caller_) detail::leave_cpu(caller_);
      for (int i = self; i < count_; i += size()) task_(data_, i);
      busy_.fetch_sub(1, std::memory_order_release);
    }
  }

  const int others_;
  std::unique_ptr<std::thread[]> workers_;
  void (*task_)(const void*, int) = nullptr;
  const void* data_ = nullptr;
  int count_ = 0, caller_ = -1;  // tasks; the processor of who called
  alignas(64) std::atomic<unsigned> round_{0};
  alignas(64) std::atomic<int> busy_{0};
};

}  // namespace ikebana
