# SPDX-License-Identifier: BSL-1.0
"""Writes what real Keras prints as the summary of some models: cases/summaries/<label>.txt and cases/summaries.hpp.

summaries.py            writes them
summaries.py --check    runs Keras again and fails if it prints something else
"""

import pathlib
import sys

from real_keras import keras
from rows import graph, row, stack

HERE = pathlib.Path(__file__).resolve().parent
L, Input, Model = keras.layers, keras.Input, keras.Model


def branches():
    x = Input((8,))
    a = L.Dense(16, activation="relu")(x)
    b = L.Dense(16, activation="tanh")(x)
    c = L.Dense(16, activation="relu")(b)
    d = L.Add()([a, c])
    return Model(x, L.Dense(3, activation="softmax")(d))


def two_inputs():
    image, words = Input((12, 12, 1), name="image"), Input((20,), name="words")
    b = L.Flatten()(L.Conv2D(8, 3, activation="relu")(image))
    d = L.GRU(16)(L.Embedding(500, 8)(words))
    return Model([image, words], L.Dense(1, activation="sigmoid")(L.Concatenate()([b, d])))


def shared():
    x, z = Input((4,), name="left"), Input((4,), name="right")
    layer = L.Dense(5, activation="relu", name="shared")
    return Model([x, z], L.Dense(2)(L.Concatenate()([layer(x), layer(z)])))


def nested():
    # Named, because Keras counts names over all the models of a program, and C++ within one
    x = Input((6,), name="x")
    inner = stack((6,), L.Dense(32, activation="relu", name="widen"), L.Dense(4, name="narrow"))
    return Model(x, L.Dense(2, name="head")(inner(x)), name="functional")


def line():
    x = Input((4,))
    a = L.Dense(6, activation="relu")(x)
    return Model(x, L.Dense(2)(a))


def states():
    x = Input((10, 3))
    y, h, c = L.LSTM(8, return_sequences=True, return_state=True)(x)
    return Model(x, [L.Dense(2)(y), L.Concatenate()([h, c])])


ROWS = [
    row("summary_mlp", 1, "Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>",
        lambda: stack((3,), L.Dense(4, activation="relu"), L.Dense(4, activation="relu"), L.Dense(1))),
    row("summary_cnn", 1, """Sequential<Input<28, 28, 1>, Conv2D<32, 3, relu>, MaxPooling2D<2>, Conv2D<64, 3, relu>, MaxPooling2D<2>,
                             Flatten<>, Dropout<rate(0.5)>, Dense<10, softmax>>""",
        lambda: stack((28, 28, 1), L.Conv2D(32, 3, activation="relu"), L.MaxPooling2D(2), L.Conv2D(64, 3, activation="relu"),
                      L.MaxPooling2D(2), L.Flatten(), L.Dropout(0.5), L.Dense(10, activation="softmax"))),
    row("summary_fixed_batch", 30, """Sequential<Input<50, 50, 3, batch_size(30)>, Conv2D<16, 5, strides(2)>,
                                      GlobalAveragePooling2D<>, Dense<2>>""",
        lambda: stack((50, 50, 3), L.Conv2D(16, 5, strides=2), L.GlobalAveragePooling2D(), L.Dense(2), batch_size=30)),
    row("summary_batch_normalization", 1, """Sequential<Input<1, 8, 8, channels_first>, Conv2D<16, 3, use_bias(false), channels_first>,
                                             BatchNormalization<axis(1)>, Activation<relu>, Flatten<channels_first>, Dense<1000>>""",
        lambda: stack((1, 8, 8), L.Conv2D(16, 3, use_bias=False, data_format="channels_first"), L.BatchNormalization(axis=1),
                      L.Activation("relu"), L.Flatten(data_format="channels_first"), L.Dense(1000))),
    row("summary_lstm", 1, "Sequential<Input<28, 28>, LSTM<64, return_sequences>, LSTM<32>, Dense<10, softmax>>",
        lambda: stack((28, 28), L.LSTM(64, return_sequences=True), L.LSTM(32), L.Dense(10, activation="softmax"))),
    graph("summary_line", 1, "x", "y", "x = Input<4>{}; a = Dense<6, relu>{}(x); y = Dense<2>{}(a)", line),
    graph("summary_branches", 1, "x", "y", """x = Input<8>{}; a = Dense<16, relu>{}(x); b = Dense<16, activation::tanh>{}(x);
          c = Dense<16, relu>{}(b); d = Add<>{}(a, c); y = Dense<3, softmax>{}(d)""", branches),
    graph("summary_two_inputs", 1, "image words", "y", """image = Input<12, 12, 1, name("image")>{}; words = Input<20, name("words")>{};
          a = Conv2D<8, 3, relu>{}(image); b = Flatten<>{}(a); c = Embedding<500, 8>{}(words); d = GRU<16>{}(c);
          e = Concatenate<>{}(b, d); y = Dense<1, sigmoid>{}(e)""", two_inputs),
    graph("summary_shared", 1, "x z", "y", """x = Input<4, name("left")>{}; z = Input<4, name("right")>{};
          shared = Dense<5, relu, name("shared")>{}; a = shared(x); b = shared(z); c = Concatenate<>{}(a, b); y = Dense<2>{}(c)""", shared),
    graph("summary_nested", 1, "x", "y", """x = Input<6, name("x")>{};
          using Inner = Sequential<Input<6>, Dense<32, relu, name("widen")>, Dense<4, name("narrow")>>;
          a = as_layer<Inner>{}(x); y = Dense<2, name("head")>{}(a)""", nested),
    graph("summary_states", 1, "x", "z s", """x = Input<10, 3>{}; [y, h, c] = LSTM<8, return_sequences, return_state>{}(x);
          z = Dense<2>{}(y); s = Concatenate<>{}(h, c)""", states),
]


def summary(model):
    """The plain text of `model.summary()`."""
    printed = []
    model.summary(print_fn=printed.append)
    return "".join(printed)


def texts():
    """Path under cases/ -> text."""
    lines = ["// SPDX-License-Identifier: BSL-1.0", "// Written by tests/oracle/summaries.py; each text is summaries/<label>.txt.",
             "#ifndef IKEBANA_ORACLE_SUMMARIES", "#define IKEBANA_ORACLE_SUMMARIES", "namespace {",
             "\n\n".join(row.definitions for row in ROWS if row.definitions), "}  // namespace", "#endif"]
    found = {}
    for row in ROWS:
        keras.backend.clear_session()
        found[f"summaries/{row.label}.txt"] = summary(row.build())
        lines.append(f'IKEBANA_SUMMARY("{row.label}", ({row.spelling}))')
    return {"summaries.hpp": "\n".join(lines) + "\n", **found}


def main():
    folder = HERE / "cases"
    (folder / "summaries").mkdir(parents=True, exist_ok=True)
    wrong = 0
    for name, text in texts().items():
        path = folder / name
        if "--check" not in sys.argv[1:]:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            print(f"{name} differs", file=sys.stderr)
            wrong += 1
    print(f"{len(ROWS)} summaries" + (f", {wrong} differ" if wrong else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
