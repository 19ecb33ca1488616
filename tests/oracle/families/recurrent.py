# SPDX-License-Identifier: BSL-1.0
"""SimpleRNN, LSTM and GRU."""

from rows import graph, row, stack
from real_keras import keras

L = keras.layers


def rnn(kind, label, n, shape, cpp, units, **options):
    return row(f"{kind.lower()}_{label}", n, f"Sequential<Input<{', '.join(map(str, shape))}>, {kind}<{cpp}>>",
               lambda: stack(shape, getattr(L, kind)(units, **options)))


def each(label, n, shape, cpp, units, **options):
    return [rnn(kind, label, n, shape, cpp, units, **options) for kind in ("SimpleRNN", "LSTM", "GRU")]


def with_state(kind, label, cpp, states, **options):
    """A layer that gives its last state beside its output."""
    def build():
        x = keras.Input((5, 3))
        return keras.Model(x, getattr(L, kind)(return_state=True, **options)(x))
    names = ["y", *states]
    return graph(f"{kind.lower()}_{label}", 2, "x", " ".join(names),
                 f"x = Input<5, 3>{{}}; [{', '.join(names)}] = {kind}<{cpp}>{{}}(x)", build)


def states_used():
    x = keras.Input((6, 2))
    y, h, c = L.LSTM(4, return_sequences=True, return_state=True)(x)
    a = L.GRU(3)(y)
    b = L.Concatenate()([a, h, c])
    return keras.Model(x, L.Dense(2)(b))


ROWS = [
    *each("5", 3, (4, 3), "5", 5),
    *each("one_unit", 2, (5, 2), "1", 1),
    *each("one_step", 3, (1, 4), "6", 6),
    *each("17_sequences", 2, (5, 7), "17, return_sequences", 17, return_sequences=True),
    *each("33", 1, (4, 17), "33", 33),
    *each("backwards", 2, (6, 3), "5, go_backwards", 5, go_backwards=True),
    *each("backwards_sequences", 2, (5, 3), "4, return_sequences, go_backwards", 4, return_sequences=True, go_backwards=True),
    *each("no_bias", 2, (5, 3), "7, use_bias(false)", 7, use_bias=False),
    rnn("LSTM", "one_feature", 2, (7, 1), "16, activation::tanh", 16, activation="tanh"),
    rnn("GRU", "one_feature", 2, (7, 1), "9, sigmoid", 9, activation="sigmoid"),
    rnn("SimpleRNN", "relu", 2, (5, 3), "8, relu", 8, activation="relu"),
    rnn("SimpleRNN", "selu_no_bias_backwards", 2, (4, 3), "3, selu, use_bias(false), go_backwards", 3, activation="selu",
        use_bias=False, go_backwards=True),
    rnn("LSTM", "relu", 2, (5, 3), "8, relu, return_sequences", 8, activation="relu", return_sequences=True),
    rnn("LSTM", "recurrent_tanh", 2, (5, 3), "6, activation::tanh, recurrent_activation(activation::tanh)", 6,
        activation="tanh", recurrent_activation="tanh"),
    rnn("LSTM", "recurrent_relu", 1, (3, 3), "5, softplus, recurrent_activation(relu)", 5, activation="softplus",
        recurrent_activation="relu"),
    rnn("LSTM", "long", 1, (40, 2), "4", 4),
    rnn("LSTM", "batch_9", 9, (3, 2), "7", 7),
    rnn("GRU", "relu", 2, (5, 3), "8, relu, return_sequences", 8, activation="relu", return_sequences=True),
    rnn("GRU", "recurrent_tanh", 2, (5, 3), "6, recurrent_activation(activation::tanh)", 6, recurrent_activation="tanh"),
    rnn("GRU", "reset_before", 3, (5, 3), "6, reset_after(false)", 6, reset_after=False),
    rnn("GRU", "reset_before_sequences", 2, (5, 3), "17, reset_after(false), return_sequences, go_backwards", 17,
        reset_after=False, return_sequences=True, go_backwards=True),
    rnn("GRU", "reset_before_no_bias", 2, (4, 2), "5, reset_after(false), use_bias(false)", 5, reset_after=False, use_bias=False),
    # states as outputs
    with_state("SimpleRNN", "state", "4, return_state", ["h"], units=4),
    with_state("LSTM", "state", "5, return_state", ["h", "c"], units=5),
    with_state("LSTM", "state_sequences", "4, return_sequences, return_state", ["h", "c"], units=4, return_sequences=True),
    with_state("GRU", "state_backwards", "4, return_sequences, return_state, go_backwards", ["h"], units=4,
               return_sequences=True, go_backwards=True),
    graph("lstm_states_used", 2, "x", "z", """x = Input<6, 2>{}; [y, h, c] = LSTM<4, return_sequences, return_state>{}(x);
          a = GRU<3>{}(y); b = Concatenate<>{}(a, h, c); z = Dense<2>{}(b)""", states_used),
    # stacks
    row("lstm_stack", 2, "Sequential<Input<6, 3>, LSTM<8, return_sequences>, LSTM<5>, Dense<2, softmax>>",
        lambda: stack((6, 3), L.LSTM(8, return_sequences=True), L.LSTM(5), L.Dense(2, activation="softmax"))),
    row("gru_stack", 2, "Sequential<Input<5, 2>, GRU<7, return_sequences>, Dropout<rate(0.3)>, GRU<4>, Dense<1>>",
        lambda: stack((5, 2), L.GRU(7, return_sequences=True), L.Dropout(0.3), L.GRU(4), L.Dense(1))),
    row("rnn_mixed", 2, "Sequential<Input<5, 3>, SimpleRNN<6, return_sequences>, GRU<5, return_sequences>, LSTM<4, return_sequences>>",
        lambda: stack((5, 3), L.SimpleRNN(6, return_sequences=True), L.GRU(5, return_sequences=True),
                      L.LSTM(4, return_sequences=True))),
    row("embedding_lstm", 3, "Sequential<Input<7>, Embedding<11, 4>, LSTM<6>, Dense<1, sigmoid>>",
        lambda: stack((7,), L.Embedding(11, 4), L.LSTM(6), L.Dense(1, activation="sigmoid")), ids=11),
    row("conv1d_gru", 2, "Sequential<Input<10, 2>, Conv1D<5, 3, relu>, MaxPooling1D<2>, GRU<6>, Dense<2>>",
        lambda: stack((10, 2), L.Conv1D(5, 3, activation="relu"), L.MaxPooling1D(2), L.GRU(6), L.Dense(2))),
    row("lstm_fixed_batch", 4, "Sequential<Input<5, 3, batch_size(4)>, LSTM<6>>", lambda: stack((5, 3), L.LSTM(6), batch_size=4)),
]
