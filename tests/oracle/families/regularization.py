# SPDX-License-Identifier: BSL-1.0
"""The layers that do something in training alone, between layers with weights."""

from rows import row, stack
from real_keras import keras

L = keras.layers

ROWS = [
    row("regularized_dense", 2, """Sequential<Input<5>, Dense<6, relu>, AlphaDropout<rate(0.5)>, GaussianDropout<rate(0.2)>, GaussianNoise<stddev(0.3)>,
                                   ActivityRegularization<l1(0.1)>, Dense<3>>""",
        lambda: stack((5,), L.Dense(6, activation="relu"), L.AlphaDropout(0.5), L.GaussianDropout(0.2), L.GaussianNoise(0.3),
                      L.ActivityRegularization(l1=0.1), L.Dense(3))),
    row("regularized_images", 1, """Sequential<Input<4, 5, 6, 2>, SpatialDropout3D<rate(0.5)>, Reshape<4, 5, 12>, SpatialDropout2D<rate(0.5)>,
                                    Reshape<20, 12>, SpatialDropout1D<rate(0.5)>, Conv1D<3, 4>>""",
        lambda: stack((4, 5, 6, 2), L.SpatialDropout3D(0.5), L.Reshape((4, 5, 12)), L.SpatialDropout2D(0.5), L.Reshape((20, 12)),
                      L.SpatialDropout1D(0.5), L.Conv1D(3, 4))),
]
