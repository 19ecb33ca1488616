# SPDX-License-Identifier: BSL-1.0
"""Writes tables/<name>.txt: what real Keras prints as the summary of the models in tables_test.cpp, the odd ones: long names, wide
cells, models in models, frozen layers. The plain models are in tests/oracle/summaries.py.

Run it in the environment of tests/oracle (environment.sh).
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "oracle"))
from real_keras import keras  # noqa: E402

L, Input, Model = keras.layers, keras.Input, keras.Model


def long_names():
    x = Input((5,), name="an_input_with_a_name_longer_than_its_column")
    a = L.Dense(4, name="the_first_of_two_dense_layers")(x)
    b = L.Dense(4, name="a_name_of_exactly_29_letters_")(x)
    c = L.Dense(4, name="c")(x)
    return Model(x, L.Concatenate(name="all_of_them")([a, b, c, a, b]), name="functional")


def long_names_in_a_row():
    return keras.Sequential([Input((5,)), L.Dense(4, name="a_layer_in_a_row_with_a_very_long_name"), L.BatchNormalization(name="normalization_after_it"),
                             L.Dense(4000, name="wide"), L.Dense(3000, name="wider")])


def several_outputs():
    s, t = Input((4,), name="s"), Input((3,), name="t")
    p, q = L.Dense(3, name="p")(s), L.Dense(5, name="q")(s)
    inner = Model([s, t], [L.Add(name="u")([p, t]), q], name="inner")
    x, z = Input((4,), name="x"), Input((3,), name="z")
    first, second = inner([x, z])
    third, _ = inner([x, first])
    return Model([x, z], L.Concatenate(name="y")([second, third]), name="functional")


def states():
    x = Input((7, 3), name="x")
    y, h = L.GRU(8, return_state=True, name="gru")(x)
    z, g = L.SimpleRNN(8, return_sequences=True, return_state=True, name="rnn")(x)
    return Model(x, [L.Add(name="sum")([y, h, g]), z], name="functional")


def frozen():
    return keras.Sequential([Input((6,)), L.Dense(50, trainable=False), L.BatchNormalization(trainable=False), L.Dense(3), L.BatchNormalization()])


def unused():
    x, z = Input((4,), name="x"), Input((3,), name="z")
    return Model([x, z], L.Dense(2, name="d")(x), name="functional")


def in_a_sequential():
    inner = keras.Sequential([Input((6,)), L.Dense(50), L.Dense(4)], name="inner")
    return keras.Sequential([Input((6,)), inner, L.Dense(3, name="last")], name="sequential")


if __name__ == "__main__":
    (HERE / "tables").mkdir(exist_ok=True)
    for build in (long_names, long_names_in_a_row, several_outputs, states, frozen, unused, in_a_sequential):
        keras.backend.clear_session()
        printed = []
        build().summary(print_fn=printed.append)
        (HERE / "tables" / f"{build.__name__}.txt").write_text("".join(printed))
