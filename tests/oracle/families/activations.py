# SPDX-License-Identifier: BSL-1.0
"""Each activation, as an option and as a layer."""

from rows import row, stack
from real_keras import keras

L = keras.layers

# Keras' name of each, and how C++ spells it: <cmath> owns tanh
SPELLED = {"relu": "relu", "sigmoid": "sigmoid", "tanh": "activation::tanh", "softmax": "softmax", "elu": "elu", "selu": "selu",
           "gelu": "gelu", "silu": "silu", "softplus": "softplus", "leaky_relu": "leaky_relu", "linear": "linear"}


def as_option(name, cpp):
    return row(f"dense_with_{name}", 5, f"Sequential<Input<6>, Dense<19, {cpp}>>",
               lambda: stack((6,), L.Dense(19, activation=name)))


def as_layer(name, cpp):
    return row(f"activation_{name}", 3, f"Sequential<Input<4, 9>, Activation<{cpp}>>",
               lambda: stack((4, 9), L.Activation(name)))


def in_conv(name, cpp):
    return row(f"conv2d_with_{name}", 1, f"Sequential<Input<4, 5, 2>, Conv2D<5, 2, {cpp}>>",
               lambda: stack((4, 5, 2), L.Conv2D(5, 2, activation=name)))


ROWS = [
    *(as_option(name, cpp) for name, cpp in SPELLED.items()),
    *(as_layer(name, cpp) for name, cpp in SPELLED.items()),
    *(in_conv(name, SPELLED[name]) for name in ("gelu", "softmax", "leaky_relu")),
    row("dense_qualified_relu", 3, "Sequential<Input<6>, Dense<5, activation::relu>>",
        lambda: stack((6,), L.Dense(5, activation="relu"))),
    row("activation_softmax_wide", 2, "Sequential<Input<70>, Activation<softmax>>",
        lambda: stack((70,), L.Activation("softmax"))),
    row("activation_softmax_rank_4", 2, "Sequential<Input<3, 2, 5>, Activation<softmax>>",
        lambda: stack((3, 2, 5), L.Activation("softmax"))),
    row("activation_softmax_channels_first", 2, "Sequential<Input<3, 2, 5, channels_first>, Activation<softmax>>",
        lambda: stack((3, 2, 5), L.Activation("softmax"))),
    row("conv1d_with_softmax", 2, "Sequential<Input<6, 3>, Conv1D<4, 2, softmax>>",
        lambda: stack((6, 3), L.Conv1D(4, 2, activation="softmax"))),
]
