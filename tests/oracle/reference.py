# SPDX-License-Identifier: BSL-1.0
"""Runs one row in real Keras: seeded float32 weights and inputs, outputs computed in float64."""

import dataclasses
import gc
import inspect
import math
import re
import zlib

import numpy as np

import declared_order
from real_keras import keras
import jax  # these three after real_keras, which sets them up
from jax._src.nn import functions
from keras.src.backend.common import dtypes

# Whatever its floatx, Keras off TensorFlow promotes float64 to float32 in many operations (tanh, add, mean...). Not here: this changes the
# precision of the reference and nothing else, and `run` looks into the traced program for any float32 that is left.
dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"

# Nor does JAX compute the softmax of attention in float32, whatever it is given.
attention = inspect.getsource(functions._dot_product_attention_core)
if attention.count("padded_logits.astype(np.float32)") != 1:
    raise AssertionError("another JAX: its dot_product_attention says otherwise where it uses float32")
exec(attention.replace("padded_logits.astype(np.float32)", "padded_logits"), vars(functions))

# Every weight is replaced below; to draw it first took three quarters of the time.
for drawn in (keras.initializers.VarianceScaling, keras.initializers.Orthogonal, keras.initializers.RandomUniform):
    drawn.__call__ = lambda self, shape, dtype=None, **_: np.zeros(shape, dtype)


# clear_session collects garbage, and what was imported is none: looking through it took most of the time
gc.collect()
gc.freeze()
# Each program runs once: to optimise it costs more than it saves. Nothing here changes what is computed.
QUICK = {"xla_backend_optimization_level": 0, "xla_llvm_disable_expensive_passes": True}


class NotAllFloat64(AssertionError):
    pass


@dataclasses.dataclass(frozen=True)
class Result:
    weights: list  # float32, in the order in which the C++ model declares them
    inputs: list
    outputs: list
    shapes: list  # of the outputs, as Keras knows them: None for the batch
    parameters: int
    of_call: bool = False  # an output has another rank than Keras declares: its shape is that of the call

    def floats(self):
        return np.concatenate([np.ravel(a).astype("<f4") for a in self.weights + self.inputs + self.outputs])


def shape_text(shape):
    return str(tuple(shape))


def draw_weight(random, name, shape):
    """Moderate values of the kind that training leaves: nothing saturates, no bias is zero, no variance negative."""
    gaussian = random.standard_normal(shape)
    if name == "count":  # of Normalization: an integer, which changes nothing
        return np.full(shape, 7)
    if name in ("moving_variance", "variance"):
        return 0.4 + np.abs(gaussian)
    if name == "gamma":
        return 1 + 0.3 * gaussian
    if name in ("bias", "beta", "moving_mean", "mean"):
        return 0.4 * gaussian
    if name == "embeddings":
        return gaussian
    return 1.2 * gaussian / math.sqrt(math.prod(shape[:-1]))  # kernels: by their fan-in


def draw_input(random, ids, shape):
    return random.randint(0, ids, shape) if ids else random.standard_normal(shape)


def known_classes():
    """By the names of the classes: keras.layers.GroupQueryAttention is the class GroupedQueryAttention. LayerScale is of keras.applications."""
    layers = (getattr(keras.layers, name) for name in dir(keras.layers))
    return {layer.__name__ for layer in layers if isinstance(layer, type)} | {"LayerScale"}


def check(row, model, outputs):
    """A case that could not fail, or whose two spellings differ in their order, is no case."""
    weighted = set(declared_order.classes(model))
    spelled = declared_order.spelled_classes(row.definitions or row.spelling, weighted & known_classes())
    if spelled != declared_order.classes(model):
        raise AssertionError(f"{row.label}: spelled {spelled}, Keras has {declared_order.classes(model)}")
    for y in outputs:
        if not np.isfinite(y).all() or (y.size > 1 and np.ptp(y) == 0) or np.mean(y == 0) > 0.8:
            raise AssertionError(f"{row.label}: an output that says nothing")


def fresh(floatx="float64"):
    keras.backend.clear_session()
    keras.config.set_floatx(floatx)


def evaluate(row, model, floatx="float64", strict=True):
    """The model's weights, inputs and outputs; what is stored as float32 was rounded before the outputs were computed. `strict`: in
    float64, all of it."""
    random = np.random.RandomState(zlib.crc32(row.label.encode()))  # the label's own: no row moves another
    weights = []
    for variable in declared_order.variables(model):
        value = draw_weight(random, variable.name, variable.shape).astype("<f4")
        if strict and keras.backend.standardize_dtype(variable.dtype) != floatx and variable.name != "count":
            raise NotAllFloat64(f"{row.label}: {variable.path} is {variable.dtype}")
        variable.assign(value.astype(keras.backend.standardize_dtype(variable.dtype)))
        weights.append(value)
    for layer in model._flatten_layers():
        if isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()  # it computes with what it made of its weights
    shapes = row.extents or [(row.n, *x.shape[1:]) for x in model.inputs]
    ids = row.ids if isinstance(row.ids, tuple) else (row.ids,) * len(shapes)
    inputs = [draw_input(random, i, shape).astype("<f4") for i, shape in zip(ids, shapes)]
    given = [x.astype(floatx) for x in inputs]

    def forward(tensors):
        return keras.tree.flatten(model(tensors if len(tensors) > 1 else tensors[0], training=False))

    traced = jax.jit(forward).trace(given)
    if strict and floatx == "float64" and re.search(r"\b(b?f16|f32)\[", str(traced.jaxpr)):
        raise NotAllFloat64(f"{row.label}: not all of it was computed in float64")
    outputs = [np.asarray(y) for y in traced.lower().compile(compiler_options=QUICK)(given)]
    # Keras does not know that glu halves an axis: where it knows an extent, the one that came out counts.
    # Keras may declare another rank than it computes: scores of attention over one of several axes
    declared = [y.shape if len(y.shape) == given.ndim else (y.shape[0], *given.shape[1:]) for y, given in zip(model.outputs, outputs)]
    shapes = [tuple(known and got for known, got in zip(shape, given.shape)) for shape, given in zip(declared, outputs)]
    return Result(weights, inputs, outputs, shapes, model.count_params(), any(len(y.shape) != given.ndim for y, given in zip(model.outputs, outputs)))


def run(row, floatx="float64"):
    """A row of the tables, which must be able to fail."""
    fresh(floatx)
    model = row.build()
    result = evaluate(row, model, floatx)
    check(row, model, result.outputs)
    return result
