# SPDX-License-Identifier: BSL-1.0
"""Poolings: windows, global and adaptive; 1D to 3D."""

from drawing import drawer
from spelling import Layer


def windows(r, axes, shape, name):
    options = r.layout()
    spatial = shape[1:] if options.get("data_format") == "channels_first" else shape[:-1]
    most = min(4, max(1, min(spatial)))
    size = r.sizes(axes, 0 if r.slips(.1) else 1, max(spatial) + 1 if r.slips(.5) else most)
    options.update(r.maybe(.4, strides=lambda: r.sizes(axes, 0 if r.slips(.2) else 1, 4)))
    options.update(r.maybe(.5, padding=lambda: "causal" if r.slips(.1) else r.pick("same", "same", "valid")))
    return Layer(name, size, **options) if isinstance(size, int) else Layer(name, pool_size=size, **options)


def whole(r, name):
    return Layer(name, **r.layout(), **r.maybe(.4, keepdims=lambda: r.chance(.7)))


def adaptive(r, axes, shape, name):
    size = r.sizes(axes, 0 if r.slips(.3) else 1, max(shape) + 2 if r.slips(.3) else 4)
    return Layer(name, size, **r.layout()) if isinstance(size, int) else Layer(name, output_size=size, **r.layout())


for axes in (1, 2, 3):
    for kind in ("Max", "Average"):
        def define(d=axes, k=kind):
            drawer(f"{k}Pooling{d}D", rank=d + 1, weight=1 if d < 3 else .6)(lambda r, shape: windows(r, d, shape, f"{k}Pooling{d}D"))
            drawer(f"Global{k}Pooling{d}D", rank=d + 1, weight=.6)(lambda r, shape: whole(r, f"Global{k}Pooling{d}D"))
            drawer(f"Adaptive{k}Pooling{d}D", rank=d + 1, weight=.6)(lambda r, shape: adaptive(r, d, shape, f"Adaptive{k}Pooling{d}D"))
        define()
