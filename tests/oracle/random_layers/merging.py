# SPDX-License-Identifier: BSL-1.0
"""Merges of several tensors: alike, spreading, and not fitting."""

from drawing import drawer
from spelling import Layer


def alike(r):
    """Shapes that merge: equal ones, with axes of 1 and fewer axes; by mistake another extent."""
    whole = r.shape(r.int(1, 3))
    shapes = []
    for _ in range(r.pick(2, 2, 2, 3, 4)):
        shape = tuple(1 if r.chance(.15) else n for n in whole)
        shape = shape[r.int(0, len(shape) - 1):] if r.chance(.2) else shape
        if r.slips(.4):
            a = r.int(0, len(shape) - 1)
            shape = shape[:a] + (shape[a] + 1,) + shape[a + 1:]
        shapes.append(shape)
    return shapes


for name in ("Add", "Multiply", "Average", "Maximum", "Minimum"):
    def define(n=name):
        drawer(n, rank=(1, 2, 3), shapes=alike, inputs=0, weight=.8)(lambda r, shapes: Layer(n))
    define()


@drawer("Subtract", rank=(1, 2, 3), inputs=2, weight=.8, shapes=lambda r: alike(r) if r.slips(.2) else alike(r)[:2])
def subtract(r, shapes):
    return Layer("Subtract")


def joined(r):
    shape = r.shape(r.int(1, 3))
    a = r.int(0, len(shape) - 1) if r.chance(.5) else len(shape) - 1
    shapes = [shape[:a] + (r.int(1, 9),) + shape[a + 1:] for _ in range(r.pick(2, 2, 3, 4))]
    if r.slips(.5):
        k, b = r.int(0, len(shapes) - 1), r.int(0, len(shape) - 1)
        shapes[k] = r.pick(shapes[k][:b] + (shapes[k][b] + 1,) + shapes[k][b + 1:], shapes[k] + (1,), shapes[k][1:] or (2, 2))
    return shapes


@drawer("Concatenate", rank=(1, 2, 3), inputs=0, shapes=joined, weight=1.5)
def concatenate(r, shapes):
    rank = len(shapes[0]) + 1
    differs = [a for a in range(len(shapes[0])) if len({s[a] for s in shapes if len(s) > a}) > 1]
    axis = differs[0] + 1 if differs else rank - 1
    axis = r.pick(axis, axis - rank)
    if r.slips(.4):
        axis = r.pick(0, rank, -rank - 1, *range(1, rank))
    return Layer("Concatenate", **({} if axis in (-1, rank - 1) and r.chance(.5) else {"axis": axis}))


def contracted(r):
    a, b = r.shape(r.int(1, 3)), r.shape(r.int(1, 3))
    b = b[:-1] + (a[r.int(0, len(a) - 1)],) if not r.slips(.3) else b
    return [a, b]


@drawer("Dot", rank=(1, 2, 3), inputs=2, shapes=contracted, in_graphs=False)
def dot(r, shapes):
    a, b = shapes
    fitting = [(i + 1, j + 1) for i in range(len(a)) for j in range(len(b)) if a[i] == b[j]]
    axes = r.pick(*fitting) if fitting and not r.slips(.3) else (r.int(0, len(a) + 1), r.int(-1, len(b) + 1))
    if axes[0] == axes[1] and r.chance(.5):
        axes = axes[0]
    return Layer("Dot", axes=axes, **r.maybe(.3, normalize=True))
