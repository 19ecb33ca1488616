// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <array>
#include <cstddef>
#include <cstring>
#include <new>
#include <span>

#include <ikebana/core/architecture.hpp>

namespace ikebana {

namespace detail {
/// Floats that lie one after another: a span, an array, a vector; no xtensor expression.
template <class X>
concept flat_floats = !requires { typename X::expression_tag; } && requires(const X& x) { std::span<const float>(x); };

/// How many, where the type tells.
template <class X> inline constexpr std::size_t flat_extent = std::dynamic_extent;
template <class T, std::size_t N> inline constexpr std::size_t flat_extent<std::span<T, N>> = N;
template <class T, std::size_t N> inline constexpr std::size_t flat_extent<T[N]> = N;
template <class T, std::size_t N> inline constexpr std::size_t flat_extent<std::array<T, N>> = N;
}  // namespace detail

/// Floats aligned to a cache line: its own, or memory that the caller gives and keeps.
template <architecture A> class float_block {
 public:
  constexpr float_block() = default;
  explicit float_block(std::size_t floats) : data_{allocated(floats)}, size_{floats}, owned_{true} {}
  explicit float_block(std::span<float> memory) : data_{memory.data()}, size_{memory.size()} {}
  float_block(const float_block& other) : float_block(other.size_) {
    if (size_ > 0) std::memcpy(data_, other.data_, size_ * sizeof(float));
  }
  float_block(float_block&& other) noexcept { swap(other); }
  float_block& operator=(float_block other) noexcept {
    swap(other);
    return *this;
  }
  ~float_block() {
    if (owned_ && data_) ::operator delete(data_, std::align_val_t{64});
  }

  float* data() { return data_; }
  const float* data() const { return data_; }
  std::size_t size() const { return size_; }
  void clear() {
    if (size_ > 0) std::memset(data_, 0, size_ * sizeof(float));
  }

 private:
  static float* allocated(std::size_t floats) {
    return floats == 0 ? nullptr : static_cast<float*>(::operator new(floats * sizeof(float), std::align_val_t{64}));
  }
  void swap(float_block& other) noexcept {
    float* data = data_;
    data_ = other.data_;
    other.data_ = data;
    const std::size_t size = size_;
    size_ = other.size_;
    other.size_ = size;
    const bool owned = owned_;
    owned_ = other.owned_;
    other.owned_ = owned;
  }
  float* data_ = nullptr;
  std::size_t size_ = 0;
  bool owned_ = false;
};

/// What one call writes between its layers, and the state of stateful layers: one for each thread that shares a model's weights.
/// Copying it copies the state.
template <architecture A> class workspace_memory {
 public:
  workspace_memory(std::size_t arena_floats, std::size_t state_floats) : arena_{arena_floats}, state_{state_floats} { reset_state(); }
  workspace_memory(std::span<float> arena, std::span<float> state) : arena_{arena}, state_{state} { reset_state(); }
  /// The states of stateful layers become zero.
  void reset_state() { state_.clear(); }
  float* arena() { return arena_.data(); }
  float* state() { return state_.data(); }

 private:
  float_block<A> arena_, state_;
};

}  // namespace ikebana
