# SPDX-License-Identifier: BSL-1.0
"""What drawers of layers share: a seeded source of choices, and their list.

A drawer is a function of a `Draw` and the shape of its input, batch left out, that gives a `Layer`:

    @drawer("MaxPooling2D", rank=3)
    def max_pooling2d(r, shape): ...

Options are drawn near what fits. `r.slips(p)` is true in cases that are to go wrong, with probability p: there a drawer
does what a user does by mistake. Whether a case is sound, Keras decides, not the drawer.
"""

import dataclasses
import importlib
import pathlib
import random

from real_keras import keras
from spelling import Activation, Layer, activation, written_activations

ACTIVATIONS = ("relu", "tanh", "sigmoid", "softmax", "elu", "selu", "gelu", "silu", "softplus", "softsign", "leaky_relu", "exponential", "hard_sigmoid",
               "hard_silu", "relu6", "mish", "log_softmax", "linear", "celu", "hard_shrink", "hard_tanh", "log_sigmoid", "soft_shrink", "sparse_plus",
               "sparse_sigmoid", "squareplus", "tanh_shrink", "threshold", "sparsemax", "glu", "swish", "hard_swish")
# what grows without bound, or where a rounding decides between two values, is drawn in the layer that is tested and not deep in a graph
TAME = ("relu", "tanh", "sigmoid", "softmax", "elu", "gelu", "silu", "softplus", "softsign", "leaky_relu", "linear")

act = keras.activations
# with parameters of their own: of the C++ text, and of Keras
WITH_PARAMETERS = {"leaky_relu(0.1)": lambda x: act.leaky_relu(x, negative_slope=0.1), "elu(0.5)": lambda x: act.elu(x, alpha=0.5), "celu(2)": lambda x: act.celu(x, alpha=2.0),
                   "gelu(approximate)": lambda x: act.gelu(x, approximate=True), "hard_shrink(0.2)": lambda x: act.hard_shrink(x, threshold=0.2),
                   "soft_shrink(0.2)": lambda x: act.soft_shrink(x, threshold=0.2), "squareplus(2)": lambda x: act.squareplus(x, b=2),
                   "relu(negative_slope(0.1), max_value(1))": lambda x: act.relu(x, negative_slope=0.1, max_value=1.0),
                   "relu(threshold(0.3))": lambda x: act.relu(x, threshold=0.3)}


class Draw:
    def __init__(self, seed, slip_share=0.5):
        self.random = random.Random(seed)
        self.slip = self.random.random() < slip_share
        self.written = ACTIVATIONS_WRITTEN
        self.notes = {}  # what a drawer's shapes tell its layer
        self.only = None  # of a graph: the layout of all its layers

    def layout(self, p=.3):
        """The option `data_format`, or nothing."""
        if self.only:
            return {"data_format": self.only} if self.only == "channels_first" else {}
        return {"data_format": self.pick("channels_first", "channels_first", "channels_last")} if self.chance(p) else {}

    def int(self, low, high):
        return self.random.randint(low, high)

    def pick(self, *values):
        return self.random.choice(values)

    def chance(self, p):
        return self.random.random() < p

    def slips(self, p):
        return self.slip and self.random.random() < p

    def sample(self, values, count):
        return self.random.sample(list(values), count)

    def features(self):
        """A number of channels or units: few mostly, one, odd, and more than the lanes of a vector."""
        return self.random.choice((1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 16, 17, 19, 33))

    def extent(self, most=9):
        return min(most, self.random.choice((1, 2, 3, 4, 5, 5, 6, 6, 7, 8, 9)))

    def shape(self, rank):
        """A shape of `rank` axes without the batch; the more axes, the fewer elements on each."""
        most = {1: 33, 2: 9, 3: 8, 4: 5}.get(rank, 3)
        channels = self.features()
        return (*(self.extent(most) for _ in range(rank - 1)), channels if rank < 4 else min(channels, 6))

    def activation(self, tame=False, rows=True):
        if not tame and self.chance(.1):
            cpp = self.random.choice(tuple(WITH_PARAMETERS))
            return Activation(cpp, cpp, WITH_PARAMETERS[cpp])
        names = [n for n in (TAME if tame else ACTIVATIONS) if n in self.written and (rows or n not in ("softmax", "log_softmax", "sparsemax", "glu"))]
        return activation(self.random.choice(names))

    def maybe(self, p, **options):
        """The options, each with probability p; a value that is a function is called first."""
        return {k: v() if callable(v) else v for k, v in options.items() if self.chance(p)}

    def sizes(self, axes, low, high):
        """One number, or one for each axis; a wrong number of them by mistake."""
        if self.slips(.04):
            axes += 1
        if axes > 1 and self.chance(.4):
            return tuple(self.int(low, high) for _ in range(axes))
        return self.int(low, high)


ACTIVATIONS_WRITTEN = written_activations()


@dataclasses.dataclass(frozen=True)
class Drawer:
    name: str
    rank: object  # of its input without the batch: a number, or several
    draw: object
    shapes: object = None  # a function of the Draw, for layers of several inputs or of one that is particular
    ids: object = 0  # inputs are whole numbers in [0, ids); a tuple says it for each
    weight: float = 1
    inputs: int = 1  # 0: any number
    in_graphs: bool = True

    def ranks(self):
        return self.rank if isinstance(self.rank, tuple) else (self.rank,)


DRAWERS = []


def drawer(name, rank=(1, 2, 3), **how):
    def add(function):
        DRAWERS.append(Drawer(name, rank, function, **how))
        return function
    return add


def load_drawers():
    for path in sorted((pathlib.Path(__file__).resolve().parent / "random_layers").glob("*.py")):
        importlib.import_module(f"random_layers.{path.stem}")
    return DRAWERS
