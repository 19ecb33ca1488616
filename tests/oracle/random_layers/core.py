# SPDX-License-Identifier: BSL-1.0
"""Dense, Embedding, Identity, Masking."""

from drawing import drawer
from spelling import Layer


@drawer("Dense", rank=(1, 2, 3, 4), weight=2)
def dense(r, shape):
    units = r.pick(0, -1) if r.slips(.3) else r.features()
    return Layer("Dense", units, **r.maybe(.5, activation=r.activation), **r.maybe(.25, use_bias=lambda: r.chance(.3)))


@drawer("Embedding", rank=(1, 2), ids=7, in_graphs=False)
def embedding(r, shape):
    rows = r.pick(0, -3) if r.slips(.2) else r.pick(7, 8, 20)
    return Layer("Embedding", rows, 0 if r.slips(.3) else r.features(), **r.maybe(.2, mask_zero=True))


@drawer("Identity", rank=(1, 2, 3, 4), weight=.3)
def identity(r, shape):
    return Layer("Identity")


@drawer("Masking", rank=(2, 3), weight=.5)
def masking(r, shape):
    return Layer("Masking", **r.maybe(.5, mask_value=lambda: r.pick(0.0, 1.0)))


@drawer("ReversibleEmbedding", rank=1, ids=7, weight=.5, in_graphs=False)
def reversible_embedding(r, shape):
    return Layer("ReversibleEmbedding", r.pick(7, 9), r.features())
