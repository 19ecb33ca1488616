# SPDX-License-Identifier: BSL-1.0
"""Batch, Layer, Group, RMS, Unit and Spectral normalization."""

from drawing import drawer
from spelling import Layer


def an_axis(r, shape, slip=.4):
    rank = len(shape) + 1
    return r.pick(rank, rank + 1, -rank - 1) if r.slips(slip) else r.pick(-1, *range(1, rank), *range(1 - rank, 0))


def axes_of(r, shape):
    rank = len(shape) + 1
    if rank > 2 and r.chance(.35):
        return sorted(r.sample(range(1, rank), r.int(2, rank - 1)))
    return an_axis(r, shape)


@drawer("BatchNormalization", rank=(1, 2, 3, 4), weight=1.5)
def batch_normalization(r, shape):
    return Layer("BatchNormalization", **r.maybe(.1, renorm=True), **r.maybe(.4, axis=lambda: an_axis(r, shape)), **r.maybe(.25, center=False), **r.maybe(.25, scale=False),
                 **r.maybe(.3, epsilon=lambda: r.pick(1e-5, 1e-2)))


@drawer("LayerNormalization", rank=(1, 2, 3, 4), weight=1.5)
def layer_normalization(r, shape):
    return Layer("LayerNormalization", **r.maybe(.6, axis=lambda: axes_of(r, shape)), **r.maybe(.25, center=False), **r.maybe(.25, scale=False),
                 **r.maybe(.3, epsilon=lambda: r.pick(1e-5, 1e-2)))


@drawer("RMSNormalization")
def rms_normalization(r, shape):
    return Layer("RMSNormalization", **r.maybe(.6, axis=lambda: axes_of(r, shape)), **r.maybe(.3, epsilon=lambda: r.pick(1e-5, 1e-2)))


@drawer("UnitNormalization")
def unit_normalization(r, shape):
    return Layer("UnitNormalization", **r.maybe(.6, axis=lambda: axes_of(r, shape)))


@drawer("GroupNormalization", rank=(1, 2, 3, 4), weight=1.2)
def group_normalization(r, shape):
    axis = an_axis(r, shape, .1)
    rank = len(shape) + 1
    extent = (None, *shape)[axis] if -rank <= axis < rank else 4
    divisors = [g for g in range(1, (extent or 1) + 1) if (extent or 1) % g == 0]
    groups = r.pick((extent or 1) + 1, 2, 3, 32, 0) if r.slips(.7) else r.pick(*divisors, -1)
    return Layer("GroupNormalization", **({"groups": groups} if not r.slips(.1) else {}), **({"axis": axis} if axis != -1 or r.chance(.2) else {}),
                 **r.maybe(.25, center=False), **r.maybe(.25, scale=False), **r.maybe(.3, epsilon=1e-2))


@drawer("SpectralNormalization", rank=(1, 2, 3), weight=.6)
def spectral_normalization(r, shape):
    if r.slips(.4):
        return Layer("SpectralNormalization", r.pick(Layer("Activation", r.activation(tame=True)), Layer("LSTM", 3), Layer("SeparableConv1D", 3, 1)))
    ways = [Layer("Dense", r.features(), **r.maybe(.3, use_bias=False)), Layer("EinsumDense", "ab,bc->ac", output_shape=r.int(1, 9), bias_axes="c")]
    if len(shape) == 2:
        ways = [Layer("Conv1D", r.features(), 1), Layer("Conv1DTranspose", r.features(), 2)]
    if len(shape) == 3:
        ways = [Layer("Conv2D", r.features(), 1), Layer("DepthwiseConv2D", 1, depth_multiplier=2), Layer("Conv2DTranspose", r.int(1, 4), 2, use_bias=False)]
    return Layer("SpectralNormalization", r.pick(*ways), **r.maybe(.3, power_iterations=lambda: 0 if r.slips(.5) else 2))


@drawer("SpectralNormalization", rank=(1, 2), ids=7, weight=.2, in_graphs=False)
def spectral_embedding(r, shape):
    return Layer("SpectralNormalization", Layer("Embedding", 7, r.features()))
