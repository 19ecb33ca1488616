# SPDX-License-Identifier: BSL-1.0
"""Prints the order in which real Keras lists the layers of the models in order_test.cpp: model.layers, level by level.

Run it in the environment of tests/oracle (environment.sh); order_test.cpp has its output as literals.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "oracle"))
from real_keras import keras  # noqa: E402

L, Input, Model = keras.layers, keras.Input, keras.Model


def dense(name):
    return L.Dense(4, name=name)


def long_branch_last():
    x = Input((4,), name="x")
    a, b = dense("a")(x), dense("b")(x)
    return Model(x, L.Add(name="y")([a, dense("d")(dense("c")(b))]))


def ties():
    """Equal depths: by the first visit of the walk from the outputs, not by declaration."""
    x = Input((4,), name="x")
    a, b, c = dense("a")(x), dense("b")(x), dense("c")(x)
    return Model(x, [L.Add(name="y")([c, a]), dense("z")(b)])


def shared_at_its_deepest():
    x, z = Input((4,), name="x"), Input((4,), name="z")
    both = dense("both")
    a = dense("a")(x)
    b = both(a)
    c = both(z)
    return Model([x, z], L.Add(name="y")([dense("d")(b), c]))


def unused_input():
    x, unused, z = Input((4,), name="x"), Input((4,), name="unused"), Input((4,), name="z")
    return Model([x, unused, z], L.Add(name="y")([dense("a")(z), x]))


def outputs_of_different_depth():
    x = Input((4,), name="x")
    a = dense("a")(x)
    b = dense("b")(a)
    c = dense("c")(b)
    return Model(x, [a, c, dense("d")(x)])


def inner(name):
    s, t = Input((4,), name="s"), Input((4,), name="t")
    p, q = dense("p")(s), dense("q")(s)
    r = dense("r")(q)
    return Model([s, t], [L.Add(name="u")([p, t]), r], name=name)


def nested():
    """A model counts as one layer; its own order goes by its own outputs, used or not."""
    x, z = Input((4,), name="x"), Input((4,), name="z")
    m = inner("m")
    a = dense("a")(z)
    first, second = m([a, x])
    again, _ = m([first, z])
    return Model([x, z], L.Add(name="y")([dense("b")(second), again]))


def nested_deeper():
    x = Input((4,), name="x")
    stack = keras.Sequential([Input((4,)), dense("k"), keras.Sequential([Input((4,)), dense("n")], name="j"), dense("l")], name="i")
    return Model(x, L.Add(name="y")([dense("a")(x), stack(dense("b")(x))]))


def multiple_outputs():
    """A layer with several outputs is one layer, whichever of them is read."""
    x = Input((5, 4), name="x")
    _, h, c = L.LSTM(4, return_state=True, name="l")(x)
    g = L.GRU(4, name="g")(x)
    return Model(x, [L.Add(name="y")([g, c]), dense("d")(h)])


def levels(model):
    names, models = [], [model]
    for m in models:
        for layer in m.layers:
            names.append(layer.name)
            if isinstance(layer, keras.Model):
                models.append(layer)
    return names


if __name__ == "__main__":
    for build in (long_branch_last, ties, shared_at_its_deepest, unused_input, outputs_of_different_depth, nested, nested_deeper, multiple_outputs):
        print(f"{build.__name__}: {' '.join(levels(build()))}")
