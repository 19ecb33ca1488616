# SPDX-License-Identifier: BSL-1.0
"""What prepares numbers and images; text and strings are none of C++'s layers."""

from drawing import drawer
from spelling import Layer, Spelled


@drawer("Rescaling", rank=(1, 2, 3))
def rescaling(r, shape):
    n = shape[-1] + (1 if r.slips(.4) else 0)
    by_feature = r.chance(.3)

    def factors(*values):
        return tuple(r.pick(*values) for _ in range(n)) if by_feature and r.chance(.8) else r.pick(*values)
    return Layer("Rescaling", scale=factors(1 / 255, 0.5, 2.0), **r.maybe(.5, offset=lambda: factors(-1.0, 0.5)))


@drawer("Normalization", rank=(1, 2, 3))
def normalization(r, shape):
    n = shape[-1] + (1 if r.slips(.4) else 0)
    mean, variance = (r.pick(0.5, -1.0), r.pick(0.25, 2.0)) if r.chance(.5) else ([0.1 * i - 0.5 for i in range(n)], [0.5 + 0.25 * i for i in range(n)])
    if r.chance(.15):
        return Layer("Normalization", axis=Spelled("axis{}", None), **r.maybe(.3, invert=True), **({"mean": 0.5, "variance": 2.0} if r.chance(.3) else {}))
    if r.chance(.2) and len(shape) > 1:
        return Layer("Normalization", axis=tuple(r.sample(range(1, len(shape) + 1), 2)), **r.maybe(.3, invert=True))
    if r.chance(.6):
        return Layer("Normalization", mean=mean, variance=variance, **r.maybe(.3, invert=True))
    return Layer("Normalization", **r.maybe(.3, axis=lambda: r.pick(len(shape) + 1, 0) if r.slips(.4) else r.pick(-1, *range(1, len(shape) + 1))), **r.maybe(.2, invert=True))


@drawer("CenterCrop", rank=3, in_graphs=False)
def center_crop(r, shape):
    return Layer("CenterCrop", r.int(0 if r.slips(.3) else 1, shape[0] + 1 if r.chance(.2) else shape[0]), r.int(1, shape[1]),
                 **r.layout())


@drawer("Resizing", rank=3, in_graphs=False)
def resizing(r, shape):
    return Layer("Resizing", r.int(0 if r.slips(.3) else 1, 9), r.int(1, 9), **r.maybe(.6, interpolation=lambda: r.pick("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5")),
                 **r.pick({}, {}, {"crop_to_aspect_ratio": True}, {"pad_to_aspect_ratio": True}, {"pad_to_aspect_ratio": True, "fill_value": 0.5}, {"antialias": True}), **r.layout())


@drawer("Discretization", rank=(1, 2, 3), in_graphs=False)
def discretization(r, shape):
    bounds = sorted({round(r.random.uniform(-1.5, 1.5), 2) for _ in range(r.int(1, 5))})
    return Layer("Discretization", bin_boundaries=tuple(bounds), **r.maybe(.5, output_mode=lambda: r.pick("int", "one_hot", "multi_hot", "count")))


@drawer("CategoryEncoding", rank=1, inputs=2, shapes=lambda r: [shape := r.shape(1), (shape[0] + (1 if r.slips(.4) else 0),)], weight=.3, in_graphs=False)
def weighted_count(r, shapes):
    return Layer("CategoryEncoding", num_tokens=r.pick(3, 6), output_mode="multi_hot" if r.slips(.3) else "count", ids=(6, 0),
                 invoke=lambda layer, t: layer(t[0], count_weights=t[1]))


@drawer("CategoryEncoding", rank=(1, 1, 2, 3), ids=6, in_graphs=False)
def category_encoding(r, shape):
    return Layer("CategoryEncoding", num_tokens=0 if r.slips(.3) else r.pick(6, 9), **r.maybe(.6, output_mode=lambda: r.pick("one_hot", "multi_hot", "count")))


def share(r, low):
    """One number, or from where to where."""
    return r.pick((0.3, -0.1), (low - 0.5, 0.1), 3.0) if r.slips(.4) else r.pick(0.2, (-0.1, 0.3), 0.0)


def moved(r):
    return {**r.maybe(.4, fill_mode=lambda: r.pick("constant", "nearest", "reflect", "wrap")), **r.maybe(.3, interpolation=lambda: r.pick("nearest", "bilinear")),
            **r.maybe(.2, fill_value=0.5), **r.layout()}


@drawer("RandomFlip", rank=3, weight=.25)
def random_flip(r, shape):
    return Layer("RandomFlip", **r.maybe(.6, mode=lambda: r.pick("horizontal", "vertical", "horizontal_and_vertical")), **r.layout())


@drawer("RandomRotation", rank=3, weight=.25)
def random_rotation(r, shape):
    return Layer("RandomRotation", factor=share(r, -1), **moved(r))


for name in ("RandomZoom", "RandomTranslation"):
    def define(n=name):
        drawer(n, rank=3, weight=.25)(lambda r, shape: Layer(n, height_factor=share(r, -1), **(
            {"width_factor": share(r, -1)} if n == "RandomTranslation" or r.chance(.4) else {}), **moved(r)))
    define()

for name in ("RandomContrast", "RandomBrightness"):
    def define_colours(n=name):
        drawer(n, rank=3, weight=.25)(lambda r, shape: Layer(n, factor=share(r, -1) if n == "RandomBrightness" else r.pick(0.2, (0.1, 0.4)), **r.maybe(.4, value_range=(0, 1))))
    define_colours()
