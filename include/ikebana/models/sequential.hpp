// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ikebana/models/functional.hpp>

namespace ikebana {

template <architecture A, class... Items> class SequentialModel;
/// A model as a layer of another: its description; the outer model owns the weights. With a name it is one layer however often it is
/// called, and its weights are shared; without, each call is a copy.
template <class Net, auto... Options> struct as_layer;

namespace detail {
template <architecture A, class... Items> inline constexpr bool is_spelled<SequentialModel<A, Items...>> = true;
template <fixed_string Class, fixed_string Name, class In, class Out> struct model_scope {
  static constexpr std::string_view class_name = Class.view(), name = Name.view();
  static constexpr auto inputs = indices_of(In{}), outputs = indices_of(Out{});
};
template <auto... Options> inline constexpr auto scope_name = [] {
  constexpr auto given = name_option<Options...>;
  return fixed_string<given.view().size()>(given.chars);
}();

// a node of an inner model in the list of the outer one: its indices move by Start, its Inputs read Previous
template <class Scope, int Instance, int Position, class L> struct placed {
  template <int Start, int Previous, int... I> static node<inside<Scope, Instance, Position, L>, (Start + I)...> moved(at<I...>);
  template <int Start, int Previous> static node<inside<Scope, Instance, Position, L>, Previous> moved(at<>);
};

template <class Item> struct piece {  // a layer: one node
  static constexpr int size = 1, out = 0;
  template <int, int, int Previous> using at_place =
      std::conditional_t<Previous < 0, node<Item>, node<Item, Previous>>;
};
template <class Item>
  requires(!is_model<Item> && !Layer<Item>)
struct piece<Item> : piece<not_a_layer<Item>> {};

template <class Net, class Scope> struct model_piece {  // a model: its nodes; its Input stays, as a check that costs nothing
  using graph_type = typename network<Net>::graph_type;
  static constexpr int size = graph_type::size, out = indices_of(typename network<Net>::out{})[0];
  template <class L, int... I> static auto placed_node(node<L, I...>) -> std::pair<L, at<I...>>;
  template <int Position, int Start, int Previous, class Pair> struct place;
  template <int Position, int Start, int Previous, class L, int... I> struct place<Position, Start, Previous, std::pair<L, at<I...>>> {
    using type = decltype(placed<Scope, Start, Position, L>::template moved<Start, Previous>(at<I...>{}));
  };
  template <int Position, int Start, int Previous> using at_place =
      typename place<Position, Start, Previous, decltype(placed_node(typename graph_type::template node<Position>{}))>::type;
};
template <class Net, fixed_string Name> using scope_of = model_scope<network<Net>::class_name, Name, typename network<Net>::in, typename network<Net>::out>;
template <is_model Net> struct piece<Net> : model_piece<Net, scope_of<Net, fixed_string<0>("")>> {};
template <class Net, auto... Options> struct piece<as_layer<Net, Options...>> : model_piece<Net, scope_of<Net, scope_name<Options...>>> {};

// the first layer of a row may say its whole input itself, as in Keras; then it has an Input before it
template <dims D> struct declared_first;
template <class Item> constexpr dims first_input() {
  if constexpr (is_model<Item>) return {};
  else if constexpr (Layer<Item>) return Item::class_name == "InputLayer" ? dims{} : Item::declared_input();
  else return {};
}
template <class... Items> struct with_input { using type = slots_of<Items...>; };
template <> struct with_input<> { using type = slots_of<nothing>; };
template <class First, class... Rest>
  requires(!is_model<First> && first_input<First>().rank > 0)
struct with_input<First, Rest...> {
  static constexpr batch_shape declared = [] {
    batch_shape whole(1);
    whole.value = first_input<First>();
    return whole;
  }();
  using type = slots_of<Input<declared>, First, Rest...>;
};

template <class Slots> struct row_of;
template <std::size_t... S, class... Items> struct row_of<slots<std::index_sequence<S...>, Items...>> {
  struct origin {
    int item, position, start, previous;
  };
  static constexpr int count = [] {  // an array, not a fold: clang nests a fold's operands, 256 at most
    constexpr int size[]{piece<Items>::size...};
    int sum = 0;
    for (int of_one : size) sum += of_one;
    return sum;
  }();
  struct table {
    origin of[count];
    int out;
  };
  static constexpr table origins = [] {
    constexpr int size[]{piece<Items>::size...}, out[]{piece<Items>::out...};
    table t{};
    int n = 0, start = 0, previous = -1;
    for (int item = 0; item < int(sizeof...(Items)); ++item) {
      for (int p = 0; p < size[item]; ++p) t.of[n++] = {item, p, start, previous};
      previous = t.out = start + out[item];
      start += size[item];
    }
    return t;
  }();
  template <int N> using at_place = typename piece<nth<slots_of<Items...>, std::size_t(origins.of[N].item)>>::template at_place<
      origins.of[N].position, origins.of[N].start, origins.of[N].previous>;
  template <int... N> static graph<at_place<N>...> all(std::integer_sequence<int, N...>);
  using parts = network_parts<decltype(all(std::make_integer_sequence<int, count>{})), at<0>, at<origins.out>, true>;
};
template <class... Items> struct row : row_of<typename with_input<Items...>::type> {};
}  // namespace detail

/// A stack of layers and models, each on the output of the one before: `Sequential<Input<3>, Dense<4, relu>, Dense<1>>`.
/// Every input shape is inferred, as in Keras. https://keras.io/api/models/sequential/
template <architecture A, class... Items> class SequentialModel : public detail::choice_of_base<A, typename detail::row<Items...>::parts>::type {
  using base = typename detail::choice_of_base<A, typename detail::row<Items...>::parts>::type;

 public:
  using base::base;
};
template <class... Items> using Sequential = SequentialModel<this_architecture, Items...>;

template <architecture A, class... Items> struct network<SequentialModel<A, Items...>> : detail::row<Items...>::parts {
  static constexpr auto class_name = fixed_string("Sequential");
};

}  // namespace ikebana
