# SPDX-License-Identifier: BSL-1.0
"""Flatten, Reshape, Permute, RepeatVector; cropping, padding, enlarging."""

import math

from drawing import drawer
from spelling import Layer


@drawer("Flatten", rank=(1, 2, 3, 4))
def flatten(r, shape):
    return Layer("Flatten", **r.layout())


def factors(r, size):
    """Some extents whose product is the size."""
    found = []
    while size > 1 and len(found) < 4 and r.chance(.75):
        n = r.pick(*(d for d in range(1, size + 1) if size % d == 0))
        found.append(n)
        size //= n
    return [*found, size]


@drawer("Reshape", rank=(1, 2, 3, 4))
def reshape(r, shape):
    target = factors(r, math.prod(shape))
    r.random.shuffle(target)
    if r.slips(.6):
        target[r.int(0, len(target) - 1)] += r.pick(1, -1, 2)
    for _ in range(2 if r.slips(.3) else 1):
        if r.chance(.5):
            target[r.int(0, len(target) - 1)] = -1
    return Layer("Reshape", tuple(target))


@drawer("Permute", rank=(1, 2, 3, 4))
def permute(r, shape):
    order = r.sample(range(1, len(shape) + 1), len(shape))
    if r.slips(.6):
        order[0] = r.pick(order[0] + 1, 0, len(shape) + 1, -1)
    if r.slips(.3):
        order = order[:-1] if len(order) > 1 and r.chance(.5) else order + [len(order) + 1]
    return Layer("Permute", tuple(order))


@drawer("RepeatVector", rank=1)
def repeat_vector(r, shape):
    return Layer("RepeatVector", r.pick(0, -1) if r.slips(.4) else r.int(1, 5))


def pairs(r, axes, most):
    """Keras' three ways: a number, a number for each axis, two for each axis."""
    way = r.int(0, 2)
    if way == 0:
        return r.int(0, most)
    if axes == 1:
        return (r.int(0, most), r.int(0, most))
    if way == 1:
        return tuple(r.int(0, most) for _ in range(axes + (1 if r.slips(.1) else 0)))
    return tuple((r.int(0, most), r.int(0, most)) for _ in range(axes))


def sized(name, keyword, value, **options):
    return Layer(name, value, **options) if isinstance(value, int) else Layer(name, **{keyword: value}, **options)


for axes in (1, 2, 3):
    def define(d=axes):
        light = {"weight": 1 if d < 3 else .6}

        @drawer(f"Cropping{d}D", rank=d + 1, **light)
        def cropping(r, shape):
            options = r.layout() if d > 1 else {}
            spatial = shape[1:] if options.get("data_format") == "channels_first" else shape[:-1]
            return sized(f"Cropping{d}D", "cropping", pairs(r, d, max(spatial) // 2 + 1 if r.slips(.6) else max(0, (min(spatial) - 1) // 2)), **options)

        @drawer(f"ZeroPadding{d}D", rank=d + 1, **light)
        def zero_padding(r, shape):
            options = r.layout()
            return sized(f"ZeroPadding{d}D", "padding", pairs(r, d, 3), **options)

        @drawer(f"UpSampling{d}D", rank=d + 1, **light)
        def up_sampling(r, shape):
            options = r.layout() if d > 1 else {}
            if d == 2:
                options.update(r.maybe(.5, interpolation=lambda: r.pick("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5")))
            return sized(f"UpSampling{d}D", "size", r.int(1, 3) if d == 1 else r.sizes(d, 1, 3), **options)
    define()
