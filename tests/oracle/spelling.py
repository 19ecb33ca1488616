# SPDX-License-Identifier: BSL-1.0
"""A layer said once, as Keras and as C++: `Layer("Conv2D", 8, 3, padding="same")` is `Conv2D<8, 3, padding::same>`."""

import dataclasses
import pathlib
import re

from real_keras import keras

INCLUDE = pathlib.Path(__file__).resolve().parents[2] / "include" / "ikebana"
OWNED_BY_CMATH = {"tanh"}


def written_classes():
    """The layers that C++ has: the class templates of include/ikebana/layers/."""
    headers = (INCLUDE / "layers").rglob("*.hpp")
    return {name for header in headers for name in re.findall(r"\bstruct ([A-Z]\w+)\s*:", header.read_text())}


def written_activations():
    """Keras' names of the activation functions that C++ has."""
    text = "\n".join(header.read_text() for header in (INCLUDE / "activations").glob("*.hpp"))
    return set(re.findall(r"inline constexpr (?:activations::)?\w+ (\w+)\{", text))


@dataclasses.dataclass(frozen=True)
class Activation:
    """A function of keras.activations with arguments of its own: `Activation("elu", "elu(0.5)", lambda x: ...)`."""
    name: str
    cpp: str
    function: object = None

    def keras(self):
        return self.function or self.name


@dataclasses.dataclass(frozen=True)
class Spelled:
    """A value that C++ spells in a way of its own: Keras' None, a function."""
    cpp: str
    value: object


def activation(name):
    return Activation(name, f"activation::{name}" if name in OWNED_BY_CMATH else name)


def number(value):
    return repr(value) if isinstance(value, float) else str(value)


def option(key, value):
    """One keyword argument; None where C++ says it by saying nothing."""
    if value is None:
        return None
    if isinstance(value, Spelled):
        return value.cpp
    if isinstance(value, Activation):
        return value.cpp if key == "activation" else f"{key}({value.cpp})"
    if isinstance(value, bool):
        return f"{key}({str(value).lower()})"
    if key == "data_format":
        return value
    if key in ("equation", "name", "bias_axes"):
        return f'{key}("{value}")'
    if isinstance(value, str):
        return f"{key}::{value}" + ("_" if value == "int" else "")
    if isinstance(value, Layer):
        return f"{key}<{value.cpp()}>"
    if key == "padding":  # of zeros; the word is an enumeration in C++
        key = "pad_width"
    if isinstance(value, (tuple, list)):
        return f"{key}({', '.join(braced(v) for v in value)})"
    return f"{key}({number(value)})"


def braced(value):
    return f"{{{', '.join(map(number, value))}}}" if isinstance(value, (tuple, list)) else number(value)


def positional(value):
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, Layer):
        return value.cpp()
    if isinstance(value, (Activation, Spelled)):
        return value.cpp
    if isinstance(value, (tuple, list)):
        return ", ".join(positional(v) for v in value)
    return number(value)


class Layer:
    """A layer of Keras by its class name and arguments; `call` are keyword arguments of its call, which C++ has as options.
    `invoke(layer, tensors)` calls it in Keras where that is not `layer(*tensors, **call)`; `ids` are those of its inputs."""

    def __init__(self, class_name, /, *args, call=None, invoke=None, ids=None, **options):
        self.name, self.args, self.options, self.call, self.invoke, self.ids = class_name, args, options, call or {}, invoke, ids

    def cpp(self):
        said = [positional(a) for a in self.args]
        said += filter(None, (option(k, v) for k, v in {**self.options, **self.call}.items()))
        return f"{self.name}<{', '.join(said)}>"

    def keras(self):
        def built(value):
            if isinstance(value, (Layer, Activation)):
                return value.keras()
            if isinstance(value, Spelled):
                return value.value
            if isinstance(value, list):
                return [built(v) for v in value]
            return value
        return getattr(keras.layers, self.name)(*map(built, self.args), **{k: built(v) for k, v in self.options.items()})


def from_states(layer, tensors):
    """An empty list of states is not none to Keras, which then finds no first one; C++ has no word for it."""
    return layer(tensors[0], initial_state=list(tensors[1:])) if len(tensors) > 1 else layer(tensors[0])
