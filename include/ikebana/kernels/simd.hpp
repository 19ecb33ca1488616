// SPDX-License-Identifier: BSL-1.0
// The only file that includes xsimd: batches chosen by an architecture and a number of lanes, and what 8.1 and 14.3 spell differently.
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include <xsimd/xsimd.hpp>

#include <ikebana/kernels/declared.hpp>

// A literal: g++ 12 takes no dependent count. For loops of constant length only.
#define IKEBANA_UNROLL _Pragma("GCC unroll 64")

namespace ikebana::kernels {
/// One of xsimd's architectures under a name of our own. xsimd's inline functions are templates on the architecture of their batch, which
/// says less than `-march`: with the features in it, two translation units share none of them.
template <architecture A, class Arch> struct compiled : Arch {};
}  // namespace ikebana::kernels

namespace xsimd::types {
template <class T, ikebana::architecture A, class Arch>
struct simd_register<T, ikebana::kernels::compiled<A, Arch>> : simd_register<T, Arch> {
  using register_type = typename simd_register<T, Arch>::register_type;
  simd_register() = default;
  simd_register(register_type r) noexcept : simd_register<T, Arch>{r} {}
};
template <class T, ikebana::architecture A, class Arch>
struct has_simd_register<T, ikebana::kernels::compiled<A, Arch>> : has_simd_register<T, Arch> {};
template <class T, ikebana::architecture A, class Arch>
struct get_bool_simd_register<T, ikebana::kernels::compiled<A, Arch>> : get_bool_simd_register<T, Arch> {};
}  // namespace xsimd::types

namespace ikebana::kernels {

template <architecture A> struct machine {
  using type = xsimd::default_arch;
  static constexpr int lanes = int(xsimd::batch<float, type>::size);
  static constexpr int registers = std::is_base_of_v<xsimd::neon64, type> || lanes >= 16 ? 32 : 16;
  template <int Lanes> using sized = xsimd::make_sized_batch_t<float, std::size_t(Lanes)>;
};
template <architecture A, int Lanes, bool Widest = Lanes == machine<A>::lanes> struct sized_batch {
  using type = xsimd::batch<float, compiled<A, typename machine<A>::template sized<Lanes>::arch_type>>;
};
template <architecture A, int Lanes> struct sized_batch<A, Lanes, true> { using type = xsimd::batch<float, compiled<A, typename machine<A>::type>>; };

/// The widest batch of floats, or one of fewer lanes (only those of `narrowest` and `fit`).
template <architecture A, int Lanes = machine<A>::lanes> using batch = typename sized_batch<A, Lanes>::type;

/// The fewest lanes that this architecture has.
template <architecture A, int Lanes = machine<A>::lanes> constexpr int narrowest() {
  if constexpr (Lanes <= 4 || std::is_void_v<typename machine<A>::template sized<Lanes / 2>>) return Lanes;
  else return narrowest<A, Lanes / 2>();
}
/// The lanes for rows of `n` floats: as many as fit, fewer where the last of few vectors would be half empty.
template <architecture A> constexpr int fit(int n) {
  int lanes = machine<A>::lanes;
  while (lanes > n && lanes > narrowest<A>()) lanes /= 2;
  const int spare = (n + lanes - 1) / lanes * lanes - n;
  return lanes > 8 && lanes > narrowest<A>() && n < 4 * lanes && 2 * spare >= lanes ? lanes / 2 : lanes;
}

template <class V> concept scalar = std::is_floating_point_v<V>;
template <class B> inline constexpr int size = int(B::size);

template <class B> IKEBANA_INLINE B take(const float* p) { return B::load_unaligned(p); }
template <class B> IKEBANA_INLINE void put(float* p, B v) { v.store_unaligned(p); }

/// The first `n` lanes from memory, `fill` in the others; n may be less than one vector or more.
template <class B> IKEBANA_INLINE B take_some(const float* p, int n, float fill = 0) {
  if (n >= size<B>) return take<B>(p);
  alignas(64) float t[size<B>];
  for (int i = 0; i < size<B>; ++i) t[i] = fill;
  for (int i = 0; i < n; ++i) t[i] = p[i];
  return B::load_aligned(t);
}
template <class B> IKEBANA_INLINE void put_some(float* p, B v, int n) {
  if (n >= size<B>) return put(p, v);
  alignas(64) float t[size<B>];
  v.store_aligned(t);
  for (int i = 0; i < n; ++i) p[i] = t[i];
}
/// The same with a static count, at most the lanes.
template <int N, class B> IKEBANA_INLINE B take_part(const float* p) {
  if constexpr (N >= size<B>) return take<B>(p);
  else {
    alignas(64) float t[size<B>]{};
    std::memcpy(t, p, N * sizeof(float));
    return B::load_aligned(t);
  }
}
template <int N, class B> IKEBANA_INLINE void put_part(float* p, B v) {
  if constexpr (N >= size<B>) put(p, v);
  else {
    alignas(64) float t[size<B>];
    v.store_aligned(t);
    std::memcpy(p, t, N * sizeof(float));
  }
}

namespace detail {
template <class T> inline constexpr bool own_fma = XSIMD_VERSION_MAJOR >= 11 && std::is_base_of_v<xsimd::avx512f, T>;
template <class T> inline constexpr bool own_fma<xsimd::fma3<T>> = true;
template <architecture A, class T> inline constexpr bool own_fma<compiled<A, T>> = own_fma<T>;
template <class V> concept float_vector = requires(typename V::register_type a) {
  V(a * a + a);
  requires std::is_same_v<std::remove_cvref_t<decltype(a[0])>, float>;
};
// Correctly rounded, for constant expressions: the sum in double, rounded to odd.
constexpr float exact_fma(float a, float b, float c) {
  const double p = double(a) * b, s = p + c, t = s - p, e = (p - (s - t)) + (c - t);
  if (e == 0 || s - s != 0) return float(s);
  auto bits = std::bit_cast<std::uint64_t>(s);
  if (!(bits & 1)) bits += (e > 0) == (s > 0) ? 1u : ~std::uint64_t{0};
  return float(std::bit_cast<double>(bits));
}
template <class Arch> constexpr bool fuses() {
  return std::is_base_of_v<xsimd::avx512f, Arch> || std::is_base_of_v<xsimd::neon64, Arch> || own_fma<Arch> || std::is_base_of_v<xsimd::fma4, Arch>;
}
}  // namespace detail

/// The same pointer, of which the compiler knows nothing: to memory that anyone may read (the statement in add_row does not order loads from a local
/// whose address nobody knows), and no sum of which it keeps the parts (g++ would keep the address of each input of a tile).
template <class T> IKEBANA_INLINE T* seen(T* p) {
  asm volatile("" : "+r"(p) : : "memory");
  return p;
}

/// a * b + c, in one rounding where the architecture has it, for floats as for batches.
template <class V> IKEBANA_INLINE constexpr V mad(V a, V b, V c) {
  if constexpr (scalar<V>) {
    if constexpr (!detail::fuses<xsimd::default_arch>()) return a * b + c;
    else return std::is_constant_evaluated() ? detail::exact_fma(a, b, c) : __builtin_fmaf(a, b, c);
  } else {
    // xsimd 8.1 fuses in fma3<..> only; elsewhere it multiplies in one function and adds in another, which clang does not contract. One
    // expression is contracted by clang, and by g++ from -O2.
    using R = typename V::register_type;
    if constexpr (!detail::own_fma<typename V::arch_type> && detail::float_vector<V>) return V(R(R(a) * R(b) + R(c)));
    else return xsimd::fma(a, b, c);
  }
}

template <class V> IKEBANA_INLINE constexpr V choose(auto condition, V yes, V no) {
  if constexpr (scalar<V>) return condition ? yes : no;
  else return V(xsimd::select(condition, yes, no));
}
// The second operand where one is NaN, so that clamp(NaN) is NaN; from 14 on xsimd gives the first.
template <class V> IKEBANA_INLINE constexpr V least(V a, V b) {
  if constexpr (scalar<V>) return a < b ? a : b;
  else return XSIMD_VERSION_MAJOR >= 14 ? xsimd::min(b, a) : xsimd::min(a, b);
}
template <class V> IKEBANA_INLINE constexpr V most(V a, V b) {
  if constexpr (scalar<V>) return a > b ? a : b;
  else return XSIMD_VERSION_MAJOR >= 14 ? xsimd::max(b, a) : xsimd::max(a, b);
}

/// The lanes' bits as integers, and back.
template <class V> struct bits { using type = xsimd::batch<std::int32_t, typename V::arch_type>; };
template <> struct bits<float> { using type = std::int32_t; };
template <class V> IKEBANA_INLINE constexpr auto as_bits(V x) { return std::bit_cast<typename bits<V>::type>(x); }
template <class V> IKEBANA_INLINE constexpr V as_floats(typename bits<V>::type i) { return std::bit_cast<V>(i); }

/// The sum and the maximum of the lanes.
template <class B> IKEBANA_INLINE float sum_of(B v) {
  if constexpr (size<B> == 4 && xsimd::types::has_simd_register<double, typename B::arch_type>::value) {
    // xsimd adds neighbours, an instruction of several micro-operations; this is half as many.
    using D = xsimd::batch<double, typename B::arch_type>;
    const D pairs = std::bit_cast<D>(v);
    const B halves = v + std::bit_cast<B>(D(xsimd::zip_hi(pairs, pairs)));
    using I = xsimd::batch<std::uint64_t, typename B::arch_type>;
    return B(halves + std::bit_cast<B>(I(std::bit_cast<I>(halves) >> 32))).get(0);
  } else {
#if XSIMD_VERSION_MAJOR >= 9
    return xsimd::reduce_add(v);
#else
    return xsimd::hadd(v);
#endif
  }
}
template <class B> IKEBANA_INLINE float maximum_of(B v) {
  alignas(64) float t[size<B>];
  v.store_aligned(t);
  for (int half = size<B> / 2; half > 0; half /= 2)
    for (int i = 0; i < half; ++i) t[i] = t[i] != t[i] || t[i] > t[i + half] ? t[i] : t[i + half];
  return t[0];
}

}  // namespace ikebana::kernels
