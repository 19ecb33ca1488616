// SPDX-License-Identifier: BSL-1.0
// TimeDistributed around a model. Its layers lie in the flat list as those of any model inside, between a node that makes the steps of all samples one batch
// and one that takes them apart again: so the plan sees each of them, and the steps are a batch for the kernels.
#pragma once
#include <ikebana/layers/rnn/time_distributed.hpp>
#include <ikebana/models/as_layer.hpp>

namespace ikebana {

/// Stands for a model of so many inputs and outputs, whose graph an error would print.
template <int Inputs, int Outputs> struct a_model {};

/// Where a TimeDistributed model begins: its name, and what it takes.
template <int Inputs, int Outputs, auto... Options>
struct TimeDistributed<a_model<Inputs, Outputs>, Options...> : layer<TimeDistributed<a_model<Inputs, Outputs>, Options...>, Options...> {
  static constexpr std::string_view class_name = "TimeDistributed";
  static constexpr bool supports_masking = true;
  static constexpr placing place(specs) { return placing::view; }
  static constexpr verdict compute_output_shape(specs in, int) {
    if (Inputs != 1 || Outputs != 1)
      return refuses({"a model of several tensors", "Layer %n: the model that it is around takes %0 and gives %1 tensors, and must take one and give one", "", {}, {}, {Inputs, Outputs}});
    if (!TimeDistributed::is_trainable) return refuses({"trainable around a model", "Layer %n: what is frozen is said by the layers of the model", "trainable(false) in them"});
    if (const complaint c = detail::without_steps(in[0])) return refuses(c);
    return gives(in[0]);
  }
};

namespace detail {
/// (batch, steps, ...) -> (batch * steps, ...)
struct steps_begin : layer<steps_begin> {
  static constexpr std::string_view class_name = "steps_begin";
  static constexpr bool hidden = true, supports_masking = true;
  static constexpr placing place(specs) { return placing::view; }
  static constexpr verdict compute_output_shape(specs in, int) { return gives(steps_as_samples(in[0])); }
  static constexpr int compute_mask(specs in, int) { return in[0].mask > 0 ? in[0].mask - 1 : 0; }
  static constexpr int compute_steps(specs in) {
    const dims& d = in[0].shape;
    return d.known(1) ? in[0].steps * d.extent[1] : -in[0].rows(d.bound[1]);
  }
};
/// (batch * steps, ...) -> (batch, steps, ...); its second input is what the TimeDistributed takes.
struct steps_end : layer<steps_end> {
  static constexpr std::string_view class_name = "steps_end";
  static constexpr int arity = 2;
  static constexpr bool hidden = true, supports_masking = true, writes_mask = true;
  static constexpr placing place(specs in) { return in[1].mask > 0 ? placing::own : placing::view; }
  static constexpr verdict compute_output_shape(specs in, int) {
    tensor_spec y = in[0];
    y.shape = with_steps(y.shape, in[1].shape);
    y.shape.copy_axis(0, in[1].shape, 0);
    return gives(y);
  }
  static constexpr int compute_mask(specs in, int) { return mask_of_steps(in[1], compute_output_shape(in, 0).gives.shape); }
  static constexpr int compute_steps(specs in) { return in[1].steps; }
  template <class Call> static void forward(const Call& call) {
    const auto y = call.output();
    std::memcpy(y.data(), call.input().data(), std::size_t(y.size()) * sizeof(float));
    write_mask_of_steps(call.template input<1>(), y);
  }
};

template <class Item> struct model_in { using type = Item; };
template <class Net, auto... Options> struct model_in<as_layer<Net, Options...>> { using type = Net; };
template <class Item> concept model_item = is_model<typename model_in<Item>::type>;

/// TimeDistributed<Item, Options...> as a model.
template <class Item, auto... Options> struct each_step {};
template <class Item, auto... Options> struct each_step_parts {
  using inside = piece<Item>;
  using net = network<typename model_in<Item>::type>;
  using begin = TimeDistributed<a_model<int(indices_of(typename net::in{}).size()), int(indices_of(typename net::out{}).size())>, Options...>;
  template <int... N>
  static graph<node<begin>, node<steps_begin, 0>, typename inside::template at_place<N, 2, at<1>>::type..., node<steps_end, 2 + inside::out(0), 0>> all(std::integer_sequence<int, N...>);
  using type = network_parts<decltype(all(std::make_integer_sequence<int, inside::size>{})), at<0>, at<inside::size + 2>>;
};
}  // namespace detail

template <class Item, auto... Options> struct network<detail::each_step<Item, Options...>> : detail::each_step_parts<Item, Options...>::type {
  static constexpr auto class_name = fixed_string("TimeDistributed");
};

/// A model applied to each step alone: `TimeDistributed<Sequential<Conv2D<8, 3, relu>, Flatten<>>>`.
template <detail::model_item Item, auto... Options> struct TimeDistributed<Item, Options...> : layer<TimeDistributed<Item, Options...>, Options...> {
  using model = as_layer<detail::each_step<Item, Options...>, Options...>;
  static constexpr std::string_view class_name = "TimeDistributed";
  /// Asked by a layer around it alone: elsewhere its layers are in its place.
  static constexpr verdict compute_output_shape(specs, int) {
    return refuses({"a TimeDistributed model in a layer", "Layer %n is around a TimeDistributed that is around a model, which has to be a layer of a model itself"});
  }
  template <class... In, class Site = decltype(detail::fresh(In{}...))> consteval auto operator()(In...) const&& { return model::template called<Site, In...>(); }
  template <class... In, class Site = decltype(detail::fresh(In{}...))> consteval auto operator()(In...) const& {
    if constexpr (TimeDistributed::layer_name.empty()) return detail::called<detail::kept_in_variable<typename detail::each_step_parts<Item, Options...>::begin>, Site, In...>();
    else return model::template called<Site, In...>();
  }
};

namespace detail {
template <class Item, auto... Options>
  requires model_item<Item>
struct piece<TimeDistributed<Item, Options...>> : piece<typename TimeDistributed<Item, Options...>::model> {};
}  // namespace detail

}  // namespace ikebana
