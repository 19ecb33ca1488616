# SPDX-License-Identifier: BSL-1.0
"""store_examples.py model.keras examples.npz [samples]: what real Keras makes of random inputs, layer by layer, for `verify(net, "examples.npz")`.

The archive has inputs/0, inputs/1, ... and an array for each output of each call of each layer, "layers/3.0/Conv2D/0": layer 3 of the model's own list without its Inputs,
its first call, its class (`ops` for an operation of keras.ops), the first output. A layer of a model inside stands below that model's call: "layers/3.0/1.0/Dense/0".
The model's own outputs are there once more: outputs/0, outputs/1, ...
"""

import sys

import keras
import numpy as np
from keras.src.models.functional import Functional


def calls_of(outputs):
    """The calls that lead to these tensors, each behind those that it reads."""
    order, seen = [], set()

    def visit(tensor):
        layer, index, _ = tensor._keras_history
        node = layer._inbound_nodes[index]
        if id(node) not in seen:
            seen.add(id(node))
            named = {k: v for k, v in node.arguments.kwargs.items() if k != "mask"}  # what Keras computes a mask with is no layer
            for read in keras.tree.flatten([node.arguments.args, named]):
                if isinstance(read, keras.KerasTensor):
                    visit(read)
            order.append(node)
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 100_000))
    for tensor in outputs:
        visit(tensor)
    return order


def examples(model, inputs, path="layers/"):
    """Runs the model on arrays, one for each input; gives a dictionary of each layer's outputs."""
    sequential = isinstance(model, keras.Sequential)
    graph, layers = (model._functional, model.layers) if sequential else (model, model.operations)
    nodes, found, inside = calls_of(graph.outputs), {}, []
    called = {id(n.operation) for n in nodes}
    for i, layer in enumerate(l for l in layers if id(l) in called and not isinstance(l, keras.layers.InputLayer)):
        for call, node in enumerate(n for n in nodes if n.operation is layer):
            here = f"{path}{i}.{call}/"
            of = type(layer).__name__ if isinstance(layer, keras.Layer) else "ops"
            for o, tensor in enumerate(node.outputs):
                found[f"{here}{of}/{o}"] = tensor
            if isinstance(layer, (keras.Sequential, Functional)):
                inside.append((layer, node.arguments.keras_tensors, here))
    sources = [t for _, tensors, _ in inside for t in tensors]
    values = Functional(graph.inputs, [*found.values(), *sources])(list(inputs), training=False)
    found = dict(zip(found, map(np.asarray, values)))
    rest = iter(values[len(found):])
    for layer, tensors, here in inside:
        found.update(examples(layer, [next(rest) for _ in tensors], here))
    return found


def random_inputs(model, samples=2, seed=0):
    """Normal numbers; where the model looks them up in an Embedding, whole ones."""
    random = np.random.RandomState(seed)
    ids = [layer.input_dim for layer in model._flatten_layers() if isinstance(layer, keras.layers.Embedding)]
    shapes = [[e if e is not None else samples if a == 0 else 16 for a, e in enumerate(x.shape)] for x in model.inputs]
    return [(random.randint(0, min(ids), s) if ids else random.standard_normal(s)).astype("float32") for s in shapes]


def store(model, path, inputs):
    graph = model._functional if isinstance(model, keras.Sequential) else model
    outputs = Functional(graph.inputs, graph.outputs)(list(inputs), training=False)
    arrays = {f"{of}/{i}": np.asarray(x) for of, all_of in (("inputs", inputs), ("outputs", outputs)) for i, x in enumerate(all_of)}
    np.savez(path, **arrays, **examples(model, inputs))


if __name__ == "__main__":
    net = keras.saving.load_model(sys.argv[1], compile=False)
    store(net, sys.argv[2], random_inputs(net, *map(int, sys.argv[3:4])))
