# SPDX-License-Identifier: BSL-1.0
"""Each activation, as an option and as a layer."""

from rows import graph, row, stack
from real_keras import keras

L = keras.layers
A = keras.activations

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


# the others, all at once: the C++ spelling and the function
OTHERS = {"celu": A.celu, "celu(0.4)": lambda x: A.celu(x, 0.4), "exponential": A.exponential, "gelu(approximate)": lambda x: A.gelu(x, approximate=True),
          "hard_shrink": A.hard_shrink, "hard_shrink(0.2)": lambda x: A.hard_shrink(x, 0.2), "hard_sigmoid": A.hard_sigmoid, "hard_silu": A.hard_silu,
          "hard_tanh": A.hard_tanh, "log_sigmoid": A.log_sigmoid, "mish": A.mish, "relu6": A.relu6, "soft_shrink": A.soft_shrink,
          "soft_shrink(0.3)": lambda x: A.soft_shrink(x, 0.3), "sparse_plus": A.sparse_plus, "sparse_sigmoid": A.sparse_sigmoid,
          "squareplus": A.squareplus, "squareplus(1)": lambda x: A.squareplus(x, 1), "tanh_shrink": A.tanh_shrink,
          "threshold(-0.1, 2)": lambda x: A.threshold(x, -0.1, 2.0), "log_softmax": A.log_softmax, "glu": A.glu,
          "relu(negative_slope(0.3), max_value(0.7), threshold(0.2))": lambda x: A.relu(x, 0.3, 0.7, 0.2), "relu(max_value(1))": lambda x: A.relu(x, 0.0, 1.0)}
# along axis 1, and along the middle one of (4, 5, 3)
ALONG = {f"{name}(axis({axis}))": lambda x, f=getattr(A, name), axis=axis: f(x, axis=axis)
         for name in ("softmax", "log_softmax", "sparsemax", "glu") for axis in (1, -2)}


def at_once(label, n, shape, functions, cpp, layer, first="UnitNormalization<>", make_first=L.UnitNormalization):
    """One input, of moderate values or, for sparsemax, negative ones; an output for each function."""
    def build():
        start = keras.Input(shape)
        x = make_first()(start)
        return keras.Model(start, [layer(f)(x) for f in functions.values()])
    names = [f"y{k}" for k in range(len(functions))]
    lines = [f"start = Input<{', '.join(map(str, shape))}>{{}}", f"x = {first}{{}}(start)"] + [f"{y} = {cpp % name}{{}}(x)" for y, name in zip(names, functions)]
    return graph(label, n, "start", " ".join(names), "; ".join(lines), build)


def layer(label, n, shape, cpp, *make):
    return row(label, n, f"Sequential<Input<{', '.join(map(str, shape))}>, {cpp}>", lambda: stack(shape, *(each() for each in make)))


def bends():
    x = keras.Input((7, 5))
    return keras.Model(x, [make(x) for make in (L.ReLU(), L.ReLU(max_value=0.8), L.ReLU(max_value=0.7, negative_slope=0.2, threshold=0.3), L.LeakyReLU(),
                                                L.LeakyReLU(negative_slope=0.1), L.ELU(), L.ELU(alpha=0.4), L.PReLU())])


ROWS = [
    layer("activation_sparsemax", 5, (3, 19), "Activation<log_softmax>, Activation<sparsemax>", lambda: L.Activation("log_softmax"), lambda: L.Activation("sparsemax")),
    at_once("activations_others", 3, (2, 6), OTHERS, "Activation<%s>", L.Activation),
    at_once("dense_with_others", 2, (5,), OTHERS, "Dense<6, %s>", lambda f: L.Dense(6, activation=f)),
    at_once("activations_along", 2, (4, 6, 3), ALONG, "Activation<%s>", L.Activation, "Activation<log_softmax>", lambda: L.Activation("log_softmax")),
    graph("relu_layers", 3, "x", "a b c d e f g h", """x = Input<7, 5>{}; a = ReLU<>{}(x); b = ReLU<max_value(0.8)>{}(x);
          c = ReLU<max_value(0.7), negative_slope(0.2), threshold(0.3)>{}(x); d = LeakyReLU<>{}(x); e = LeakyReLU<negative_slope(0.1)>{}(x);
          f = ELU<>{}(x); g = ELU<alpha(0.4)>{}(x); h = PReLU<>{}(x)""", bends),
    row("relu_layers_behind", 2, """Sequential<Input<6, 5, 2>, Conv2D<4, 2>, LeakyReLU<>, MaxPooling2D<2>, Flatten<>, Dense<9>, ReLU<max_value(1)>,
                                    Dense<5>, ELU<>>""",
        lambda: stack((6, 5, 2), L.Conv2D(4, 2), L.LeakyReLU(), L.MaxPooling2D(2), L.Flatten(), L.Dense(9), L.ReLU(max_value=1), L.Dense(5), L.ELU())),
    layer("prelu_19", 3, (19,), "PReLU<>", L.PReLU),
    layer("prelu_shared", 2, (4, 3, 5), "PReLU<shared_axes(1, 2)>", lambda: L.PReLU(shared_axes=[1, 2])),
    layer("prelu_shared_last", 2, (4, 3, 5), "PReLU<shared_axes(1, 3)>", lambda: L.PReLU(shared_axes=[1, 3])),
    layer("prelu_shared_negative", 2, (4, 3, 5), "PReLU<shared_axes(0, -1)>", lambda: L.PReLU(shared_axes=[0, -1])),
    layer("softmax_layer", 3, (9,), "Softmax<>", L.Softmax),
    layer("softmax_axis_1", 2, (4, 19), "Softmax<axis(1)>", lambda: L.Softmax(axis=1)),
    layer("softmax_axes", 2, (3, 4, 5), "Softmax<axis(1, 2)>", lambda: L.Softmax(axis=[1, 2])),
    layer("softmax_axes_last", 2, (3, 4, 5), "Softmax<axis(-1, 2)>", lambda: L.Softmax(axis=[-1, 2])),
    layer("softmax_axes_apart", 2, (3, 4, 5), "Softmax<axis(1, 3)>", lambda: L.Softmax(axis=[1, 3])),
    layer("softmax_axes_apart_inside", 2, (3, 2, 4, 5), "Softmax<axis(1, 3)>", lambda: L.Softmax(axis=[1, 3])),
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
