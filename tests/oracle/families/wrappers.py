# SPDX-License-Identifier: BSL-1.0
"""Initial states, RNN over cells, Bidirectional, TimeDistributed."""

from rows import graph, row, stack
from real_keras import keras

L = keras.layers


def one(label, shape, cpp, make, n=3, ids=0, first="", before=lambda: []):
    """A layer, made when the row is built; `first` and `before` stand before it."""
    return row(label, n, f"Sequential<Input<{', '.join(map(str, shape))}>, {first}{cpp}>", lambda: stack(shape, *before(), make()), ids=ids)


def masked(label, cpp, make):
    """Behind an Embedding that masks a third of the steps."""
    return one(label, (7,), cpp, make, 6, 3, "Embedding<5, 4, mask_zero>, ", lambda: [L.Embedding(5, 4, mask_zero=True)])


def begun(label, cpp, make, states, outputs=1):
    """A call with states to begin with, each an Input of 4."""
    def build():
        x = keras.Input((5, 3), name="x")
        begin = [keras.Input((4,), name=f"s{k}") for k in range(states)]
        return keras.Model([x, *begin], make()(x, initial_state=begin))
    ins = " ".join(f"s{k} = Input<4, name(\"s{k}\")>{{}};" for k in range(states))
    names = [f"s{k}" for k in range(states)]
    outs = [f"y{k}" for k in range(outputs)]
    left = f"[{', '.join(outs)}]" if outputs > 1 else outs[0]
    return graph(label, 2, " ".join(["x", *names]), " ".join(outs), f"x = Input<5, 3, name(\"x\")>{{}}; {ins} {left} = {cpp}{{}}(x, {', '.join(names)})", build)


def states(label, cpp, make, outputs):
    def build():
        x = keras.Input((5, 3))
        return keras.Model(x, keras.tree.flatten(make()(x)))
    outs = [f"y{k}" for k in range(outputs)]
    return graph(label, 2, "x", " ".join(outs), f"x = Input<5, 3>{{}}; [{', '.join(outs)}] = {cpp}{{}}(x)", build)


def residual():
    a = keras.Input((6, 3))
    inner = keras.Model(a, L.GlobalMaxPooling1D()(L.Add()([a, L.Conv1D(3, 3, padding="same")(a)])))
    x = keras.Input((5, 6, 3))
    return keras.Model(x, L.Dense(4)(L.TimeDistributed(inner)(x)))


def stacked(**options):
    return lambda: L.RNN([L.LSTMCell(5), L.GRUCell(4, reset_after=False), L.SimpleRNNCell(3)], **options)


CELLS = "StackedRNNCells<LSTMCell<5>, GRUCell<4, reset_after(false)>, SimpleRNNCell<3>>"

ROWS = [
    begun("lstm_begun", "LSTM<4>", lambda: L.LSTM(4), 2),
    begun("gru_begun_states", "GRU<4, return_sequences, return_state, go_backwards>",
          lambda: L.GRU(4, return_sequences=True, return_state=True, go_backwards=True), 1, 2),
    begun("bidirectional_begun", "Bidirectional<LSTM<4, return_sequences>>", lambda: L.Bidirectional(L.LSTM(4, return_sequences=True)), 4),
    # cells
    one("rnn_lstm", (5, 3), "RNN<LSTMCell<6, relu>, return_sequences, go_backwards>",
        lambda: L.RNN(L.LSTMCell(6, activation="relu"), return_sequences=True, go_backwards=True)),
    one("rnn_stacked", (6, 2), f"RNN<{CELLS}, return_sequences>", stacked(return_sequences=True)),
    masked("rnn_stacked_masked", f"RNN<{CELLS}, return_sequences, go_backwards>", stacked(return_sequences=True, go_backwards=True)),
    states("rnn_states", "RNN<StackedRNNCells<LSTMCell<4>, GRUCell<3>>, return_state>", lambda: L.RNN([L.LSTMCell(4), L.GRUCell(3)], return_state=True), 4),
    # both ways
    one("bidirectional", (5, 3), "Bidirectional<LSTM<4>>", lambda: L.Bidirectional(L.LSTM(4))),
    one("bidirectional_sequences", (5, 3), "Bidirectional<GRU<4, return_sequences>>", lambda: L.Bidirectional(L.GRU(4, return_sequences=True))),
    one("bidirectional_sum", (5, 3), "Bidirectional<GRU<9, return_sequences>, merge_mode::sum>",
        lambda: L.Bidirectional(L.GRU(9, return_sequences=True), merge_mode="sum")),
    one("bidirectional_ave", (5, 3), "Bidirectional<SimpleRNN<4>, merge_mode::ave>", lambda: L.Bidirectional(L.SimpleRNN(4), merge_mode="ave")),
    one("bidirectional_mul", (5, 3), "Bidirectional<LSTM<5, return_sequences>, merge_mode::mul, backward_layer<GRU<5, return_sequences, go_backwards>>>",
        lambda: L.Bidirectional(L.LSTM(5, return_sequences=True), merge_mode="mul", backward_layer=L.GRU(5, return_sequences=True, go_backwards=True))),
    states("bidirectional_none", "Bidirectional<GRU<4, return_sequences, return_state>, merge_mode::none>",
           lambda: L.Bidirectional(L.GRU(4, return_sequences=True, return_state=True), merge_mode=None), 4),
    states("bidirectional_states", "Bidirectional<LSTM<4, return_state>>", lambda: L.Bidirectional(L.LSTM(4, return_state=True)), 5),
    masked("bidirectional_masked", "Bidirectional<LSTM<4, return_sequences>>", lambda: L.Bidirectional(L.LSTM(4, return_sequences=True))),
    masked("bidirectional_masked_last", "Bidirectional<GRU<4>>", lambda: L.Bidirectional(L.GRU(4))),
    one("bidirectional_rnn", (5, 3), "Bidirectional<RNN<StackedRNNCells<GRUCell<4>, LSTMCell<3>>, return_sequences>>",
        lambda: L.Bidirectional(L.RNN([L.GRUCell(4), L.LSTMCell(3)], return_sequences=True))),
    # each step
    one("each_dense", (5, 3), "TimeDistributed<Dense<4, relu>>", lambda: L.TimeDistributed(L.Dense(4, activation="relu"))),
    one("each_convolution", (3, 6, 5, 2), "TimeDistributed<Conv2D<4, 3, strides(2), padding::same>>",
        lambda: L.TimeDistributed(L.Conv2D(4, 3, strides=2, padding="same")), 2),
    one("each_lstm", (3, 4, 2), "TimeDistributed<LSTM<4>>", lambda: L.TimeDistributed(L.LSTM(4)), 2),
    one("each_bidirectional", (2, 4, 3), "TimeDistributed<Bidirectional<GRU<3>>>", lambda: L.TimeDistributed(L.Bidirectional(L.GRU(3))), 2),
    one("each_flatten", (3, 2, 2), "TimeDistributed<Flatten<>>", lambda: L.TimeDistributed(L.Flatten()), 2),
    one("each_masked", (3, 4), "GRU<3>", lambda: L.GRU(3), 5, 3, "Embedding<5, 4, mask_zero>, TimeDistributed<LSTM<4>>, ", lambda: [
        L.Embedding(5, 4, mask_zero=True), L.TimeDistributed(L.LSTM(4))]),
    # a model in each step
    one("each_model", (4, 9, 8, 2), "LSTM<4>", lambda: L.LSTM(4), 3, 0,
        "TimeDistributed<Sequential<Input<9, 8, 2>, Conv2D<5, 3>, BatchNormalization<>, ReLU<>, MaxPooling2D<2>, Flatten<>, Dense<6>>>, ", lambda: [
            L.TimeDistributed(stack((9, 8, 2), L.Conv2D(5, 3), L.BatchNormalization(), L.ReLU(), L.MaxPooling2D(2), L.Flatten(), L.Dense(6)))]),
    one("each_model_masked", (3, 4), "GRU<3>", lambda: L.GRU(3), 5, 3, "Embedding<5, 4, mask_zero>, TimeDistributed<Sequential<LSTM<4>, Dense<3>>>, ", lambda: [
        L.Embedding(5, 4, mask_zero=True), L.TimeDistributed(keras.Sequential([L.LSTM(4), L.Dense(3)]))]),
    graph("each_graph", 2, "x", "z", "a = Input<6, 3>{}; b = Conv1D<3, 3, padding::same>{}(a); c = Add<>{}(a, b); f = GlobalMaxPooling1D<>{}(c); "
          "using Inner = Model<inputs(a), outputs(f)>; x = Input<5, 6, 3>{}; y = TimeDistributed<Inner>{}(x); z = Dense<4>{}(y)", residual),
]
