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

// a node of an inner model in the list of the outer one: its indices move by Start, its Inputs read what it is called on
template <class Scope, int Instance, int Position, class L> struct placed {
  template <int Start, int... I> static node<inside<Scope, Instance, Position, L>, (Start + I)...> moved(at<I...>);
};

// An item of a row, and what it lists there: `inputs` is -1 where its own rule says how many it takes, output K is its node out(K).
template <class Item> struct piece {  // a layer: its node, and one more for each further output
  static constexpr auto class_name = fixed_string<Item::class_name.size()>(Item::class_name.data());
  static constexpr int size = Item::outputs, outputs = Item::outputs;
  static constexpr int inputs = Item::list_of_inputs ? -1 : 1;  // what a row gives is one argument
  static constexpr int out(int k) { return k; }
  using in = at<0>;
  template <int Position, int Start, class Previous> struct at_place { using type = node<output_of<Position>, Start>; };
  template <int Start, int... Previous> struct at_place<0, Start, at<Previous...>> { using type = node<Item, Previous...>; };
};
template <class Item>
  requires(!is_model<Item> && !Layer<Item>)
struct piece<Item> : piece<not_a_layer<Item>> {};

// A layer of an inner model as it is placed: where that model does not fit by itself, the layer refuses. Without an Input, only the model around it can say.
template <class Net, int Position, class L> struct sound_part {
  using judgement = typename network<Net>::judgement;
  static constexpr bool refuses = judgement::found.node == Position && judgement::value.because != no_input;
  using type = std::conditional_t<refuses, refused_inside<L, judgement>, L>;
};

template <class Net, class Scope> struct model_piece {  // a model: its nodes; its Inputs stay, as checks that cost nothing
  using graph_type = typename network<Net>::graph_type;
  using in = typename network<Net>::in;
  static constexpr auto class_name = network<Net>::class_name;
  static constexpr int size = graph_type::size, inputs = int(Scope::inputs.size()), outputs = int(Scope::outputs.size());
  static constexpr int out(int k) { return Scope::outputs[std::size_t(k)]; }
  template <int Position, class L, int... I> static auto placed_node(node<L, I...>) -> std::pair<typename sound_part<Net, Position, L>::type, at<I...>>;
  template <int Position, int Start, class Previous, class Pair> struct place;
  template <int Position, int Start, class Previous, class L, int... I> struct place<Position, Start, Previous, std::pair<L, at<I...>>> {
    using type = decltype(placed<Scope, Start, Position, L>::template moved<Start>(at<I...>{}));
  };
  template <int Position, int Start, int... Previous, class L> struct place<Position, Start, at<Previous...>, std::pair<L, at<>>> {  // an Input
    static constexpr int given = [] {
      constexpr int previous[]{Previous..., -1};
      for (std::size_t k = 0; k < sizeof...(Previous); ++k)
        if (Scope::inputs[k] == Position) return previous[k];
      return -1;
    }();
    using type = std::conditional_t<given < 0, node<inside<Scope, Start, Position, L>>, node<inside<Scope, Start, Position, L>, given>>;
  };
  template <int Position, int Start, class Previous> using at_place =
      place<Position, Start, Previous, decltype(placed_node<Position>(typename graph_type::template node<Position>{}))>;
};
template <class Net, fixed_string Name> using scope_of = model_scope<network<Net>::class_name, Name, typename network<Net>::in, typename network<Net>::out>;
template <is_model Net> struct piece<Net> : model_piece<Net, scope_of<Net, fixed_string<0>("")>> {};
template <class Net, auto... Options> struct piece<as_layer<Net, Options...>> : model_piece<Net, scope_of<Net, scope_name<Options...>>> {};

/// Called on another number of tensors than it takes, which every layer's arity says. Not of the layer or model itself, whose graph an error would print.
template <fixed_string ClassName, int Takes> struct miscalled : layer<miscalled<ClassName, Takes>> {
  static constexpr std::string_view class_name = ClassName.view();
  static constexpr int arity = Takes;
  static constexpr verdict compute_output_shape(specs in, int) { return gives(in[0]); }
};
template <class Piece, int Given, bool Fits = Piece::inputs < 0 || Given == 0 || Piece::inputs == Given> struct fitting { using type = Piece; };
template <class Piece, int Given> struct fitting<Piece, Given, false> { using type = piece<miscalled<Piece::class_name, Piece::inputs>>; };

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
  // on all outputs of the item before it
  template <int I> using item = typename fitting<piece<nth<slots_of<Items...>, std::size_t(I)>>, piece<nth<slots_of<nothing, Items...>, std::size_t(I)>>::outputs * (I > 0)>::type;
  static constexpr int items = sizeof...(Items);
  static constexpr int count = [] {  // an array, not a fold: clang nests a fold's operands, 256 at most
    constexpr int size[]{item<int(S)>::size...};
    int sum = 0;
    for (int of_one : size) sum += of_one;
    return sum;
  }();
  struct table {
    int begin[items], item[count];
  };
  static constexpr table origins = [] {
    constexpr int size[]{item<int(S)>::size...};
    table t{};
    for (int i = 0, n = 0; i < items; ++i) {
      t.begin[i] = n;
      for (int p = 0; p < size[i]; ++p) t.item[n++] = i;
    }
    return t;
  }();
  template <int I, class Outputs> struct given;
  template <int I, int... K> struct given<I, std::integer_sequence<int, K...>> { using type = at<(origins.begin[I] + item<I>::out(K))...>; };
  template <int I> using given_by = typename given<I, std::make_integer_sequence<int, I < 0 ? 0 : item<(I < 0 ? 0 : I)>::outputs>>::type;
  template <int N, int I = origins.item[N]> using at_place =
      typename item<I>::template at_place<N - origins.begin[I], origins.begin[I], given_by<I - 1>>::type;
  template <class Nodes> struct listed;
  template <int... N> struct listed<std::integer_sequence<int, N...>> { using type = graph<at_place<N>...>; };
  using parts = network_parts<typename listed<std::make_integer_sequence<int, count>>::type, typename item<0>::in, given_by<items - 1>, true>;
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
