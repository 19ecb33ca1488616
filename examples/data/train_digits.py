# SPDX-License-Identifier: BSL-1.0
"""Trains four small networks on handwritten digits with real Keras, and writes what the digits example reads, beside this file.

KERAS_BACKEND=jax python examples/data/train_digits.py      (about a minute on two cores; tests/oracle/environment.sh makes a Python for it)
"""

import os
import pathlib
import tempfile

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ["KERAS_HOME"] = str(pathlib.Path(tempfile.gettempdir()) / "ikebana-keras")  # not the user's keras.json

import keras
import numpy as np
from sklearn.datasets import load_digits

HERE = pathlib.Path(__file__).resolve().parent
TRAINED = 1437  # of 1,797; the other 360 are the test
L = keras.layers


def mlp():
    return keras.Sequential([keras.Input((64,)), L.Dense(64, activation="relu"), L.Dense(32, activation="relu"),
                             L.Dense(10, activation="softmax")])


def cnn(shape, data_format):
    axis = 1 if data_format == "channels_first" else -1
    return keras.Sequential([
        keras.Input(shape),
        L.Conv2D(16, 3, padding="same", activation="relu", data_format=data_format),
        L.MaxPooling2D(2, data_format=data_format),
        L.Conv2D(32, 3, activation="relu", data_format=data_format),
        L.BatchNormalization(axis=axis),
        L.Flatten(data_format=data_format),
        L.Dropout(0.25),
        L.Dense(10, activation="softmax"),
    ])


def lstm():
    return keras.Sequential([keras.Input((8, 8)), L.LSTM(32), L.Dense(10, activation="softmax")])


# name: how to build it, the shape of one scan, epochs
MODELS = {
    "mlp": (mlp, (64,), 40),
    "cnn": (lambda: cnn((8, 8, 1), "channels_last"), (8, 8, 1), 30),
    "cnn_first": (lambda: cnn((1, 8, 8), "channels_first"), (1, 8, 8), 30),
    "lstm": (lstm, (8, 8), 150),
}


def split():
    """Scans of 64 values in [0, 1] and their digits: training, then test, shuffled once with a fixed seed."""
    x, y = load_digits(return_X_y=True)
    order = np.random.RandomState(1998).permutation(len(x))
    x, y = (x[order] / 16).astype("float32"), y[order].astype("int32")
    return x[:TRAINED], y[:TRAINED], x[TRAINED:], y[TRAINED:]


def main():
    train_x, train_y, test_x, test_y = split()
    np.save(HERE / "digits_test_x.npy", test_x)
    np.save(HERE / "digits_test_y.npy", test_y)
    for name, (build, shape, epochs) in MODELS.items():
        keras.utils.set_random_seed(7)
        model = build()
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        model.fit(train_x.reshape(-1, *shape), train_y, batch_size=32, epochs=epochs, verbose=0)
        keras.backend.clear_session()
        plain = build()  # the same network without its optimizer, which the file would hold too
        plain.set_weights(model.get_weights())
        plain.save_weights(HERE / f"digits_{name}.weights.h5")
        expected = np.asarray(plain(test_x.reshape(-1, *shape), training=False))
        np.save(HERE / f"digits_{name}_expected.npy", expected)
        right = int((expected.argmax(1) == test_y).sum())
        print(f"{name}: {plain.count_params():,} parameters, {right} of {len(test_y)} right ({right / len(test_y):.1%})")


if __name__ == "__main__":
    main()
