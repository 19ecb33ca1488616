# SPDX-License-Identifier: BSL-1.0
"""A row of the tables: one model, spelled in C++ and built in real Keras."""

import dataclasses
import re
from collections.abc import Callable

from real_keras import keras


@dataclasses.dataclass(frozen=True)
class Row:
    label: str
    n: int  # the samples of the case
    spelling: str  # the model's C++ type
    build: Callable[[], keras.Model]
    definitions: str = ""  # the C++ handles that the type needs
    ids: int | tuple = 0  # inputs are whole numbers in [0, ids); 0: gaussian; several: one for each input
    extents: tuple = ()  # the shapes of the inputs of a call, where the model does not say them


def stack(shape, *layers, batch_size=None, name=None):
    """A Sequential on one input, given without the batch."""
    return keras.Sequential([keras.Input(shape, batch_size=batch_size), *layers], name=name)


def row(label, n, spelling, build, ids=0):
    """A case whose C++ type stands on its own."""
    return Row(label, n, " ".join(spelling.split()), build, ids=ids)


def handles(label, cpp):
    """The C++ definitions of a graph: `x = ...` is a constexpr handle, `[y, h] = ...` a binding, the rest stays."""
    lines = []
    for line in filter(None, (" ".join(part.split()) for part in cpp.split(";"))):
        if line.startswith("["):
            line = "auto " + line
        elif re.match(r"\w+ = ", line):
            line = "constexpr auto " + line
        lines.append(f"  {line};")
    return "\n".join([f"namespace case_{label} {{", *lines, f"}}  // namespace case_{label}"])


def graph(label, n, inputs, outputs, cpp, build, ids=0):
    """A case in the functional spelling: `cpp` defines the handles that `inputs` and `outputs` name."""
    inside = {part: ", ".join(f"case_{label}::{name}" for name in names.split())
              for part, names in (("inputs", inputs), ("outputs", outputs))}
    spelling = f"Model<inputs({inside['inputs']}), outputs({inside['outputs']})>"
    return Row(label, n, spelling, build, handles(label, cpp), ids)
