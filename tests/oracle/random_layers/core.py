# SPDX-License-Identifier: BSL-1.0
"""Dense, Embedding, Identity, Masking, functions of one's own."""

from drawing import drawer
from real_keras import keras
from spelling import Layer, Spelled

ops = keras.ops


@drawer("Dense", rank=(1, 2, 3, 4), weight=2)
def dense(r, shape):
    units = r.pick(0, -1) if r.slips(.3) else r.features()
    return Layer("Dense", units, **r.maybe(.5, activation=r.activation), **r.maybe(.25, use_bias=lambda: r.chance(.3)))


@drawer("Embedding", rank=(1, 1, 2, 3), ids=7, in_graphs=False)
def embedding(r, shape):
    rows = r.pick(0, -3) if r.slips(.2) else r.pick(7, 8, 20)
    return Layer("Embedding", rows, 0 if r.slips(.3) else r.features(), **r.maybe(.2, mask_zero=True))


@drawer("Identity", rank=(1, 2, 3, 4), weight=.3)
def identity(r, shape):
    return Layer("Identity")


@drawer("Masking", rank=(2, 3), weight=.5)
def masking(r, shape):
    return Layer("Masking", **r.maybe(.5, mask_value=lambda: r.pick(0.0, 1.0)))


def table(r):
    rows = r.pick(0, -3) if r.slips(.15) else r.pick(7, 9, 20, 37)
    return (rows, 0 if r.slips(.15) else r.features()), {**r.maybe(.3, tie_weights=lambda: r.chance(.2)), **r.maybe(.3, logit_soft_cap=lambda: r.pick(0.5, 2.0, 30.0))}


@drawer("ReversibleEmbedding", rank=(1, 2), ids=7, weight=.5, in_graphs=False)
def reversible_embedding(r, shape):
    sizes, options = table(r)
    return Layer("ReversibleEmbedding", *sizes, **options, **r.maybe(.2, mask_zero=True))


@drawer("ReversibleEmbedding", rank=(1, 2, 3), weight=.5)
def reversed_embedding(r, shape):
    (rows, _), options = table(r)
    width = shape[-1] + (1 if r.slips(.3) else 0)
    return Layer("ReversibleEmbedding", rows, width, call={"reverse": True}, **options)


# C++ has them in functions.hpp
@drawer("Lambda", weight=.7)
def a_function(r, shape):
    n = r.int(1, shape[-1]) + (shape[-1] if r.slips(.5) else 0)
    return Layer("Lambda", r.pick(
        Spelled("oracle::halved{}", lambda x: x / 2),
        Spelled("oracle::reversed_features{}", lambda x: ops.flip(x, -1)),
        Spelled(f"oracle::first_features{{{n}}}", lambda x: ops.matmul(x[..., :n], ops.eye(n, dtype=x.dtype)))))


def difference(x):
    if x[0].shape != x[1].shape:
        raise ValueError(f"operands have shapes {x[0].shape} and {x[1].shape}")
    return x[0] - x[1]


@drawer("Lambda", weight=.4, inputs=2, shapes=lambda r: [shape := r.shape(r.int(1, 3)), shape[:-1] + (shape[-1] + 1,) if r.slips(.6) else shape])
def a_function_of_two(r, shapes):
    return Layer("Lambda", Spelled("oracle::difference{}", difference))
