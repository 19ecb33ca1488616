// SPDX-License-Identifier: BSL-1.0
// What a model does when it is made and called; declared in model.hpp.
#pragma once
#include <chrono>
#include <tuple>

#include <ikebana/models/initialize.hpp>
#include <ikebana/kernels/kernels.hpp>
#include <ikebana/models/chain.hpp>
#include <ikebana/models/evaluate.hpp>
#include <ikebana/models/weights.hpp>

namespace ikebana {

template <architecture A> struct runtime {
  /// Another one for each model and run. <random>, for its device, would cost every program a twentieth of its compile time.
  static std::uint64_t random_seed() {
    static std::uint64_t models = 0;  // counted by a builtin of both compilers: <atomic> would cost as much as <random>
    const std::uint64_t model = __atomic_add_fetch(&models, 1, __ATOMIC_RELAXED), now = std::uint64_t(std::chrono::high_resolution_clock::now().time_since_epoch().count());
    return detail::generator<A>{now ^ (std::uint64_t(reinterpret_cast<std::uintptr_t>(&model)) << 20) ^ (model << 48)}.next();
  }
  template <class Parts> static void initialize(float* weights, std::uint64_t seed) {
    using initial = detail::initial_weights<typename Parts::facts>;
    detail::fill_all<A, initial::table.kinds>(initial::table.list, initial::count, seed, weights);
    pack<Parts>(weights);
  }
  /// After the weights of a node were set, or all of them.
  template <class Parts> static void pack(float* weights, int changed = -1) {
    if constexpr (Parts::facts::can_run) detail::steps<typename Parts::facts, A, Parts::facts::samples>::pack_all(weights, changed);
  }

  template <class Model, class... X> static auto call(const Model& net, workspace_memory<A>& w, const X&... x) {
    using parts = typename Model::network_type;
    using refusal = detail::refusal_at_call<parts, detail::given<X...>>;
    if constexpr (!std::is_void_v<refusal>) {
      refused<refusal>();
      return nothing_of<typename parts::facts>(typename parts::out{});
    } else {
      using eval = detail::evaluation<parts, A>;
      detail::input_data in[]{detail::as_input<A>(x)...};
      const auto actual = eval::check(in);
      if constexpr (eval::outputs == 1) return result<eval>(net.weights_.data(), w, in, actual);
      else return [&]<std::size_t... O>(std::index_sequence<O...>) {
        std::tuple results{made<eval::facts::known.spec[eval::facts::outputs[O]].shape.rank>(actual.output[O])...};
        const detail::output_data out[]{detail::as_output<A>(std::get<O>(results))...};
        eval::run(net.weights_.data(), w, in, out, actual);
        return results;
      }(std::make_index_sequence<eval::outputs>{});
    }
  }

  template <class Model, class Workspace, class... X, class... Y, class... Threads>
  static void run(const Model& net, Workspace& w, const inputs<X...>& x, const outputs<Y...>& y, const Threads&... threads) {
    using parts = typename Model::network_type;
    using refusal = detail::refusal_at_call<parts, detail::given<std::remove_cvref_t<X>...>, detail::given<std::remove_cvref_t<Y>...>>;
    if constexpr (!std::is_void_v<refusal>) {
      refused<refusal>();
    } else {
      using eval = detail::evaluation<parts, A>;
      x.data.apply([&](const auto&... given) {
        detail::input_data in[]{detail::as_input<A>(given)...};
        const auto actual = eval::check(in);
        y.data.apply([&](auto&... room) {
          const detail::output_data out[]{detail::as_output<A>(room)...};
          eval::check_outputs(actual, out);
          if constexpr (sizeof...(Threads) == 0) eval::run(net.weights_.data(), w, in, out, actual);
          else eval::run_on(threads..., net.weights_.data(), w, in, out, actual);
        });
      });
    }
  }

  /// One sample, or the whole fixed batch. Inlined where it is called, like what it calls where that is little.
  template <class Model, class X, class Y> static IKEBANA_INLINE void call_flat(const Model& net, workspace_memory<A>& w, const X& x, Y& y) {
    using parts = typename Model::network_type;
    using refusal = detail::refusal_at_call<parts, X, Y>;
    if constexpr (!std::is_void_v<refusal>) {
      refused<refusal>();
    } else {
      using eval = detail::evaluation<parts, A>;
      if constexpr (detail::flat_extent<X> != std::dynamic_extent && detail::flat_extent<Y> != std::dynamic_extent && !eval::at_call) {
        if constexpr (eval::tiny) {
          alignas(64) float arena[std::max(1, eval::facts::arena_size)];
          call_known<parts, X, Y>(net.weights_.data(), arena, nullptr, x, y);
        } else {
          call_known<parts, X, Y>(net.weights_.data(), w.arena(), w.state(), x, y);
        }
      } else {
        run(net, w, inputs(x), outputs(y));
      }
    }
  }

  template <name Layer, name Weight, class Model> static auto weight(const Model& net) {
    using found = detail::weight_named<typename Model::network_type, Layer, Weight>;
    return detail::weight_view<found::spec.shape>(net.weights_.data() + found::offset);
  }
  template <name Layer, name Weight, class Model, class X> static void set_weight(Model& net, const X& values) {
    using found = detail::weight_named<typename Model::network_type, Layer, Weight>;
    detail::input_data in = detail::as_input<A>(values);
    constexpr dims shape = found::spec.shape;
    if (in.shape.rank == 0 ? in.size != std::size_t(shape.size()) : in.shape != shape) {
      complaint c{"a weight of another shape", "Layer %n: the shape of the target variable %w and the shape of the target value must match. Received: variable shape=%t, value shape=%g"};
      c.takes = term::of(shape);
      c.gets = term::of(in.shape.rank == 0 ? dims(int(in.size)) : in.shape);
      c.word = Weight.view();
      detail::mismatch<A>(detail::worded(c, Model::network_type::judgement::labels[std::size_t(found::node)]));
    }
    float* to = net.weights_.data() + found::offset;
    if (in.data) std::memcpy(to, in.data, in.size * sizeof(float));
    else in.copy(in.object, 0, in.size, to);
    pack<typename Model::network_type>(net.weights_.data(), found::node);
  }
  template <class Model> static auto weights(const Model& net) { return detail::all_weights<typename Model::network_type>(net.weights_.data()); }
  template <class Model> static void set_weights(Model& net, std::span<const float> values) {
    if (values.size() != std::size_t(Model::parameter_count)) {
      text t;
      t << "set_weights: the model has " << Model::parameter_count << " parameters, but " << (long long)values.size() << " values were given";
      detail::mismatch<A>(t);
    }
    if (!values.empty()) std::memcpy(net.weights_.data(), values.data(), values.size_bytes());
    pack<typename Model::network_type>(net.weights_.data());
  }

 private:
  template <class Eval, std::size_t N> static auto result(const float* weights, workspace_memory<A>& w, const detail::input_data (&in)[N], const typename Eval::actual_t& actual) {
    auto y = made<Eval::facts::known.spec[Eval::facts::outputs[0]].shape.rank>(actual.output[0]);
    const detail::output_data out[]{detail::as_output<A>(y)};
    Eval::run(weights, w, in, out, actual);
    return y;
  }
  template <class Parts, class X, class Y> static void call_known(const float* weights, float* arena, float* state, const X& x, Y& y) {
    using facts = typename Parts::facts;
    const std::span<const float> from(x);
    const std::span<float> to(y);
    using all = detail::steps<facts, A, facts::fixed_batch ? facts::samples : 1>;
    constexpr int result = facts::outputs[0];
    constexpr bool there = all::output_in(all::where.root[result]) >= 0;
    const std::less<const float*> before;
    const bool direct = there && (all::reads_before_it_writes || !(before(from.data(), to.data() + to.size()) && before(to.data(), from.data() + from.size())));
    const detail::run_memory<facts> m{weights, arena, state, {from.data()}, {direct ? to.data() : arena + all::where.offset[result]}, nullptr};
    all::all(m);
    if (!direct) std::memcpy(to.data(), all::template read<result>(m), detail::flat_extent<Y> * sizeof(float));
  }

  // what a refused call gives, so that the lines after it are no errors
  template <class Facts, int O> using empty_output = xt::xtensor<float, std::size_t(Facts::known.spec[O].shape.rank)>;
  template <class Facts, int... O> static auto nothing_of(detail::at<O...>) {
    if constexpr (sizeof...(O) == 1) return (empty_output<Facts, O>{}, ...);
    else return std::tuple<empty_output<Facts, O>...>{};
  }
  template <int Rank> static auto made(const dims& shape) {
    typename xt::xtensor<float, std::size_t(Rank)>::shape_type extents{};
    for (int a = 0; a < Rank; ++a) extents[std::size_t(a)] = std::size_t(shape.extent[a]);
    return xt::xtensor<float, std::size_t(Rank)>(extents);
  }
};

}  // namespace ikebana
