# SPDX-License-Identifier: BSL-1.0
"""Recurrent layers, cells, and the wrappers of time."""

from drawing import activation, drawer
from spelling import Layer, Spelled, from_states


def units(r):
    return r.pick(0, -1) if r.slips(.25) else r.pick(1, 2, 3, 4, 5, 7, 8, 9, 17)


def gates(r, kind):
    options = r.maybe(.3, activation=lambda: r.activation(tame=True, rows=False))
    options.update(r.maybe(.15, use_bias=False))
    options.update(r.maybe(.05, dropout=0.2))
    if kind in ("LSTM", "GRU"):
        # two that have no bound multiply each other, step by step, out of what a float holds
        options.update(r.maybe(.25, recurrent_activation=lambda: activation(r.pick("hard_sigmoid", "hard_tanh", "softsign", "tanh")) if "activation" in options else r.activation(tame=True, rows=False)))
    if kind == "GRU":
        options.update(r.maybe(.3, reset_after=lambda: r.chance(.2)))
    if kind == "LSTM":
        options.update(r.maybe(.1, unit_forget_bias=False))
    return options


def sequence_options(r):
    return {**r.maybe(.4, return_sequences=True), **r.maybe(.2, go_backwards=True), **r.maybe(.15, return_state=True), **r.maybe(.1, zero_output_for_mask=True)}


def recurrent(r, kind):
    return Layer(kind, units(r), **gates(r, kind), **sequence_options(r), **r.maybe(.08, stateful=True))


for kind in ("SimpleRNN", "LSTM", "GRU"):
    def define(k=kind):
        drawer(k, rank=2, weight=1.5)(lambda r, shape: recurrent(r, k))
    define()


def begun(kind):
    """A sequence, and the states to begin with."""
    def shapes(r):
        r.notes["units"] = u = r.pick(1, 2, 3, 4, 5, 7, 8, 9)
        states = {"LSTM": 2}.get(kind, 1) + (r.pick(-1, 1) if r.slips(.3) else 0)
        return [r.shape(2)] + [(u + 1,) if r.slips(.2) else (u,) for _ in range(states)]
    return shapes


for kind in ("SimpleRNN", "LSTM", "GRU"):
    def define_begun(k=kind):
        drawer(k, rank=2, inputs=0, shapes=begun(k), weight=.4, in_graphs=False)(lambda r, shapes: Layer(
            k, r.notes["units"], invoke=from_states, **gates(r, k), **sequence_options(r)))
    define_begun()


def cell(r):
    kind = r.pick("SimpleRNN", "LSTM", "GRU")
    return Layer(f"{kind}Cell", units(r), **gates(r, kind))


@drawer("RNN", rank=2)
def rnn(r, shape):
    cells = [cell(r) for _ in range(r.pick(1, 1, 2, 3))]
    inner = cells[0] if len(cells) == 1 else Layer("StackedRNNCells", cells)
    return Layer("RNN", inner, **sequence_options(r), **r.maybe(.08, stateful=True))


def begun_cells(r):
    r.notes["cells"] = cells = [cell(r) for _ in range(r.pick(1, 1, 2))]
    widths = [(c.args[0] if c.args[0] > 0 else 2,) for c in cells for _ in range(2 if c.name == "LSTMCell" else 1)]
    return [r.shape(2)] + (widths[:-1] if r.slips(.2) and len(widths) > 1 else widths)


@drawer("RNN", rank=2, inputs=0, shapes=begun_cells, weight=.4, in_graphs=False)
def begun_rnn(r, shapes):
    cells = r.notes["cells"]

    def invoke(layer, tensors):
        """Keras wants the states of each of several cells as a list."""
        states, given = list(tensors[1:]), []
        for c in cells:
            given.append([states.pop(0) for _ in range(2 if c.name == "LSTMCell" else 1)])
        return layer(tensors[0], initial_state=given if len(cells) > 1 else given[0])
    return Layer("RNN", cells[0] if len(cells) == 1 else Layer("StackedRNNCells", cells), invoke=invoke, **sequence_options(r))


@drawer("StackedRNNCells", rank=2, weight=.5)
def stacked(r, shape):
    return Layer("RNN", Layer("StackedRNNCells", [cell(r) for _ in range(r.pick(1, 2))]), **sequence_options(r))


def both_ways(r, width, **options):
    kind = r.pick("SimpleRNN", "LSTM", "GRU")
    if r.slips(.2):
        inner = r.pick(Layer("Dense", 4), Layer("Conv1D", 4, 1))
    elif r.chance(.1) and not options and "units" not in r.notes:
        inner = Layer("RNN", cell(r), **r.maybe(.5, return_sequences=True), **r.maybe(.15, return_state=True))
    else:
        inner = Layer(kind, width, **gates(r, kind), **r.maybe(.5, return_sequences=True), **r.maybe(.15, go_backwards=True), **r.maybe(.15, return_state=True), **options)
    other = None
    if inner.name == kind and r.chance(.2):
        same = {k: v for k, v in inner.options.items() if k in ("return_sequences", "return_state") and not r.slips(.2)}
        other = Layer(r.pick(kind, "GRU"), width, **same, go_backwards=not inner.options.get("go_backwards", False) if not r.slips(.3) else r.chance(.5))
    mode = r.pick("concat", "sum", "ave", "mul", Spelled("merge_mode::none", None))
    return inner, {**({"backward_layer": other} if other else {}), **r.maybe(.7, merge_mode=mode)}


@drawer("Bidirectional", rank=2, weight=1.5)
def bidirectional(r, shape):
    inner, options = both_ways(r, units(r))
    return Layer("Bidirectional", inner, **options)


def begun_both_ways(r):
    r.notes["units"] = u = r.pick(1, 2, 3, 5, 8, 9)
    states = r.pick(2, 4) + (r.pick(-1, 1) if r.slips(.3) else 0)
    return [r.shape(2)] + [(u + 1,) if r.slips(.2) else (u,) for _ in range(states)]


@drawer("Bidirectional", rank=2, inputs=0, shapes=begun_both_ways, weight=.4, in_graphs=False)
def begun_bidirectional(r, shapes):
    inner, options = both_ways(r, r.notes["units"])
    return Layer("Bidirectional", inner, invoke=from_states, **options)


@drawer("Bidirectional", rank=(3, 4), weight=.4, in_graphs=False)
def bidirectional_of_images(r, shape):
    return Layer("Bidirectional", conv_lstm(r, len(shape) - 2, shape), **r.maybe(.7, merge_mode=lambda: r.pick("concat", "sum", "ave", "mul", Spelled("merge_mode::none", None))))


def each_step(r, shape):
    """A layer for steps of a shape."""
    tame = r.maybe(.4, activation=lambda: r.activation(tame=True))
    ways = [Layer("Dense", r.features(), **tame), Layer("Flatten"), Layer("Activation", r.activation(tame=True)), Layer("Dropout", rate=0.5), Layer("BatchNormalization"),
            Layer("LayerNormalization"), Layer("UnitNormalization"), Layer("SpectralNormalization", Layer("Dense", r.features())), Layer("Reshape", (-1, 1))]
    if len(shape) == 1:
        ways += [Layer("RepeatVector", r.int(1, 3))]
    if len(shape) == 2:
        ways += [Layer("Conv1D", r.features(), r.int(1, 3), **tame), Layer("LSTM", r.int(1, 5)), Layer("GRU", r.int(1, 5), return_sequences=True), Layer("GlobalMaxPooling1D"),
                 Layer("GlobalAveragePooling1D"), Layer("Bidirectional", Layer("SimpleRNN", r.int(1, 5))), Layer("MaxPooling1D", 2), Layer("TimeDistributed", Layer("Dense", 3)),
                 Layer("RNN", Layer("GRUCell", r.int(1, 5)))] * 2
    if len(shape) == 3:
        ways = [*ways[:5], *[Layer("Conv2D", r.features(), r.int(1, 3), **tame), Layer("MaxPooling2D", r.int(1, 2)), Layer("GlobalAveragePooling2D"), Layer("DepthwiseConv2D", 2),
                             Layer("AveragePooling2D", 2, padding="same"), Layer("ZeroPadding2D", 1), Layer("UpSampling2D", 2), Layer("Conv2DTranspose", r.int(1, 4), 2),
                             Layer("SeparableConv2D", r.int(1, 4), 2), Layer("ConvLSTM1D", r.int(1, 3), 2)]]
    return r.pick(*ways)


@drawer("TimeDistributed", rank=(2, 3, 4), weight=1.5)
def time_distributed(r, shape):
    of = r.shape(r.int(1, 3)) if r.slips(.3) else shape[1:]
    return Layer("TimeDistributed", each_step(r, of))


def conv_lstm(r, axes, shape):
    spatial = shape[1:-1]
    options = {**r.maybe(.4, padding=lambda: r.pick("same", "valid")), **r.maybe(.25, strides=lambda: r.sizes(axes, 1, 2)), **r.maybe(.2, use_bias=False),
               **r.maybe(.2, activation=lambda: r.activation(tame=True, rows=False)), **sequence_options(r),
               **r.maybe(.2, recurrent_activation=lambda: r.activation(tame=True, rows=False)), **r.maybe(.1, stateful=True), **r.maybe(.05, dropout=0.2)}
    if "strides" not in options or r.slips(.3):
        options.update(r.maybe(.15, dilation_rate=lambda: r.sizes(axes, 1, 2)))
    options.update(r.layout())
    if options.get("data_format") == "channels_first":
        spatial = shape[2:]
    kernel = r.int(1, max(spatial) + 1 if r.slips(.5) else max(1, min(3, *spatial)))
    return Layer(f"ConvLSTM{axes}D", r.pick(0, -1) if r.slips(.1) else r.int(1, 5), kernel, **options)


for axes in (1, 2, 3):
    def define_conv(d=axes):
        drawer(f"ConvLSTM{d}D", rank=d + 2, weight=.7 if d < 3 else .3, in_graphs=False)(lambda r, shape: conv_lstm(r, d, shape))
    define_conv()


for axes in (1, 2):
    def define_begun_conv(d=axes):
        def shapes(r):
            r.notes["filters"] = filters = r.int(1, 4)
            shape = r.shape(d + 2)
            image = (*shape[1:-1], filters if not r.slips(.2) else filters + 1)
            return [shape] + [image] * (2 + (r.pick(-1, 1) if r.slips(.3) else 0))
        drawer(f"ConvLSTM{d}D", rank=d + 2, inputs=0, shapes=shapes, weight=.3, in_graphs=False)(lambda r, shapes: Layer(
            f"ConvLSTM{d}D", r.notes["filters"], r.int(1, 3), padding="valid" if r.slips(.2) else "same", invoke=from_states,
            **sequence_options(r)))
    define_begun_conv()
