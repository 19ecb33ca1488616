# SPDX-License-Identifier: BSL-1.0
"""The order in which a C++ model declares its layers, and the weights of a Keras model in that order.

A C++ graph is a flat list: a call comes after its arguments, which come in the order written, and a layer has the place of its first
call. Keras' own order (`model.layers`) is another one for graphs that branch.
"""

import re

from real_keras import keras


def calls(model):
    """The layers of a functional model or a Sequential, in the order of the C++ flat list, each once."""
    if isinstance(model, keras.Sequential):
        return list(model.layers)
    mine = {id(node) for nodes in model._nodes_by_depth.values() for node in nodes}
    order, visited = [], set()

    def visit(tensor):
        operation, index, _ = tensor._keras_history
        node = operation._inbound_nodes[index]
        if id(node) in visited or id(node) not in mine:
            return
        visited.add(id(node))
        for argument in node.input_tensors:
            visit(argument)
        if operation not in order and isinstance(operation, keras.Layer):  # and not what Keras computes a mask with
            order.append(operation)

    for output in model.outputs:
        visit(output)
    return order


def flat_layers(model):
    """`calls`, with the layers of a nested model in its place."""
    for layer in calls(model):
        if isinstance(layer, keras.Model):
            yield from flat_layers(layer)
        else:
            yield layer


def variables(model):
    """The weights, layer by layer as declared, each layer's in Keras' order: trainable, then not."""
    found = []
    for layer in flat_layers(model):
        found += [v for v in layer.weights if not any(v is known for known in found)]
    if len(found) != len(model.weights):
        raise AssertionError(f"{model.name}: {len(found)} weights found, Keras has {len(model.weights)}")
    return found


def classes(model):
    """The class names of the layers that have weights, as declared."""
    return [type(layer).__name__ for layer in flat_layers(model) if layer.weights]


def spelled_classes(cpp, known):
    """The class names among `known` in the order in which a C++ text spells them."""
    return [word for word in re.findall(r"\b([A-Z]\w*)<", cpp) if word in known]
