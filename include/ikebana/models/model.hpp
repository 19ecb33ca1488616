// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdint>
#include <utility>

#include <ikebana/models/memory.hpp>
#include <ikebana/models/network.hpp>
#include <ikebana/threads/executor.hpp>

namespace ikebana {

/// A seed for the initial weights: `Net net{seed(7)};`
struct seed {
  std::uint64_t value;
  constexpr explicit seed(std::uint64_t s) : value{s} {}
};
/// No initial weights: all are zero until they are set or loaded.
inline constexpr struct no_init_t {} no_init{};

/// What a call does. Defined by <ikebana/ikebana.hpp>; <ikebana/declare.hpp> alone has shapes and checks.
template <architecture A> struct runtime;

template <class Net> struct model_file;  // defined by <ikebana/saving.hpp>

namespace detail {
struct anything {
  template <class T> constexpr operator T() const { return T{}; }
  template <class... X> constexpr anything operator()(X&&...) const { return {}; }
  template <class X> constexpr anything operator[](const X&) const { return {}; }
  constexpr const float* begin() const { return nullptr; }
  constexpr const float* end() const { return nullptr; }
  // every assertion about a refused model holds
  template <class T> friend constexpr bool operator==(const anything&, const T&) { return true; }
  template <class T> friend constexpr bool operator!=(const anything&, const T&) { return true; }
  template <class T> friend constexpr bool operator<(const anything&, const T&) { return true; }
  template <class T> friend constexpr bool operator>(const anything&, const T&) { return true; }
  template <class T> friend constexpr bool operator<=(const anything&, const T&) { return true; }
  template <class T> friend constexpr bool operator>=(const anything&, const T&) { return true; }
  template <class Stream> friend Stream& operator<<(Stream& stream, const anything&) { return stream; }
};
}  // namespace detail

namespace detail {
template <class... Refusal> constexpr anything refused_fact() {
  (refused<Refusal>(), ...);
  return {};
}
}  // namespace detail

/// What a refused model inherits: every member compiles and means nothing, so that one mistake is one error. Without a Refusal that was told where
/// the class was completed. With one, its use is the error: a model without an Input may be a part of others, whose calls complete its class.
template <class... Refusal> struct refused_model {
  template <class... X> constexpr refused_model(X&&...) { (refused<Refusal>(), ...); }
  static constexpr detail::anything output_shape = detail::refused_fact<Refusal...>(), input_shape = output_shape, arena_bytes = output_shape, weight_bytes = output_shape, state_bytes = output_shape,
                        parameter_count = output_shape, trainable_parameter_count = output_shape, flops = output_shape;
  using workspace = detail::anything;
  template <class... X> detail::anything operator()(X&&...) const { return {}; }
  template <class... X> void run(X&&...) const {}
  template <name, name> detail::anything weight() const { return {}; }
  template <name, name, class X> void set_weight(const X&) {}
  detail::anything weights() const { return {}; }
  template <class X> void set_weights(const X&) {}
  template <class X, class... How> void load(const X&, How...) {}
  template <class X> void save(const X&) const {}
  void reset_state() {}
};
using rejected_model = refused_model<>;

/// The model of a sound graph: it owns one block of weights, and a workspace for calls that name none.
template <architecture A, class Parts> class sound_model {
 public:
  using network_type = Parts;
  using facts = typename Parts::facts;
  static constexpr architecture arch = A;

  /// Batch first; a shape_list for several.
  static constexpr auto input_shape = detail::shapes_of<facts>(typename Parts::in{});
  static constexpr auto output_shape = detail::shapes_of<facts>(typename Parts::out{});
  static constexpr int parameter_count = facts::parameters.count;
  static constexpr int trainable_parameter_count = facts::parameters.trainable;
  /// Of the weights as Keras has them, and of what kernels read: weights packed once, when they are set.
  static constexpr std::size_t weight_bytes = std::size_t(facts::parameters.block) * sizeof(float);
  /// Of one workspace: what lies between the layers, for as many samples as run together.
  static constexpr std::size_t arena_bytes = std::size_t(facts::arena_size) * sizeof(float);
  static constexpr std::size_t state_bytes = std::size_t(facts::parameters.state_size) * sizeof(float);
  /// Floating-point operations of one sample, a multiply-add counted as two.
  static constexpr long long flops = facts::flops;

  struct workspace : workspace_memory<A> {
    workspace() : workspace_memory<A>(facts::arena_size, facts::parameters.state_size) {}
    workspace(std::span<float> arena, std::span<float> state) : workspace_memory<A>(arena, state) {}
  };

  /// Keras' initial weights (glorot_uniform kernels, zero biases, ...), another draw for each model.
  sound_model() : sound_model(no_init) { runtime<A>::template initialize<Parts>(weights_.data(), runtime<A>::random_seed()); }
  explicit sound_model(seed s) : sound_model(no_init) { runtime<A>::template initialize<Parts>(weights_.data(), s.value); }
  explicit sound_model(no_init_t) : weights_(std::size_t(facts::parameters.block)) { weights_.clear(); }
  /// Over memory that the caller gives and keeps: `weight_bytes`, `arena_bytes` and, of a stateful model, `state_bytes`.
  /// Weights that are there already are taken.
  sound_model(std::span<float> weights, std::span<float> arena, std::span<float> state = {}) : weights_(weights), workspace_(arena, state) {
    runtime<A>::template pack<Parts>(weights_.data());
  }

  /// `net(x)`, `net(a, b)`: x is any xtensor expression of the input's shape; gives an xt::xtensor, or a std::tuple of several.
  /// Throws shape_mismatch where what only the call knows does not fit.
  template <class... X> auto operator()(const X&... x) { return runtime<A>::call(*this, workspace_, x...); }
  /// One sample (the whole batch where it is fixed): `net(std::span<const float, 3>, std::span<float, 1>)`, arrays likewise. Nothing
  /// is allocated; nothing can fail where the types tell the sizes.
  template <detail::flat_floats X, detail::flat_floats Y>
    requires(facts::inputs.size() == 1)
  __attribute__((always_inline)) void operator()(const X& x, Y&& y) noexcept(detail::flat_extent<X> != std::dynamic_extent && detail::flat_extent<std::remove_cvref_t<Y>> != std::dynamic_extent) {
    runtime<A>::call_flat(*this, workspace_, x, y);
  }
  /// `net.run(inputs(a, b), outputs(y))` writes into what it is given and allocates nothing.
  template <class In, class Out> void run(const In& x, const Out& y) { runtime<A>::run(*this, workspace_, x, y); }
  /// With a workspace it is const: threads may share the weights.
  template <class In, class Out> void run(const In& x, const Out& y, workspace_memory<A>& w) const { runtime<A>::run(*this, w, x, y); }

  /// The same on several threads: `workspaces<Net> w(pool.size()); net.run(inputs(x), outputs(y), w, pool);`. The
  /// result depends on how many there are, not on their timing; with a tile of samples or more for each thread it is that of one, bit for bit.
  template <class In, class Out, class Workspaces, executor Pool> void run(const In& x, const Out& y, Workspaces& w, Pool& pool) const {
    runtime<A>::run(*this, w, x, y, detail::any_executor{pool});
  }

  void reset_state() { workspace_.reset_state(); }

  /// A const xtensor view of a weight in Keras' shape: `net.weight<"dense_1", "kernel">()`.
  template <name Layer, name Weight> auto weight() const { return runtime<A>::template weight<Layer, Weight>(*this); }
  /// Sets a weight from an xtensor expression of its shape; throws shape_mismatch, and leaves the model as it was, for another.
  template <name Layer, name Weight, class X> void set_weight(const X& values) { runtime<A>::template set_weight<Layer, Weight>(*this, values); }
  /// All weights as a hana::tuple of typed views with their names, in the order of the layers.
  auto weights() const { return runtime<A>::weights(*this); }
  /// All weights at once, one after another in the order of `weights()`.
  void set_weights(std::span<const float> values) { runtime<A>::set_weights(*this, values); }

  /// Loads what Keras saved, from a path or from the bytes of a file; needs <ikebana/saving.hpp>. All or nothing: an exception leaves the
  /// model as it was. With `converting`, floats of other sizes are taken, too.
  template <class Source, class... Converting> void load(const Source& source, Converting... how) {
    using file = model_file<std::conditional_t<std::is_void_v<Source>, void, sound_model>>;
    static_assert(requires { sizeof(file); }, "loading a file needs #include <ikebana/saving.hpp>");
    if constexpr (requires { sizeof(file); }) file::load(*this, source, how...);
  }
  /// Saves the model as ".keras", or its weights as ".weights.h5" or ".safetensors": all of them files that Keras, or Python, opens.
  template <class Path> void save(const Path& path) const {
    using file = model_file<std::conditional_t<std::is_void_v<Path>, void, sound_model>>;
    static_assert(requires { sizeof(file); }, "saving a file needs #include <ikebana/saving.hpp>");
    if constexpr (requires { sizeof(file); }) file::save(*this, path);
  }

  /// All weights in Keras' layout, in the order of `weights()`.
  std::span<const float> weight_data() const { return {weights_.data(), std::size_t(parameter_count)}; }

 private:
  template <architecture> friend struct runtime;
  float_block<A> weights_;
  workspace workspace_;
};

namespace detail {
// A class of the refusal alone, so that the error's lines do not repeat the graph.
template <class Refusal> struct refused_base { using type = std::conditional_t<refused<Refusal>(), rejected_model, void>; };
template <class Refusal> struct partial_base { using type = refused_model<Refusal>; };
template <architecture A, class Parts> struct sound_base { using type = sound_model<A, Parts>; };
template <architecture A, class Parts> using choice_of_base =
    std::conditional_t<Parts::judgement::sound, sound_base<A, Parts>,
                       std::conditional_t<Parts::judgement::value.because == no_input, partial_base<typename Parts::judgement::type>, refused_base<typename Parts::judgement::type>>>;
}  // namespace detail

}  // namespace ikebana
