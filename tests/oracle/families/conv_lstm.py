# SPDX-License-Identifier: BSL-1.0
"""ConvLSTM1D, ConvLSTM2D and ConvLSTM3D."""

from rows import graph, row, stack
from real_keras import keras

L = keras.layers


def rows_of(n):
    """The images of a time have a layout, the input has none."""
    name = f"ConvLSTM{n}D"

    def one(label, samples, shape, cpp, *args, **options):
        if "channels_first" in cpp:
            options["data_format"] = "channels_first"
        return row(f"conv_lstm{n}d_{label}", samples, f"Sequential<Input<{', '.join(map(str, shape))}>, {name}<{cpp}>>",
                   lambda: stack(shape, getattr(L, name)(*args, **options)))
    return one


one, two, three = map(rows_of, (1, 2, 3))


def states():
    x = keras.Input((3, 4, 5, 2))
    return keras.Model(x, L.ConvLSTM2D(3, 2, strides=2, padding="same", return_sequences=True, return_state=True, go_backwards=True)(x))


def begun():
    """With the states in which another ended."""
    x = keras.Input((3, 6, 2))
    _, h, c = L.ConvLSTM1D(3, 2, return_state=True)(x)
    return keras.Model(x, L.ConvLSTM1D(3, 2)(x, initial_state=[h, c]))


def begun_first():
    x, h, c = keras.Input((3, 2, 6), name="x"), keras.Input((4, 3), name="h"), keras.Input((4, 3), name="c")
    return keras.Model([x, h, c], L.ConvLSTM1D(4, 2, padding="same", strides=2, return_sequences=True, data_format="channels_first")(x, initial_state=[h, c]))


ROWS = [
    two("3x3", 2, (4, 5, 6, 3), "4, 3", 4, 3),
    two("same_sequences", 1, (3, 4, 5, 2), "17, kernel_size(2, 3), padding::same, return_sequences", 17, (2, 3), padding="same", return_sequences=True),
    two("dilation_no_bias", 2, (3, 6, 5, 2), "5, 2, dilation_rate(2, 1), use_bias(false), relu, recurrent_activation(hard_sigmoid)", 5, 2,
        dilation_rate=(2, 1), use_bias=False, activation="relu", recurrent_activation="hard_sigmoid"),
    two("first", 2, (3, 2, 4, 5), "3, 2, channels_first, return_sequences", 3, 2, return_sequences=True),
    two("softmax", 1, (3, 4, 4, 2), "3, 2, recurrent_activation(softmax)", 3, 2, recurrent_activation="softmax"),
    two("first_softmax", 1, (3, 2, 4, 5), "3, 2, softmax, channels_first", 3, 2, activation="softmax"),
    one("3_backwards", 2, (4, 8, 3), "6, 3, go_backwards, strides(2)", 6, 3, go_backwards=True, strides=2),
    three("of_one_channel", 2, (2, 3, 3, 3, 1), "5, 2", 5, 2),
    three("2x2x2", 1, (2, 3, 3, 4, 2), "3, 2, padding::same", 3, 2, padding="same"),
    graph("conv_lstm2d_states", 2, "x", "y h c",
          "x = Input<3, 4, 5, 2>{}; [y, h, c] = ConvLSTM2D<3, 2, strides(2), padding::same, return_sequences, return_state, go_backwards>{}(x)", states),
    graph("conv_lstm1d_begun", 2, "x", "y", "x = Input<3, 6, 2>{}; [z, h, c] = ConvLSTM1D<3, 2, return_state>{}(x); y = ConvLSTM1D<3, 2>{}(x, h, c)", begun),
    graph("conv_lstm1d_begun_first", 2, "x h c", "y", """x = Input<3, 2, 6, name("x")>{}; h = Input<4, 3, channels_first, name("h")>{}; c = Input<4, 3, channels_first, name("c")>{};
          y = ConvLSTM1D<4, 2, padding::same, strides(2), return_sequences, channels_first>{}(x, h, c)""", begun_first),
]
