# SPDX-License-Identifier: BSL-1.0
"""Graphs: residual, branches, inception, shared layers, nested models, several inputs and outputs."""

from rows import graph, row, stack
from real_keras import keras

L, Input, Model = keras.layers, keras.Input, keras.Model
ROWS = []


def case(n, inputs, outputs, cpp):
    """Makes a case of the function that builds the model; its name is the label."""
    return lambda build: ROWS.append(graph(f"graph_{build.__name__}", n, inputs, outputs, cpp, build))


@case(3, "x", "y", "x = Input<4>{}; a = Dense<6, relu>{}(x); y = Dense<2>{}(a)")
def line():
    x = Input((4,))
    a = L.Dense(6, activation="relu")(x)
    return Model(x, L.Dense(2)(a))


@case(3, "x", "y", "x = Input<4>{}; a = Dense<8, relu>{}(x); b = Dense<4>{}(a); c = Add<>{}(x, b); y = Activation<relu>{}(c)")
def residual():
    x = Input((4,))
    a = L.Dense(8, activation="relu")(x)
    b = L.Dense(4)(a)
    return Model(x, L.Activation("relu")(L.Add()([x, b])))


@case(2, "x", "y", """x = Input<6>{}; a = Dense<6, relu>{}(x); b = Add<>{}(x, a); c = Dense<6, relu>{}(b); d = Add<>{}(b, c);
      e = Dense<6, relu>{}(d); f = Add<>{}(d, e); y = Dense<3, softmax>{}(f)""")
def residual_tower():
    x = h = Input((6,))
    for _ in range(3):
        h = L.Add()([h, L.Dense(6, activation="relu")(h)])
    return Model(x, L.Dense(3, activation="softmax")(h))


@case(2, "x", "y", """x = Input<6, 5, 4>{}; a = Conv2D<4, 3, padding::same, use_bias(false)>{}(x); b = BatchNormalization<>{}(a);
      c = Activation<relu>{}(b); d = Conv2D<4, 3, padding::same, use_bias(false)>{}(c); e = BatchNormalization<>{}(d);
      f = Add<>{}(x, e); y = Activation<relu>{}(f)""")
def residual_conv():
    x = Input((6, 5, 4))
    a = L.BatchNormalization()(L.Conv2D(4, 3, padding="same", use_bias=False)(x))
    b = L.Conv2D(4, 3, padding="same", use_bias=False)(L.Activation("relu")(a))
    return Model(x, L.Activation("relu")(L.Add()([x, L.BatchNormalization()(b)])))


@case(2, "x", "y", """x = Input<3, 6, 7, channels_first>{}; a = Conv2D<8, 1, strides(2), channels_first>{}(x);
      b = Conv2D<8, 3, strides(2), padding::same, channels_first, relu>{}(x);
      c = BatchNormalization<axis(1)>{}(b); d = Add<>{}(a, c); e = GlobalAveragePooling2D<channels_first>{}(d); y = Dense<3>{}(e)""")
def residual_conv_first():
    x = Input((3, 6, 7))
    first = {"data_format": "channels_first"}
    a = L.Conv2D(8, 1, strides=2, **first)(x)
    b = L.BatchNormalization(axis=1)(L.Conv2D(8, 3, strides=2, padding="same", activation="relu", **first)(x))
    return Model(x, L.Dense(3)(L.GlobalAveragePooling2D(**first)(L.Add()([a, b]))))


@case(3, "x", "y", """x = Input<5>{}; a = Dense<4, relu>{}(x); b = Dense<4, activation::tanh>{}(x); c = Concatenate<>{}(a, b);
      y = Dense<2>{}(c)""")
def branches():
    x = Input((5,))
    a = L.Dense(4, activation="relu")(x)
    b = L.Dense(4, activation="tanh")(x)
    return Model(x, L.Dense(2)(L.Concatenate()([a, b])))


@case(3, "x", "y", "x = Input<5>{}; a = Dense<4>{}(x); b = Dense<4>{}(x); y = Concatenate<>{}(a, b)")
def equal_branches():
    x = Input((5,))
    a = L.Dense(4)(x)
    b = L.Dense(4)(x)
    return Model(x, L.Concatenate()([a, b]))


@case(2, "x", "y", """x = Input<5>{}; a = Dense<5, elu>{}(x); b = Dense<5, elu>{}(a); c = Dense<5, elu>{}(b);
      d = Dense<5, elu>{}(x); y = Multiply<>{}(c, d)""")
def unequal_branches():
    x = Input((5,))
    a = L.Dense(5, activation="elu")(x)
    b = L.Dense(5, activation="elu")(a)
    c = L.Dense(5, activation="elu")(b)
    d = L.Dense(5, activation="elu")(x)
    return Model(x, L.Multiply()([c, d]))


@case(2, "x", "y", """x = Input<5>{}; a = Dense<5, relu>{}(x); b = Dense<5, relu>{}(x); c = Dense<5, relu>{}(b);
      y = Concatenate<>{}(a, c)""")
def short_branch_first():
    x = Input((5,))
    a = L.Dense(5, activation="relu")(x)
    b = L.Dense(5, activation="relu")(x)
    c = L.Dense(5, activation="relu")(b)
    return Model(x, L.Concatenate()([a, c]))


@case(2, "x", "y", """x = Input<6, 5, 3>{}; a = Conv2D<4, 1, relu>{}(x); b = Conv2D<4, 1, relu>{}(x);
      c = Conv2D<5, 3, padding::same, relu>{}(b); d = Conv2D<4, 1, relu>{}(x); e = Conv2D<3, 5, padding::same, relu>{}(d);
      f = MaxPooling2D<3, strides(1), padding::same>{}(x); g = Conv2D<2, 1, relu>{}(f); y = Concatenate<>{}(a, c, e, g)""")
def inception():
    x = Input((6, 5, 3))
    a = L.Conv2D(4, 1, activation="relu")(x)
    b = L.Conv2D(4, 1, activation="relu")(x)
    c = L.Conv2D(5, 3, padding="same", activation="relu")(b)
    d = L.Conv2D(4, 1, activation="relu")(x)
    e = L.Conv2D(3, 5, padding="same", activation="relu")(d)
    f = L.MaxPooling2D(3, strides=1, padding="same")(x)
    g = L.Conv2D(2, 1, activation="relu")(f)
    return Model(x, L.Concatenate()([a, c, e, g]))


@case(2, "x", "y", """x = Input<5, 4, 3>{}; a = Conv2D<4, 3, padding::same, relu>{}(x); b = Concatenate<>{}(x, a);
      c = Conv2D<4, 3, padding::same, relu>{}(b); d = Concatenate<>{}(b, c); y = GlobalMaxPooling2D<>{}(d)""")
def dense_net():
    x = Input((5, 4, 3))
    b = L.Concatenate()([x, L.Conv2D(4, 3, padding="same", activation="relu")(x)])
    c = L.Conv2D(4, 3, padding="same", activation="relu")(b)
    return Model(x, L.GlobalMaxPooling2D()(L.Concatenate()([b, c])))


@case(2, "x", "y", """x = Input<7>{}; q = Dense<7, use_bias(false)>{}(x); k = Dense<7, use_bias(false)>{}(x);
      v = Dense<7, use_bias(false)>{}(x); qk = Multiply<>{}(q, k); s = Activation<softmax>{}(qk); y = Multiply<>{}(s, v)""")
def three_equal_calls():
    x = Input((7,))
    q, k, v = (L.Dense(7, use_bias=False)(x) for _ in range(3))
    return Model(x, L.Multiply()([L.Activation("softmax")(L.Multiply()([q, k])), v]))


@case(2, "x", "y", "x = Input<4>{}; a = Dense<3>{}(x); b = Dense<3>{}(x); y = Concatenate<>{}(b, a)")
def merged_backwards():
    # the flat list takes the arguments of a merge in their order: b's layer comes first, in C++ as here
    x = Input((4,))
    b = L.Dense(3)(x)
    a = L.Dense(3)(x)
    return Model(x, L.Concatenate()([b, a]))


@case(3, "x z", "y", """x = Input<3, name("left")>{}; z = Input<3, name("right")>{}; a = Concatenate<>{}(x, z);
      b = Dense<5, relu>{}(a); y = Dense<1, sigmoid>{}(b)""")
def two_inputs():
    x, z = Input((3,)), Input((3,))
    b = L.Dense(5, activation="relu")(L.Concatenate()([x, z]))
    return Model([x, z], L.Dense(1, activation="sigmoid")(b))


@case(2, "image words", "y", """image = Input<6, 5, 2>{}; words = Input<4, 3>{}; a = Conv2D<5, 3, relu>{}(image); b = Flatten<>{}(a);
      c = LSTM<6>{}(words); d = Concatenate<>{}(b, c); y = Dense<3, softmax>{}(d)""")
def image_and_words():
    image, words = Input((6, 5, 2)), Input((4, 3))
    b = L.Flatten()(L.Conv2D(5, 3, activation="relu")(image))
    c = L.LSTM(6)(words)
    return Model([image, words], L.Dense(3, activation="softmax")(L.Concatenate()([b, c])))


@case(3, "x", "y z", "x = Input<4>{}; a = Dense<8, relu>{}(x); y = Dense<3, softmax>{}(a); z = Dense<1>{}(a)")
def two_heads():
    x = Input((4,))
    a = L.Dense(8, activation="relu")(x)
    return Model(x, [L.Dense(3, activation="softmax")(a), L.Dense(1)(a)])


@case(2, "x", "a y", "x = Input<4>{}; a = Dense<5, relu>{}(x); y = Dense<3>{}(a)")
def inner_tensor_as_output():
    x = Input((4,))
    a = L.Dense(5, activation="relu")(x)
    return Model(x, [a, L.Dense(3)(a)])


@case(2, "x z", "u v", """x = Input<4, name("x")>{}; z = Input<6, name("z")>{}; a = Dense<5>{}(x); b = Dense<5>{}(z);
      u = Add<>{}(a, b); c = Multiply<>{}(a, b); v = Dense<2>{}(c)""")
def two_in_two_out():
    x, z = Input((4,)), Input((6,))
    a, b = L.Dense(5)(x), L.Dense(5)(z)
    return Model([x, z], [L.Add()([a, b]), L.Dense(2)(L.Multiply()([a, b]))])


@case(3, "x z", "y", """x = Input<4, name("left")>{}; z = Input<4, name("right")>{};
      shared = Dense<5, relu, name("shared")>{}; a = shared(x); b = shared(z); c = Concatenate<>{}(a, b); y = Dense<2>{}(c)""")
def shared():
    x, z = Input((4,)), Input((4,))
    layer = L.Dense(5, activation="relu", name="shared")
    return Model([x, z], L.Dense(2)(L.Concatenate()([layer(x), layer(z)])))


@case(2, "x", "y", """x = Input<5>{}; again = Dense<5, activation::tanh, name("again")>{}; a = again(x); b = again(a); c = again(b);
      y = Dense<2>{}(c)""")
def shared_in_line():
    x = Input((5,))
    again = L.Dense(5, activation="tanh", name="again")
    return Model(x, L.Dense(2)(again(again(again(x)))))


@case(2, "x z", "y", """x = Input<6, 5, 2, name("left")>{}; z = Input<6, 5, 2, name("right")>{};
      stem = Conv2D<4, 3, relu, name("stem")>{}; a = stem(x); b = stem(z); c = Multiply<>{}(a, b); d = Flatten<>{}(c);
      y = Dense<1>{}(d)""")
def shared_conv():
    x, z = Input((6, 5, 2)), Input((6, 5, 2))
    stem = L.Conv2D(4, 3, activation="relu", name="stem")
    return Model([x, z], L.Dense(1)(L.Flatten()(L.Multiply()([stem(x), stem(z)]))))


@case(2, "x", "y", """x = Input<4>{}; using Inner = Sequential<Input<4>, Dense<6, relu>, Dense<3>>; a = as_layer<Inner>{}(x);
      y = Dense<2>{}(a)""")
def nested_sequential():
    x = Input((4,))
    inner = stack((4,), L.Dense(6, activation="relu"), L.Dense(3))
    return Model(x, L.Dense(2)(inner(x)))


@case(2, "x", "y", """s = Input<5>{}; t = Dense<5, relu>{}(s); u = Add<>{}(s, t); using Inner = Model<inputs(s), outputs(u)>;
      x = Input<3>{}; a = Dense<5>{}(x); b = as_layer<Inner>{}(a); y = Dense<2>{}(b)""")
def nested_functional():
    s = Input((5,))
    inner = Model(s, L.Add()([s, L.Dense(5, activation="relu")(s)]))
    x = Input((3,))
    return Model(x, L.Dense(2)(inner(L.Dense(5)(x))))


@case(2, "x", "y", """x = Input<4>{}; a = as_layer<Sequential<Input<4>, Dense<4, relu>>>{}(x);
      b = as_layer<Sequential<Input<4>, Dense<4, relu>>>{}(a); y = Concatenate<>{}(a, b)""")
def nested_twice():
    # two calls of one type of model are two models: each has its own weights
    x = Input((4,))
    first, second = (stack((4,), L.Dense(4, activation="relu")) for _ in range(2))
    a = first(x)
    return Model(x, L.Concatenate()([a, second(a)]))


@case(2, "x", "y", """x = Input<7, 3>{}; a = LSTM<4, return_sequences>{}(x); b = LSTM<4, return_sequences, go_backwards>{}(x);
      c = Concatenate<>{}(a, b); y = Dense<2>{}(c)""")
def two_directions():
    x = Input((7, 3))
    a = L.LSTM(4, return_sequences=True)(x)
    b = L.LSTM(4, return_sequences=True, go_backwards=True)(x)
    return Model(x, L.Dense(2)(L.Concatenate()([a, b])))


@case(4, "x", "y", "x = Input<5, batch_size(4)>{}; a = Dense<3, relu>{}(x); b = Dense<3>{}(x); y = Add<>{}(a, b)")
def fixed_batch():
    x = Input((5,), batch_size=4)
    return Model(x, L.Add()([L.Dense(3, activation="relu")(x), L.Dense(3)(x)]))


ROWS += [
    row("nested_in_sequential", 2, "Sequential<Input<3>, Sequential<Input<3>, Dense<4, relu>, Dense<5>>, Dense<1>>",
        lambda: stack((3,), stack((3,), L.Dense(4, activation="relu"), L.Dense(5)), L.Dense(1))),
    row("nested_deep", 2, """Sequential<Input<5, 4, 2>, Sequential<Input<5, 4, 2>, Conv2D<3, 2>,
                             Sequential<Input<4, 3, 3>, BatchNormalization<>, Activation<relu>>, MaxPooling2D<2>>, Flatten<>, Dense<2>>""",
        lambda: stack((5, 4, 2), stack((5, 4, 2), L.Conv2D(3, 2), stack((4, 3, 3), L.BatchNormalization(), L.Activation("relu")),
                                       L.MaxPooling2D(2)), L.Flatten(), L.Dense(2))),
]


def transformer_encoder():
    """Tokens and their places, attention among them, and a Dense for each, with what goes in added to what comes out."""
    x, p = Input((9,)), Input((9,))
    h = L.Add()([L.Embedding(12, 16)(x), L.Embedding(12, 16)(p)])
    b = L.LayerNormalization()(L.Add()([h, L.MultiHeadAttention(4, 4)(h, h)]))
    e = L.LayerNormalization()(L.Add()([b, L.Dense(16)(L.Dense(32, activation="relu")(b))]))
    return Model([x, p], L.Dense(3, activation="softmax")(L.GlobalAveragePooling1D()(e)))


ROWS.append(graph("graph_transformer_encoder", 2, "x p", "y", """x = Input<9, name("tokens")>{}; p = Input<9, name("places")>{};
      t = Embedding<12, 16>{}(x); q = Embedding<12, 16>{}(p); h = Add<>{}(t, q); a = MultiHeadAttention<4, 4>{}(h, h); r = Add<>{}(h, a);
      b = LayerNormalization<>{}(r); c = Dense<32, relu>{}(b); d = Dense<16>{}(c); s = Add<>{}(b, d); e = LayerNormalization<>{}(s);
      g = GlobalAveragePooling1D<>{}(e); y = Dense<3, softmax>{}(g)""", transformer_encoder, ids=12))
