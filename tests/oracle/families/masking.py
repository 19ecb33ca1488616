# SPDX-License-Identifier: BSL-1.0
"""Masks: who makes them, who passes them on, who reads them."""

from rows import graph, row, stack
from real_keras import keras

L = keras.layers

# ids in [0, 3): a third of them is padding
TOKENS = "Input<7>, Embedding<5, 4, mask_zero>"


def tokens(label, cpp, layers):
    """`layers` makes them when the row is built, in float64."""
    return row(label, 6, f"Sequential<{TOKENS}, {cpp}>", lambda: stack((7,), L.Embedding(5, 4, mask_zero=True), *layers()), ids=3)


def two(label, cpp, merge, second=True):
    """Two masked sequences, or a masked and a plain one, that are merged and read by an LSTM."""
    def build():
        a, b = keras.Input((6,), name="a"), keras.Input((6,), name="b")
        x = L.Embedding(5, 3, mask_zero=True)(a)
        y = L.Embedding(4, 3, mask_zero=second)(b)
        return keras.Model([a, b], L.LSTM(4)(merge()([x, y])))
    return graph(label, 5, "a b", "y", f"""a = Input<6, name("a")>{{}}; b = Input<6, name("b")>{{}}; x = Embedding<5, 3, mask_zero>{{}}(a);
        z = Embedding<4, 3, mask_zero({str(second).lower()})>{{}}(b); m = {cpp}; y = LSTM<4>{{}}(m)""", build, ids=3)


def masking():
    """Ids as features: some steps are all zeros."""
    x = keras.Input((6, 2))
    return keras.Model(x, L.GRU(4, return_sequences=True)(L.Masking()(x)))


def ends():
    x = keras.Input((6,))
    e = L.Embedding(5, 3, mask_zero=True)(x)
    return keras.Model(x, [L.Activation("relu")(e), e, L.Masking()(e)])


def with_states(kind, states, cpp, layer):
    """A mask that comes together with states: Keras passes it on, and does not read it."""
    def build():
        x, s = keras.Input((7,), name="x"), keras.Input((4,), name="s")
        t = L.Embedding(5, 3, mask_zero=True)(x)
        return keras.Model([x, s], L.GRU(2)(layer()(t, initial_state=[s] * states)))
    given = ", ".join(["s"] + ["again(s)"] * (states - 1))
    return graph(f"{kind}_with_states", 6, "x s", "y", f"""x = Input<7, name("x")>{{}}; s = Input<4, name("s")>{{}}; t = Embedding<5, 3, mask_zero>{{}}(x);
        h = {cpp}{{}}(t, {given}); y = GRU<2>{{}}(h)""", build, ids=(3, 0))


ROWS = [
    with_states("lstm", 2, "LSTM<4, return_sequences>", lambda: L.LSTM(4, return_sequences=True)),
    with_states("cells", 1, "RNN<GRUCell<4>, return_sequences>", lambda: L.RNN(L.GRUCell(4), return_sequences=True)),
    tokens("simple_rnn", "SimpleRNN<5>", lambda: [L.SimpleRNN(5)]),
    tokens("lstm", "LSTM<5>", lambda: [L.LSTM(5)]),
    tokens("gru", "GRU<5, return_sequences>", lambda: [L.GRU(5, return_sequences=True)]),
    tokens("lstm_zero_output", "LSTM<9, return_sequences, zero_output_for_mask>", lambda: [L.LSTM(9, return_sequences=True, zero_output_for_mask=True)]),
    tokens("gru_zero_last", "GRU<4, zero_output_for_mask>", lambda: [L.GRU(4, zero_output_for_mask=True)]),
    tokens("backwards", "LSTM<5, go_backwards, return_sequences>, GRU<3>", lambda: [L.LSTM(5, go_backwards=True, return_sequences=True), L.GRU(3)]),
    tokens("unrolled", "LSTM<5, unroll, return_sequences, zero_output_for_mask>", lambda: [L.LSTM(5, unroll=True, return_sequences=True, zero_output_for_mask=True)]),
    tokens("through", "Dense<6, relu>, Dropout<rate(0.5)>, BatchNormalization<>, Activation<activation::tanh>, Identity<>, LSTM<4, return_sequences>, GlobalAveragePooling1D<>",
           lambda: [L.Dense(6, activation="relu"), L.Dropout(0.5), L.BatchNormalization(), L.Activation("tanh"), L.Identity(), L.LSTM(4, return_sequences=True),
           L.GlobalAveragePooling1D()]),
    tokens("ends_at", "Conv1D<4, 3>, LSTM<4>", lambda: [L.Conv1D(4, 3), L.LSTM(4)]),
    tokens("average_keepdims", "GlobalAveragePooling1D<keepdims>, Flatten<>", lambda: [L.GlobalAveragePooling1D(keepdims=True), L.Flatten()]),
    row("masking", 5, "Sequential<Input<6, 1>, Masking<>, GRU<4, return_sequences>>",
        lambda: stack((6, 1), L.Masking(), L.GRU(4, return_sequences=True)), ids=2),
    row("masking_value", 5, "Sequential<Input<6, 1>, Masking<mask_value(2)>, LSTM<3>>", lambda: stack((6, 1), L.Masking(2.0), L.LSTM(3)), ids=3),
    row("masking_vectors", 5, "Sequential<Input<3>, Masking<>, Dense<3>>", lambda: stack((3,), L.Masking(), L.Dense(3)), ids=3),
    two("add", "Add<>{}(x, z)", L.Add),
    two("add_plain", "Add<>{}(x, z)", L.Add, False),
    two("maximum", "Maximum<>{}(x, z)", L.Maximum),
    two("multiply", "Multiply<>{}(x, z)", L.Multiply),
    two("multiply_plain", "Multiply<>{}(x, z)", L.Multiply, False),
    two("minimum_plain", "Minimum<>{}(z, x)", lambda: lambda both: L.Minimum()(both[::-1]), False),
    two("concatenate", "Concatenate<>{}(x, z)", L.Concatenate),
    two("concatenate_plain", "Concatenate<>{}(x, z)", L.Concatenate, False),
    two("concatenate_steps", "Concatenate<axis(1)>{}(x, z)", lambda: L.Concatenate(axis=1)),
    two("concatenate_steps_plain", "Concatenate<axis(1)>{}(x, z)", lambda: L.Concatenate(axis=1), False),
    graph("ends", 5, "x", "a e m", "x = Input<6>{}; e = Embedding<5, 3, mask_zero>{}(x); a = Activation<relu>{}(e); m = Masking<>{}(e)", ends, ids=3),
]
