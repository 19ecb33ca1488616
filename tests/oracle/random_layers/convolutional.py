# SPDX-License-Identifier: BSL-1.0
"""Convolutions: together, depthwise, separable, transposed; 1D to 3D."""

from drawing import drawer
from spelling import Layer


def common(r, axes, shape, strided=True):
    """The options of all of them: kernel sizes near the image's, strides or dilation, both layouts."""
    options = r.layout()
    first = options.get("data_format") == "channels_first"
    spatial = shape[1:] if first else shape[:-1]
    options.update(r.maybe(.45, padding=lambda: r.pick("same", "same", "valid", *(("causal",) if axes == 1 or r.slips(.5) else ()))))
    fits = options.get("padding", "valid") != "valid"
    most = max(spatial) + 1 if r.slips(.5) else max(1, min(min(spatial) if not fits else 5, 5))
    kernel = tuple(r.int(1, max(1, most if r.slips(.3) or fits else min(most, n))) for n in spatial)
    if r.slips(.08):
        kernel = r.pick((0,) * axes, kernel + (1,), (-1,) * axes)
    alike = len(set(kernel)) == 1 and len(kernel) == axes
    if r.chance(.4):
        options.update(r.maybe(.8, strides=lambda: r.sizes(axes, 0 if r.slips(.3) else 1, 3)))
    if "strides" not in options or r.slips(.4):
        options.update(r.maybe(.3, dilation_rate=lambda: r.sizes(axes, 1, 3 if fits or r.slips(.4) else 2)))
    options.update(r.maybe(.4, activation=lambda: r.activation(tame=r.chance(.6))))
    options.update(r.maybe(.2, use_bias=False))
    channels = shape[0] if first else shape[-1]
    return kernel[0] if alike and r.chance(.8) else kernel, options, channels


def together(r, axes, shape, name, transposed=False):
    kernel, options, channels = common(r, axes, shape)
    filters = r.pick(0, -2) if r.slips(.08) else r.features()
    if not transposed and r.chance(.3):
        divisors = [g for g in range(1, channels + 1) if channels % g == 0]
        groups = r.pick(*divisors)
        filters = groups * r.int(1, 4)
        if r.slips(.5):
            groups, filters = r.pick((groups + 1, filters), (groups, filters + 1), (0, filters), (groups * 2, filters))
        options["groups"] = groups
    if transposed:
        options.pop("padding", None) if options.get("padding") == "causal" and not r.slips(.5) else None
        if r.chance(.3):
            options["output_padding"] = r.sizes(axes, 0, 3 if r.slips(.5) else 1)
    first = (filters, kernel) if isinstance(kernel, int) else (filters,)
    return Layer(name, *first, **({} if len(first) == 2 else {"kernel_size": kernel}), **options)


def apart(r, axes, shape, name, separable):
    kernel, options, _ = common(r, axes, shape)
    options.update(r.maybe(.4, depth_multiplier=lambda: 0 if r.slips(.3) else r.int(1, 4)))
    leading = (r.pick(0, -1) if r.slips(.1) else r.features(),) if separable else ()
    if isinstance(kernel, int):
        return Layer(name, *leading, kernel, **options)
    return Layer(name, *leading, kernel_size=kernel, **options)


for axes in (1, 2, 3):
    def define(d=axes):
        light = {} if d < 3 else {"weight": .7}
        drawer(f"Conv{d}D", rank=d + 1, **({"weight": 2} if d < 3 else light))(lambda r, shape: together(r, d, shape, f"Conv{d}D"))
        drawer(f"Conv{d}DTranspose", rank=d + 1, **light)(lambda r, shape: together(r, d, shape, f"Conv{d}DTranspose", transposed=True))
        if d < 3:
            drawer(f"DepthwiseConv{d}D", rank=d + 1)(lambda r, shape: apart(r, d, shape, f"DepthwiseConv{d}D", False))
            drawer(f"SeparableConv{d}D", rank=d + 1)(lambda r, shape: apart(r, d, shape, f"SeparableConv{d}D", True))
    define()
