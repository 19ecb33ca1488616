# SPDX-License-Identifier: BSL-1.0
"""Random models: one layer with what stands around it, or a small graph; sound and unsound, in Keras and in C++ at once."""

import dataclasses
import math

from drawing import Draw
from real_keras import keras
from rows import Row, handles
from spelling import Layer, activation, from_states


class Refused(Exception):
    """Keras does not build it."""


@dataclasses.dataclass(frozen=True)
class Tensor:
    name: str  # of the C++ handle
    keras: object
    shape: tuple  # without the batch, of the call that is drawn: `keras` has None where only the call knows


class Sketch:
    """A model while it is drawn: the handles of C++ and the tensors of Keras. What Keras refuses becomes the output, and ends it."""

    def __init__(self, r, label):
        self.r, self.label = r, label
        self.n = r.pick(1, 2, 3, 5)
        if r.chance(.06):
            self.n = r.pick(33, 37)  # more than run together
        self.batch = self.n if r.chance(.4) else None
        self.tile = "" if self.batch or self.n > 30 or r.chance(.4) else ", tile(1)"
        self.lines, self.inputs, self.items, self.extents, self.ids, self.count = [], [], [], [], [], 0
        self.shared = None
        self.runs = True
        self.open, self.bounded, self.alike, self.drawn = False, r.chance(.6), r.chance(.85), {}
        self.refused = None  # the handle that Keras does not make
        self.beside = []  # what the refusal follows from, and is not an argument of it

    def free(self, shape, ids=0):
        """Some axes that only the call knows: axis -> a bound, or None, which has no memory. Mostly all that are not features; equal ones alike."""
        found = {}
        for a, n in enumerate(shape if self.open else ()):
            is_features = a == len(shape) - 1 and not ids
            drawn = self.r.chance(.1 if is_features else .9), n + self.r.pick(0, 0, 1, 3)
            if self.alike:
                drawn = self.drawn.setdefault((n, is_features), drawn)
            if drawn[0]:
                found[a] = drawn[1] if self.bounded else None
        return found

    def input(self, shape, ids=0, tag="", free=None, named=False):
        """`free`: how each axis that only the call knows is spelled, where it is not `free()` that says it."""
        free = self.free(shape, ids) if free is None else free
        given = [None if a in free else n for a, n in enumerate(shape)]
        spelled = ["None" if free[a] is None else f"up_to({free[a]})" for a in free]
        extents = [spelled[list(free).index(a)] if a in free else str(n) for a, n in enumerate(shape)]
        name = f"in{len(self.inputs)}"
        more = (f", {tag}" if tag else "") + (f", batch_size({self.batch})" if self.batch else self.tile) + (f', name("{name}")' if named else "")
        text = f"Input<{', '.join(extents)}{more}>"
        if None in free.values():
            self.runs = False
        x = Tensor(name, keras.Input(given, batch_size=self.batch), tuple(shape))
        self.items.append(text)
        self.lines.append(f"{name} = {text}{{}}")
        self.inputs.append(x)
        self.extents.append((self.n, *shape))
        self.ids.append(ids)
        return x

    def define(self, cpp, layer, tensors, called=None):
        """A call of a layer, written `cpp{}(...)`, or `cpp(...)` of a shared one; several tensors where it gives several."""
        self.count += 1
        arguments = ", ".join(t.name for t in tensors)
        name = f"t{self.count}"
        text = f"{cpp}({arguments})" if called else f"{cpp}{{}}({arguments})"
        self.items.append(cpp)
        try:
            y = invoked(layer, [t.keras for t in tensors])
        except Exception as e:  # noqa: BLE001 whatever Keras says no with
            self.lines.append(f"{name} = {text}")
            self.refused = name
            raise Refused(f"{type(e).__name__}: {e}") from e
        shapes = self.of_call(layer, tensors, y)
        if isinstance(y, (list, tuple)):
            y = keras.tree.flatten(y)  # the states of a cell are a list of their own
            names = [f"{name}_{k}" for k in range(len(y))]
            self.lines.append(f"[{', '.join(names)}] = {text}")
            return [Tensor(*t) for t in zip(names, y, shapes)]
        self.lines.append(f"{name} = {text}")
        return Tensor(name, y, shapes[0])

    def of_call(self, layer, tensors, y):
        """The shapes that a call would give: where Keras leaves axes open, those of a layer on tensors without such."""
        open_shapes = [tuple(t.shape[1:]) for t in keras.tree.flatten(y)]
        if not any(None in shape for shape in open_shapes):
            return open_shapes
        try:
            known = keras.tree.flatten(invoked(layer, [keras.Input(t.shape, batch_size=self.batch, dtype=t.keras.dtype) for t in tensors]))
            return [tuple(n or 1 for n in t.shape[1:]) for t in known]
        except Exception:  # noqa: BLE001 what goes in open does not go in with these extents
            return [tuple(n or 2 for n in shape) for shape in open_shapes]

    def call(self, layer, *tensors):
        return self.define(layer.cpp(), layer, tensors)

    def row(self, outputs, line=False):
        """The case; outputs are of C++ and of Keras, or the handle that is refused."""
        definitions, spelling = "", f"Sequential<{', '.join(self.items)}>"
        names = [*self.beside, self.refused] if self.refused else [t.name for t in outputs]
        if not line:
            definitions = handles(self.label, "; ".join(self.lines))
            inside = [", ".join(f"case_{self.label}::{name}" for name in group) for group in ([t.name for t in self.inputs], names)]
            spelling = f"Model<inputs({inside[0]}), outputs({inside[1]})>"
        build = None if self.refused else lambda: keras.Model([t.keras for t in self.inputs], [t.keras for t in outputs])
        return Row(self.label, self.n, spelling, build, definitions, tuple(self.ids), tuple(self.extents))


def invoked(layer, tensors):
    """The call in Keras, of a `Layer` or of a layer of Keras."""
    if not isinstance(layer, Layer):
        return layer(tensors if len(tensors) > 1 else tensors[0])
    built = layer.keras()
    if layer.invoke:
        return layer.invoke(built, tensors)
    return built(tensors if len(tensors) > 1 else tensors[0], **layer.call)


@dataclasses.dataclass(frozen=True)
class Case:
    subject: str
    row: Row
    refusal: str  # Keras' words; empty where it builds the model
    runs: bool  # it can be called: no axis is without a bound


def changed(r, shape):
    """The shape of somebody who mistakes an axis."""
    a = r.int(0, len(shape) - 1)
    ways = [shape + (r.int(1, 3),), (1, *shape), shape[:a] + (max(1, shape[a] + r.pick(-1, 1)),) + shape[a + 1:]]
    if len(shape) > 1:
        ways += [shape[:a] + shape[a + 1:], shape[::-1]]
    return r.pick(*ways)


def single(r, drawer, label, drawers):
    sketch = Sketch(r, label)
    shapes = list(drawer.shapes(r)) if drawer.shapes else [r.shape(r.pick(*drawer.ranks()))]
    layer = drawer.draw(r, shapes if drawer.inputs != 1 else shapes[0])
    if r.slips(.25):
        k = r.int(0, len(shapes) - 1)
        shapes[k] = changed(r, shapes[k])
    tag = layer.options.get("data_format", "") if r.chance(.7) else ""
    if r.slips(.03):
        tag = r.pick("channels_first", "channels_last")
    ids = layer.ids or drawer.ids or 0
    ids = ids if isinstance(ids, tuple) else (ids,) * len(shapes)
    sketch.open = r.chance(.12)
    several = len(shapes) > 1
    masks = r.chance(.15) and not tag
    masked = [masks and not i and len(shape) > 1 and (not several or r.chance(.7)) for shape, i in zip(shapes, ids)]
    x = [sketch.input(*((shape[:-1], 4) if m else (shape, i)), tag, None, several) for shape, i, m in zip(shapes, ids, masked)]
    outputs = []
    try:
        # id 0 is padding
        x = [sketch.call(Layer("Embedding", 4, shape[-1], mask_zero=True), t) if m else t for t, shape, m in zip(x, shapes, masked)]
        y = sketch.call(layer, *x)
        outputs = listed(y)
        # Keras makes whole numbers of what follows whole numbers, in some layers: not drawn
        if len(outputs) == 1 and r.chance(.25) and "int" not in str(outputs[0].keras.dtype):
            outputs = [follow(r, sketch, outputs[0], drawers, plain=True)]
    except Refused as e:
        return Case(drawer.name, sketch.row([], line=not several and "[" not in sketch.lines[-1]), str(e), sketch.runs)
    line = not several and len(outputs) == 1 and r.chance(.7)
    return Case(drawer.name, sketch.row(outputs, line), "", sketch.runs)


def listed(y):
    return y if isinstance(y, list) else [y]


def follow(r, sketch, tensor, drawers, plain=False):
    """One more layer on a tensor; one output where it gives several."""
    y = continued(r, sketch, [tensor], drawers, plain)
    return r.pick(*y) if isinstance(y, list) else y


def continued(r, sketch, tensors, drawers, plain=False):
    """One more layer on all outputs of the one before it, as in a Sequential."""
    if len(tensors) > 1 and not r.slips(.3):
        return sketch.call(Layer(r.pick("Concatenate", "Add", "Maximum")), *tensors)
    tensor = tensors[0]
    fitting = [d for d in drawers if d.in_graphs and d.inputs == 1 and not d.ids and len(tensor.shape) in d.ranks()]
    if plain:
        fitting = [d for d in fitting if d.name in ("Activation", "Dense", "Dropout", "Flatten", "ReLU", "BatchNormalization", "LayerNormalization", "MaxPooling2D", "MaxPooling1D")]
    if not fitting:
        return sketch.call(Layer("Identity"), tensor)
    d = r.random.choices(fitting, [f.weight for f in fitting])[0]
    return sketch.call(d.draw(r, tensor.shape), *tensors)


def size(tensor):
    return math.prod(tensor.shape)


class Graph:
    """A graph of up to seven calls: rows, branches that meet, shared layers, models in models."""

    def __init__(self, r, label, drawers):
        self.r, self.drawers, self.sketch = r, drawers, Sketch(r, label)
        r.only = "channels_first" if r.chance(.2) else "channels_last"
        self.pool, self.used, self.kind = [], set(), set()

    def take(self, *tensors):
        self.used.update(t.name for t in tensors)
        return tensors

    def give(self, tensor):
        self.pool.append(tensor)

    def begin(self):
        r = self.r
        several, self.sketch.open = r.chance(.35), r.chance(.15)
        for _ in range(2 if several else 1):
            if r.chance(.15):
                words = self.sketch.input((r.int(2, 7),), 7, named=several)
                self.give(self.sketch.call(Layer("Embedding", 7, r.int(2, 6), **r.maybe(.3, mask_zero=True)), *self.take(words)))
            else:
                shape = self.pool[0].shape if self.pool and r.chance(.5) else r.shape(r.pick(1, 1, 2, 2, 3))
                tag = "channels_first" if len(shape) > 1 and r.only == "channels_first" else ""
                self.give(self.sketch.input(shape, 0, tag, named=several))
        if several:
            self.kind.add("inputs")

    def step(self):
        small = [t for t in self.pool if size(t) <= 400]
        tensor = self.r.pick(*(small or self.pool)[-2:])
        self.give(follow(self.r, self.sketch, *self.take(tensor), self.drawers))

    def branch(self):
        r = self.r
        tensor, units = r.pick(*self.pool), r.features()
        names = [n for n in ("Add", "Multiply", "Average", "Maximum", "Minimum", "Subtract", "Concatenate")]
        name = r.pick(*names)
        ways = []
        for _ in range(2 if name == "Subtract" else r.pick(2, 2, 3)):
            way = tensor
            for _ in range(r.pick(0, 1, 1, 2) if way in ways or not ways or r.chance(.5) else 1):
                way = self.sketch.call(Layer("Dense", units if not r.slips(.08) else units + 1, **r.maybe(.5, activation=lambda: r.activation(tame=True))), *self.take(way))
            ways.append(way)
        if len({w.name for w in ways}) < len(ways) and not r.slips(.1):
            ways = [self.sketch.call(Layer("Dense", units), *self.take(w)) for w in ways]
        elif not r.slips(.3) and len({w.shape for w in ways}) > 1 and name != "Concatenate":
            ways = [self.sketch.call(Layer("Dense", units), *self.take(w)) for w in ways]
        self.kind.add("branches")
        self.give(self.sketch.call(Layer(name), *self.take(*ways)))

    def merge(self):
        """Tensors of the pool that fit, or nearly."""
        r = self.r
        a = r.pick(*self.pool)
        others = [t for t in self.pool if t.name != a.name and (t.shape == a.shape or r.slips(.3))]
        if not others:
            return self.branch()
        name = r.pick("Add", "Multiply", "Average", "Maximum", "Minimum", "Subtract", "Concatenate")
        self.kind.add("branches")
        self.give(self.sketch.call(Layer(name), *self.take(a, r.pick(*others))))

    def share(self):
        r = self.r
        a = r.pick(*self.pool)
        others = [t for t in self.pool if t.shape[-1:] == a.shape[-1:] or r.slips(.4)]
        layer = Layer("Dense", r.pick(a.shape[-1], r.features()), name=(name := f"shared{self.sketch.count}"), **r.maybe(.5, activation=lambda: r.activation(tame=True)))
        self.sketch.lines.append(f"{name} = {layer.cpp()}{{}}")
        built = layer.keras()
        b = r.pick(*others)
        first = self.sketch.define(name, built, self.take(a), called=True)
        self.give(first)
        self.kind.add("shared")
        again = first if b.name == a.name else b
        self.sketch.beside = [first.name]
        self.give(self.sketch.define(name, built, self.take(again), called=True))
        self.sketch.beside = []

    def sequences(self):
        """Two of the tensors along time; one alone twice."""
        found = [t for t in self.pool if len(t.shape) == 2 and size(t) <= 400]
        return [self.r.pick(*found) for _ in range(2)] if found else []

    def attend(self):
        r, both = self.r, self.sequences()
        if not both:
            return self.step()
        call = r.maybe(.3, use_causal_mask=True)
        if r.chance(.6):
            layer = Layer("MultiHeadAttention", r.int(1, 3), r.int(1, 5), call=call, invoke=lambda layer, t: layer(t[0], t[1], **call))
        elif both[0].shape[1] == both[1].shape[1] or r.slips(.5):
            layer = Layer(r.pick("Attention", "AdditiveAttention"), call=call, invoke=lambda layer, t: layer(t, **call))
        else:
            return self.step()
        self.kind.add("branches")
        self.give(self.sketch.call(layer, *self.take(*both)))

    def decode(self):
        """A sequence that is read with the states in which another one ended."""
        r, both = self.r, self.sequences()
        if not both:
            return self.step()
        kind, units = r.pick("SimpleRNN", "LSTM", "GRU"), r.int(1, 9)
        y, *states = self.sketch.call(Layer(kind, units, return_state=True, **r.maybe(.3, return_sequences=True)), *self.take(both[0]))
        decoder = Layer(kind, units + (1 if r.slips(.2) else 0), **r.maybe(.5, return_sequences=True), invoke=from_states)
        self.kind.add("branches")
        self.give(y)
        self.give(self.sketch.call(decoder, *self.take(both[1], *states)))

    def nest(self):
        r = self.r
        tensor = r.pick(*self.pool)
        shape = changed(r, tensor.shape) if r.slips(.25) else tensor.shape
        inner, batch = Sketch(r, "inner"), self.sketch.batch
        inner.batch, inner.tile = (batch if r.chance(.3) else None), ""
        y = [inner.input(shape, free={a: None for a, n in enumerate(tensor.keras.shape[1:]) if n is None and a < len(shape) and not r.slips(.5)})]
        try:
            for _ in range(r.int(1, 3)):
                y = listed(continued(r, inner, y, [d for d in self.drawers if d.name in INSIDE]))
        except Refused as e:
            self.sketch.count += 1
            name = f"t{self.sketch.count}"
            self.sketch.lines.append(f"{name} = as_layer<Sequential<{', '.join(inner.items)}>>{{}}({tensor.name})")
            self.sketch.refused = name
            raise Refused(str(e)) from e
        self.kind.add("nested")
        model = keras.Model(inner.inputs[0].keras, [t.keras for t in y] if len(y) > 1 else y[0].keras)
        for t in listed(self.sketch.define(f"as_layer<Sequential<{', '.join(inner.items)}>>", model, self.take(tensor))):
            self.give(t)

    def draw(self):
        try:
            self.begin()
            for _ in range(self.r.int(2, 5)):
                self.r.pick(self.step, self.step, self.step, self.branch, self.merge, self.share, self.nest, self.attend, self.decode)()
            for x in self.sketch.inputs:
                if x.name not in self.used:
                    self.give(self.sketch.call(Layer("Dense", 3), *self.take(x)))
        except Refused as e:
            self.finish_inputs()
            return Case(self.subject(), self.sketch.row([]), str(e), True)
        leaves = [t for t in self.pool if t.name not in self.used] or self.pool[-1:]
        if len(leaves) > 3:
            leaves = leaves[:3]
        if self.r.chance(.15):
            leaves += [t for t in self.pool if t.name in self.used and t.name.startswith("t")][:1]
        self.keep_reached(leaves)
        if len(leaves) > 1:
            self.kind.add("outputs")
        return Case(self.subject(), self.sketch.row(leaves), "", self.sketch.runs)

    def keep_reached(self, outputs):
        """Keeps the inputs that the outputs follow from: Keras asks that all are given, and C++ that none is without use."""
        seen, stack = set(), [t.keras for t in outputs]
        while stack:
            t = stack.pop()
            if id(t) in seen:
                continue
            seen.add(id(t))
            operation, index, _ = t._keras_history
            stack += operation._inbound_nodes[index].input_tensors
        keep = [k for k, x in enumerate(self.sketch.inputs) if id(x.keras) in seen]
        for of_inputs in ("inputs", "extents", "ids"):
            setattr(self.sketch, of_inputs, [getattr(self.sketch, of_inputs)[k] for k in keep])

    def finish_inputs(self):
        """Of what is refused: the inputs that its text reaches."""
        text = {line.split(" = ")[0].strip("[]"): line for line in self.sketch.lines}
        reached, stack = set(), [*self.sketch.beside, self.sketch.refused]
        while stack:
            name = stack.pop()
            line = next((v for k, v in text.items() if name in k.split(", ")), "")
            arguments = line.rsplit("(", 1)[-1].rstrip(")").split(", ") if name not in reached and not name.startswith("in") else []
            reached.add(name)
            stack += [a for a in arguments if a]
        keep = [k for k, x in enumerate(self.sketch.inputs) if x.name in reached]
        self.sketch.inputs = [self.sketch.inputs[k] for k in keep]

    def subject(self):
        for kind in ("nested", "shared", "outputs", "inputs", "branches"):
            if kind in self.kind:
                return f"(graph: {kind})"
        return "(graph: line)"


class MaskedGraph(Graph):
    """A graph of sequences of one shape, most of them with a mask: who finds which, behind what attends, merges, hands it on, or takes it off."""

    def begin(self):
        r = self.r
        r.only = "channels_last"
        self.steps, self.features = r.int(2, 6), r.int(2, 6)
        several = r.chance(.4)
        for _ in range(2 if several else 1):
            words = self.sketch.input((self.steps,), 4, named=several)
            self.give(self.sketch.call(Layer("Embedding", 4, self.features, mask_zero=r.chance(.9)), *self.take(words)))
        if several:
            self.kind.add("inputs")

    def any(self):
        """A tensor of the pool, rather an early one: what is read often is what this is about."""
        r = self.r
        return self.pool[min(r.int(0, len(self.pool) - 1), r.int(0, len(self.pool) - 1))]

    def step(self):
        r = self.r
        layer = r.pick(Layer("Dense", self.features, **r.maybe(.3, activation="relu")), Layer("LayerNormalization"), Layer("Dropout", rate=0.5), Layer("Activation", activation("linear")), Layer("Identity"),
                       Layer("BatchNormalization"), Layer("Softmax"), Layer("ReLU"), Layer(r.pick("LSTM", "GRU", "SimpleRNN"), self.features, return_sequences=True),
                       Layer("Bidirectional", Layer("SimpleRNN", self.features, return_sequences=True), merge_mode="sum"),
                       Layer("TimeDistributed", Layer("Dense", self.features)))
        self.give(self.sketch.call(layer, *self.take(self.any())))

    def attend(self):
        r = self.r
        tensors = [self.any() for _ in range(r.pick(2, 2, 3))]
        if r.chance(.5):
            tensors = tensors[:1] * len(tensors)
        self.kind.add("branches")
        call = r.maybe(.15, use_causal_mask=True)
        if r.chance(.7):
            layer = Layer("MultiHeadAttention", r.int(1, 2), r.int(1, 4), call=call, invoke=lambda layer, t: layer(*t, **call))
        elif r.chance(.3):
            layer = Layer("GroupQueryAttention", 4, 2, 1, call=call, invoke=lambda layer, t: layer(*t, **call))
        else:
            layer = Layer(r.pick("Attention", "AdditiveAttention"), call=call, invoke=lambda layer, t: layer(t, **call))
        self.give(self.sketch.call(layer, *self.take(*tensors)))

    def merge(self):
        r = self.r
        a, b = self.any(), self.any()
        if a.name == b.name:
            return self.attend()
        self.kind.add("branches")
        self.give(self.sketch.call(Layer(r.pick("Add", "Add", "Multiply", "Maximum", "Minimum", "Average")), *self.take(a, b)))

    def nest(self):
        r = self.r
        tensor, inner = self.any(), Sketch(r, "inner")
        inner.batch, inner.tile = None, ""
        y = inner.input(tensor.shape, free={})
        for _ in range(r.int(1, 2)):
            y = inner.call(r.pick(Layer("Dense", self.features), Layer("LayerNormalization"), Layer("LSTM", self.features, return_sequences=True), Layer("Masking"), Layer("Dropout", rate=0.5)), y)
        self.kind.add("nested")
        self.give(self.sketch.define(f"as_layer<Sequential<{', '.join(inner.items)}>>", keras.Model(inner.inputs[0].keras, y.keras), self.take(tensor)))

    def draw(self):
        r = self.r
        try:
            self.begin()
            for _ in range(r.int(3, 8)):
                r.pick(self.attend, self.attend, self.attend, self.merge, self.merge, self.step, self.step, self.nest)()
            leaves = [t for t in self.pool if t.name not in self.used]
            if r.chance(.5):
                leaves = [self.sketch.call(r.pick(Layer("GlobalAveragePooling1D"), Layer("LSTM", 3), Layer("Dense", 3)), t) for t in leaves]
        except Refused as e:
            self.finish_inputs()
            return Case("(graph: masks)", self.sketch.row([]), str(e), True)
        self.keep_reached(leaves)
        return Case("(graph: masks)", self.sketch.row(leaves), "", self.sketch.runs)


INSIDE = ("Dense", "Activation", "Conv1D", "Conv2D", "BatchNormalization", "MaxPooling2D", "Reshape", "Flatten", "LSTM", "GRU", "Dropout", "LayerNormalization")


def draw(seed, index, drawers, graphs=.3, masks=.1):
    """Case `index` of a seed: it does not depend on the other cases. So many of all are graphs, so many of those are about masks. One that is to go wrong may
    try again where Keras takes it."""
    for attempt in range(3):
        r = Draw(f"{seed}/{index}/{attempt}" if attempt else f"{seed}/{index}")
        label = f"c{index}"
        if attempt == 0:
            is_graph, slip = r.chance(graphs), r.slip
            again = r.pick(0, 1, 2) if slip else 0
            d = None if is_graph else r.random.choices(drawers, [d.weight for d in drawers])[0]
        r.slip = slip
        case = (MaskedGraph if r.chance(masks) else Graph)(r, label, drawers).draw() if is_graph else single(r, d, label, drawers)
        if case.refusal or attempt == again:
            return case
