# SPDX-License-Identifier: BSL-1.0
"""What regularizes in training, and is its input at inference."""

from drawing import drawer
from spelling import Layer


def rate(r):
    return r.pick(-0.1, 1.5) if r.slips(.6) else r.pick(0.0, 0.25, 0.5, 0.9)


for name in ("Dropout", "AlphaDropout", "GaussianDropout"):
    def define(n=name):
        drawer(n, weight=.5)(lambda r, shape: Layer(n, rate=rate(r)))
    define()

for axes in (1, 2, 3):
    def define_spatial(d=axes):
        drawer(f"SpatialDropout{d}D", rank=d + 1, weight=.5)(lambda r, shape: Layer(
            f"SpatialDropout{d}D", rate=rate(r), **(r.layout() if d > 1 else {})))
    define_spatial()


@drawer("GaussianNoise", weight=.5)
def gaussian_noise(r, shape):
    return Layer("GaussianNoise", stddev=-0.5 if r.slips(.6) else r.pick(0.0, 0.1, 2.0))


@drawer("ActivityRegularization", weight=.5)
def activity_regularization(r, shape):
    return Layer("ActivityRegularization", **r.maybe(.5, l1=0.1), **r.maybe(.5, l2=0.2))
