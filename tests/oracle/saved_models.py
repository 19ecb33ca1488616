# SPDX-License-Identifier: BSL-1.0
"""Writes tests/saving/data/models/: whole models that Keras saved, each as .keras, as the legacy .h5 of Keras 3 and as one of Keras 2, for the
tests of saving/; and `--check`s that real Keras opens what ikebana saved (`ikebana_<name>.keras`), with the same outputs.

saved_models_test.cpp there has each model's C++ spelling. Beside the files stand an input, <name>_x.npy (_x0 and _x1 where there are two), and
what Keras makes of it in float32, <name>_y.npy (_y0, _y1); of the graph, graph.npz has what each layer makes of it.
"""

import json
import pathlib
import struct
import sys
import zipfile

import h5py
import numpy as np

from real_keras import keras
from reference import draw_weight
from rows import stack
from store_examples import store

L, Input, Model = keras.layers, keras.Input, keras.Model
DATA = pathlib.Path(__file__).resolve().parent.parent / "saving" / "data" / "models"
TRAINED = {"image"}


def image():
    """Options of every kind; saved with an optimizer's state."""
    return stack((9, 8, 3), L.Conv2D(4, (3, 2), strides=(2, 1), padding="same", activation=L.LeakyReLU(0.1)), L.BatchNormalization(epsilon=1e-2),
                 L.SeparableConv2D(5, 3, dilation_rate=2, padding="same", activation="swish", use_bias=False), L.MaxPooling2D(2, strides=1),
                 L.Dropout(0.25), L.Flatten(), L.Dense(6, activation="gelu"), L.Dense(3, activation="softmax"))


def graph():
    """A shared layer, a model in the model, two inputs, two outputs, and an operator."""
    x, z = Input((6,), name="left"), Input((6,), name="right")
    both = L.Dense(6, activation="tanh", name="both")
    b, a = both(z), both(x)
    inner_in = Input((6,))
    h = L.Dense(4, activation="elu")(inner_in)
    inner = Model(inner_in, L.Concatenate()([h, L.Dense(4)(inner_in)]), name="inner")
    c = L.Subtract()([a, b])
    d = c + a
    tower = stack((8,), L.Dense(5), L.BatchNormalization())
    return Model([x, z], [L.Dense(2, name="head")(tower(inner(d))), L.Activation("relu")(c)])


def steps():
    """Recurrent layers, an Embedding, states as outputs."""
    x = Input((7,))
    e = L.Embedding(11, 4)(x)
    sequence, h, c = L.LSTM(5, return_sequences=True, return_state=True, dropout=0.2)(e)
    g = L.GRU(3, go_backwards=True, recurrent_activation="hard_sigmoid")(sequence)
    return Model(x, [L.Dense(2)(L.Concatenate()([g, h])), c])


def keras2_config(config, top=True):
    """The same config as Keras 2 wrote it."""
    def plain(j):
        if isinstance(j, list):
            return [plain(i) for i in j]
        if not isinstance(j, dict):
            return j
        if j.get("class_name") == "DTypePolicy":
            return j["config"]["name"]
        drop = ("module", "registered_name", "build_config", "quantization_config", "optional", "build_input_shape", "compile_config")
        j = {k: plain(v) for k, v in j.items() if k not in drop}
        if "batch_shape" in j:
            j["batch_input_shape"] = j.pop("batch_shape")
        if j.get("class_name") == "BatchNormalization" and j["config"].get("axis") == -1:
            j["config"]["axis"] = [3 if "strides" in json.dumps(config) else 1]
        if j.get("class_name") == "LeakyReLU":
            j["config"]["alpha"] = j["config"].pop("negative_slope")
        return j

    def nodes(j):
        if isinstance(j, dict):
            if "inbound_nodes" in j:
                def tensors(value):
                    if isinstance(value, dict) and value.get("class_name") == "__keras_tensor__":
                        return [[*value["config"]["keras_history"], {}]]
                    return [t for v in value for t in tensors(v)] if isinstance(value, list) else []
                j["inbound_nodes"] = [tensors(n["args"]) if isinstance(n, dict) else n for n in j["inbound_nodes"]]
            for k in ("input_layers", "output_layers"):
                if k in j and j[k] and isinstance(j[k][0], str):
                    j[k] = [j[k]]
            for v in j.values():
                nodes(v)
        elif isinstance(j, list):
            for v in j:
                nodes(v)
        return j
    return nodes(plain(config))


def as_keras2(source, target):
    """A legacy file of Keras 3, as Keras 2 wrote it: names with ":0", texts of fixed length, another config."""
    with h5py.File(source) as old, h5py.File(target, "w") as new:
        config = keras2_config(json.loads(old.attrs["model_config"]))
        new.attrs["model_config"] = json.dumps(config).encode()
        new.attrs["keras_version"], new.attrs["backend"] = b"2.11.0", b"tensorflow"
        weights, written = old["model_weights"], new.create_group("model_weights")
        written.attrs["layer_names"] = np.array([n.encode() for n in weights.attrs["layer_names"]])
        for name in weights.attrs["layer_names"]:
            group, names = written.create_group(name), list(weights[name].attrs["weight_names"])
            group.attrs["weight_names"] = np.array([(n + ":0").encode() for n in names]) if names else np.zeros(0)
            for n in names:
                group.create_dataset(n + ":0", data=weights[name][n][()])


def safetensors(net, path):
    """As the package safetensors writes them, in the halves of float32."""
    header, data = {"__metadata__": {"format": "np"}}, b""
    for layer in net.layers:
        for v in layer.weights:
            values = np.asarray(v, np.float32).view(np.uint32) >> 16
            header[f"{layer.name}/{v.name}"] = {"dtype": "BF16", "shape": list(v.shape), "data_offsets": [len(data), len(data) + 2 * v.numpy().size]}
            data += values.astype("<u2").tobytes()
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def inputs_of(net, name):
    random = np.random.RandomState(sum(map(ord, name)))
    return [(random.randint(0, 11, (4, *x.shape[1:])) if name == "steps" else random.standard_normal((4, *x.shape[1:]))).astype("float32") for x in net.inputs]


def outputs_of(net, xs):
    y = net(xs if len(xs) > 1 else xs[0], training=False)
    return [np.asarray(t) for t in (y if isinstance(y, (list, tuple)) else [y])]


def save(build):
    name = build.__name__
    keras.backend.clear_session()
    net = build()
    xs = inputs_of(net, name)
    if name in TRAINED:
        net.compile("adam", "mse")
        net.fit(xs[0], np.ones((4, *net.outputs[0].shape[1:])), verbose=0)
    random = np.random.RandomState(len(name))
    for variable in net.weights:
        variable.assign(draw_weight(random, variable.name, variable.shape).astype("float32"))
    net.save(DATA / f"{name}.keras")
    net.save(DATA / f"{name}.h5")
    as_keras2(DATA / f"{name}.h5", DATA / f"{name}_keras2.h5")
    if name == "image":
        (DATA / f"{name}.keras").rename(DATA / f"{name}_trained.keras")
        stack((9, 8, 3), *net.layers).save(DATA / f"{name}.keras")
        safetensors(net, DATA / f"{name}_bfloat16.safetensors")
    for what, arrays in (("x", xs), ("y", outputs_of(net, xs))):
        for i, a in enumerate(arrays):
            np.save(DATA / f"{name}_{what}{i if len(arrays) > 1 else ''}.npy", a)
    if name == "graph":
        store(net, DATA / "graph.npz", xs)


def corpus():
    """The seeds of tests/fuzz: one small model in every kind of file, and the configs of the others."""
    keras.backend.clear_session()
    net = stack((3,), L.Dense(4, activation="relu"), L.Dense(4, activation="relu"), L.Dense(1))
    folder = {kind: DATA.parent.parent.parent / "fuzz" / "corpus" / kind for kind in ("config", "safetensors", "hdf5", "archive")}
    for f in folder.values():
        f.mkdir(parents=True, exist_ok=True)
    net.save(folder["archive"] / "seed.keras")
    net.save(folder["hdf5"] / "seed.h5")
    net.save_weights(folder["hdf5"] / "seed.weights.h5")
    as_keras2(folder["hdf5"] / "seed.h5", folder["hdf5"] / "seed_keras2.h5")
    safetensors(net, folder["safetensors"] / "seed.safetensors")
    for path in (folder["archive"] / "seed.keras", *sorted(DATA.glob("[!i]*.keras"))):
        with zipfile.ZipFile(path) as archive:
            (folder["config"] / f"{path.stem}.json").write_bytes(archive.read("config.json"))
    for path in (folder["hdf5"] / "seed_keras2.h5", *sorted(DATA.glob("*_keras2.h5"))):
        with h5py.File(path) as file:
            (folder["config"] / f"{path.stem}.json").write_text(str(file.attrs["model_config"]))


def check(build):
    name = build.__name__
    theirs = keras.saving.load_model(DATA / f"{name}.keras")
    xs = inputs_of(theirs, name)
    for file in (f"ikebana_{name}.keras", f"ikebana_{name}.weights.h5"):
        if file.endswith(".keras"):
            ours = keras.saving.load_model(DATA / file)
        else:
            ours = build()
            ours.load_weights(DATA / file)
        for a, b in zip(outputs_of(theirs, xs), outputs_of(ours, xs), strict=True):
            np.testing.assert_array_equal(a, b)
        print(f"{file}: opened by Keras {keras.__version__}, the same outputs")


def main():
    DATA.mkdir(parents=True, exist_ok=True)
    for build in (image, graph, steps):
        (check if "--check" in sys.argv else save)(build)
    if "--check" not in sys.argv:
        corpus()
    print(sum(p.stat().st_size for p in DATA.iterdir()), "bytes")


if __name__ == "__main__":
    main()
