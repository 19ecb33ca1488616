# SPDX-License-Identifier: BSL-1.0
"""Activations, as a layer and as layers of their own."""

from drawing import drawer
from spelling import Layer


@drawer("Activation", rank=(1, 2, 3), weight=2)
def an_activation(r, shape):
    return Layer("Activation", r.activation())


@drawer("ReLU")
def relu(r, shape):
    return Layer("ReLU", **r.maybe(.4, max_value=lambda: -1.0 if r.slips(.5) else r.pick(0.5, 1.0, 6.0)),
                 **r.maybe(.4, negative_slope=lambda: -0.1 if r.slips(.5) else r.pick(0.0, 0.1, 0.25)),
                 **r.maybe(.4, threshold=lambda: -0.5 if r.slips(.5) else r.pick(0.0, 0.3)))


@drawer("LeakyReLU")
def leaky_relu(r, shape):
    return Layer("LeakyReLU", **r.maybe(.6, negative_slope=lambda: r.pick(0.0, 0.1, 0.3, 1.5)))


@drawer("ELU")
def elu(r, shape):
    return Layer("ELU", **r.maybe(.6, alpha=lambda: r.pick(0.5, 1.0, 2.0)))


@drawer("PReLU")
def prelu(r, shape):
    axes = r.sample(range(1, len(shape) + 1), r.int(1, len(shape)))
    if r.slips(.5):
        axes[0] = len(shape) + r.pick(1, 2)
    return Layer("PReLU", **r.maybe(.5, shared_axes=sorted(axes)))


def rows(r, shape):
    rank = len(shape) + 1
    axis = r.pick(rank, rank + 1, -rank - 1, 0, -rank) if r.slips(.6) else r.pick(-1, *range(1, rank), *range(-rank + 1, 0))
    if r.chance(.2) and rank > 2:
        axis = r.pick((1, 2), (-1, 1))
    return r.maybe(.7, axis=axis)


@drawer("Softmax")
def softmax(r, shape):
    return Layer("Softmax", **rows(r, shape))


def masked(r):
    shape = r.shape(r.int(1, 3))
    mask = tuple(n + 1 if r.slips(.2) else 1 if r.chance(.3) else n for n in shape)
    return [shape, mask + (1,) if r.slips(.1) else mask]


@drawer("Softmax", rank=(1, 2, 3), inputs=2, shapes=masked, weight=.4, in_graphs=False)
def softmax_of_some(r, shapes):
    return Layer("Softmax", invoke=lambda layer, t: layer(t[0], mask=t[1]), ids=(0, 2), **rows(r, shapes[0]))
