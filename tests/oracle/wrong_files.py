# SPDX-License-Identifier: BSL-1.0
"""Writes tests/saving/data/: genuine weight files of Keras for the tests of loading, right ones and ones of another model.

README.md there has each model's C++ spelling; beside <name>.weights.h5 stand an input, <name>_x.npy (_x0 and _x1 where there are two),
and what Keras makes of it in float32, <name>_expected.npy.
"""

import pathlib

import numpy as np

from declared_order import variables
from real_keras import keras
from reference import draw_weight
from rows import stack

L, Input, Model = keras.layers, keras.Input, keras.Model
DATA = pathlib.Path(__file__).resolve().parent.parent / "saving" / "data"
MODELS = []  # name, what it is, C++ spelling, the function that builds it, ids


def model(what, cpp, ids=0):
    """The decorated function builds the model that is saved under its name; its weights and input are drawn by seed."""
    return lambda build: MODELS.append((build.__name__, what, cpp.strip(), build, ids))


def dense(units, activation=None):
    return L.Dense(units, activation=activation)


@model("The model that the wrong files are loaded into; its weights, flat and in order, are also in `seed_weights.npy`.",
       "Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>")
def seed():
    return stack((3,), dense(4, "relu"), dense(4, "relu"), dense(1))


@model("Another model's shapes: the second layer has 5 units.", "Sequential<Input<3>, Dense<4, relu>, Dense<5, relu>, Dense<1>>")
def other_shapes():
    return stack((3,), dense(4, "relu"), dense(5, "relu"), dense(1))


@model("A Dense less.", "Sequential<Input<3>, Dense<4, relu>, Dense<1>>")
def missing_layer():
    return stack((3,), dense(4, "relu"), dense(1))


@model("A Dense more.", "Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>, Dense<1>>")
def extra_layer():
    return stack((3,), dense(4, "relu"), dense(4, "relu"), dense(1), dense(1))


@model("A layer without its bias.", "Sequential<Input<3>, Dense<4, relu>, Dense<4, relu, use_bias(false)>, Dense<1>>")
def missing_bias():
    return stack((3,), dense(4, "relu"), L.Dense(4, activation="relu", use_bias=False), dense(1))


@model("Another class of layer: a Conv1D, kernel (1, 3, 4), where the seed has its first Dense.",
       "Sequential<Input<2, 3>, Conv1D<4, 1, relu>, Dense<4, relu>, Dense<1>>")
def other_class():
    return stack((2, 3), L.Conv1D(4, 1, activation="relu"), dense(4, "relu"), dense(1))


@model("""Two branches of different length whose layers all have one shape. In the file they stand in `map_graph`'s order (by depth:
the long branch's first layer is group `dense`, though `a` was made before it), so a reader that goes by the order of declaration or by
the layer's name swaps weights without an error.""", """
constexpr auto x = Input<4>{};
constexpr auto a = Dense<4, activation::tanh>{}(x);
constexpr auto b = Dense<4, activation::tanh>{}(x);
constexpr auto c = Dense<4, activation::tanh>{}(b);
constexpr auto d = Dense<4, activation::tanh>{}(c);
constexpr auto e = Concatenate<>{}(a, d);
constexpr auto y = Dense<2>{}(e);
Model<inputs(x), outputs(y)>""")
def functional_branches():
    x = Input((4,))
    a = dense(4, "tanh")(x)
    b = dense(4, "tanh")(x)
    c = dense(4, "tanh")(b)
    d = dense(4, "tanh")(c)
    e = L.Concatenate()([a, d])
    return Model(x, dense(2)(e))


@model("A graph with a BatchNormalization in each branch: four variables a group, two of them not trainable.", """
constexpr auto x = Input<6, 5, 3>{};
constexpr auto a = Conv2D<4, 3, padding::same, use_bias(false)>{}(x);
constexpr auto b = BatchNormalization<>{}(a);
constexpr auto c = Activation<relu>{}(b);
constexpr auto d = Conv2D<4, 1>{}(x);
constexpr auto e = BatchNormalization<>{}(d);
constexpr auto f = Add<>{}(c, e);
constexpr auto g = GlobalAveragePooling2D<>{}(f);
constexpr auto y = Dense<3, softmax>{}(g);
Model<inputs(x), outputs(y)>""")
def functional_batch_normalization():
    x = Input((6, 5, 3))
    a = L.Conv2D(4, 3, padding="same", use_bias=False)(x)
    b = L.BatchNormalization()(a)
    c = L.Activation("relu")(b)
    d = L.Conv2D(4, 1)(x)
    e = L.BatchNormalization()(d)
    f = L.Add()([c, e])
    return Model(x, dense(3, "softmax")(L.GlobalAveragePooling2D()(f)))


@model("A BatchNormalization without gamma, and one without beta: the indexes of the variables move.",
       "Sequential<Input<5>, Dense<6>, BatchNormalization<scale(false)>, Activation<relu>, Dense<4>, "
       "BatchNormalization<center(false)>>")
def batch_normalization():
    return stack((5,), dense(6), L.BatchNormalization(scale=False), L.Activation("relu"), dense(4),
                 L.BatchNormalization(center=False))


@model("Embedding, LSTM, GRU and SimpleRNN: variables under `cell`.",
       "Sequential<Input<7>, Embedding<11, 4>, LSTM<6, return_sequences>, GRU<5, return_sequences>, SimpleRNN<3>, "
       "Dense<1, sigmoid>>", ids=11)
def recurrent():
    return stack((7,), L.Embedding(11, 4), L.LSTM(6, return_sequences=True), L.GRU(5, return_sequences=True), L.SimpleRNN(3),
                 dense(1, "sigmoid"))


@model("A GRU whose bias is flat, because the reset comes before the product.", "Sequential<Input<4, 3>, GRU<5, reset_after(false)>>")
def gru_reset_before():
    return stack((4, 3), L.GRU(5, reset_after=False))


@model("A Sequential in a Sequential: its layers are under its own group.",
       "Sequential<Input<3>, Sequential<Input<3>, Dense<4, relu>, Dense<5, relu>>, Dense<4, relu>, Dense<1>>")
def nested_sequential():
    return stack((3,), stack((3,), dense(4, "relu"), dense(5, "relu")), dense(4, "relu"), dense(1))


@model("A functional model in a functional model, with branches of its own.", """
constexpr auto s = Input<4>{};
constexpr auto t = Dense<4, activation::tanh>{}(s);
constexpr auto u = Dense<4, activation::tanh>{}(s);
constexpr auto v = Dense<4>{}(u);
constexpr auto w = Add<>{}(t, v);
using Inner = Model<inputs(s), outputs(w)>;
constexpr auto x = Input<3>{};
constexpr auto a = Dense<4>{}(x);
constexpr auto b = as_layer<Inner>{}(a);
constexpr auto y = Dense<2>{}(b);
Model<inputs(x), outputs(y)>""")
def nested_functional():
    s = Input((4,))
    t = dense(4, "tanh")(s)
    u = dense(4, "tanh")(s)
    v = dense(4)(u)
    inner = Model(s, L.Add()([t, v]))
    x = Input((3,))
    a = dense(4)(x)
    return Model(x, dense(2)(inner(a)))


@model("A shared layer is in the file once, at its greatest depth; the two inputs are `shared_x0.npy` and `shared_x1.npy`.", """
constexpr auto x = Input<5, name("left")>{};
constexpr auto z = Input<5, name("right")>{};
constexpr auto both = Dense<5, activation::tanh, name("both")>{};
constexpr auto a = Dense<5, activation::tanh>{}(x);
constexpr auto b = both(a);
constexpr auto c = both(z);
constexpr auto d = Concatenate<>{}(b, c);
constexpr auto y = Dense<2>{}(d);
Model<inputs(x, z), outputs(y)>""")
def shared():
    x, z = Input((5,), name="left"), Input((5,), name="right")
    both = L.Dense(5, activation="tanh", name="both")
    a = dense(5, "tanh")(x)
    b = both(a)
    c = both(z)
    return Model([x, z], dense(2)(L.Concatenate()([b, c])))


@model("Twelve Dense layers: `dense_10` comes after `dense_9`, not after `dense_1`.",
       f"Sequential<Input<3>{', Dense<3, activation::tanh>' * 12}>")
def twelve_layers():
    return stack((3,), *(dense(3, "tanh") for _ in range(12)))


def save(name, build, ids):
    keras.backend.clear_session()
    net = build()
    random = np.random.RandomState(sum(map(ord, name)))
    for variable in variables(net):
        variable.assign(draw_weight(random, variable.name, variable.shape).astype("float32"))
    net.save_weights(DATA / f"{name}.weights.h5")
    if name == "seed":
        np.save(DATA / "seed_weights.npy", np.concatenate([np.ravel(v) for v in variables(net)]))
    shapes = [(5, *x.shape[1:]) for x in net.inputs]
    xs = [(random.randint(0, ids, s) if ids else random.standard_normal(s)).astype("float32") for s in shapes]
    for index, x in enumerate(xs):
        np.save(DATA / f"{name}_x{index if len(xs) > 1 else ''}.npy", x)
    y = np.asarray(net(xs if len(xs) > 1 else xs[0], training=False))
    if y.dtype != np.float32 or not (np.ptp(y, axis=0) > 1e-3).all():
        raise AssertionError(f"{name}: an output that says nothing")
    np.save(DATA / f"{name}_expected.npy", y)


def readme():
    lines = ["# Weight files that Keras wrote", "",
             f"Written by `tests/oracle/wrong_files.py` with Keras {keras.__version__}. Each `.weights.h5` stands with a batch of five",
             "inputs (`_x.npy`, float32) and what Keras makes of it (`_expected.npy`). Files cut short, or of another kind, are made by",
             "the tests.", ""]
    for name, what, cpp, _, _ in MODELS:
        lines += [f"## {name}", "", " ".join(what.split()), "", "```cpp", cpp, "```", ""]
    return "\n".join(lines[:-1]) + "\n"


def main():
    DATA.mkdir(parents=True, exist_ok=True)
    for name, _, _, build, ids in MODELS:
        save(name, build, ids)
    (DATA / "README.md").write_text(readme())
    print(f"{len(MODELS)} models, {sum(p.stat().st_size for p in DATA.iterdir()):,} bytes")


if __name__ == "__main__":
    main()
