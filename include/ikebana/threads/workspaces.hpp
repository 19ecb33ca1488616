// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <vector>

namespace ikebana {

/// The workspaces of a call on several threads, one for each. A stateful model keeps its state in the first.
template <class Net> class workspaces {
 public:
  explicit workspaces(int threads) : each_(std::size_t(threads > 0 ? threads : 1)) {}
  typename Net::workspace& operator[](std::size_t thread) { return each_[thread]; }
  void reset_state() { each_[0].reset_state(); }

 private:
  std::vector<typename Net::workspace> each_;
};

}  // namespace ikebana
