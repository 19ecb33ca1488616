# SPDX-License-Identifier: BSL-1.0
"""BatchNormalization at inference: axes, epsilon, with and without scale and center, folded into what is before or not."""

from rows import row, stack
from real_keras import keras

L = keras.layers


def alone(label, n, shape, cpp, tag="", **options):
    extents = ", ".join(map(str, shape)) + tag
    return row(f"batch_normalization_{label}", n, f"Sequential<Input<{extents}>, BatchNormalization<{cpp}>>",
               lambda: stack(shape, L.BatchNormalization(**options)))


ROWS = [
    alone("7", 3, (7,), ""),
    alone("70", 2, (70,), ""),
    alone("rank_4", 2, (3, 4, 17), ""),
    alone("axis_1", 2, (4, 5), "axis(1)", axis=1),
    alone("axis_minus_2", 2, (3, 6), "axis(-2)", axis=-2),
    alone("first", 2, (6, 3, 5), "axis(1)", ", channels_first", axis=1),
    alone("epsilon", 2, (8,), "epsilon(1e-2)", epsilon=1e-2),
    alone("no_scale", 2, (9,), "scale(false)", scale=False),
    alone("no_center", 2, (9,), "center(false)", center=False),
    alone("statistics_only", 2, (2, 3, 5), "center(false), scale(false)", center=False, scale=False),
    alone("no_scale_axis_1", 2, (5, 4, 3), "axis(1), scale(false), epsilon(1e-5)", axis=1, scale=False, epsilon=1e-5),
    alone("momentum", 2, (5,), "momentum(0.9)", momentum=0.9),
    # after and before the layers that it can be folded into
    row("dense_batch_normalization", 3, "Sequential<Input<6>, Dense<9>, BatchNormalization<>, Activation<relu>, Dense<2>>",
        lambda: stack((6,), L.Dense(9), L.BatchNormalization(), L.Activation("relu"), L.Dense(2))),
    row("dense_relu_batch_normalization", 3, "Sequential<Input<6>, Dense<9, relu>, BatchNormalization<>, Dense<2>>",
        lambda: stack((6,), L.Dense(9, activation="relu"), L.BatchNormalization(), L.Dense(2))),
    row("conv2d_batch_normalization", 2, """Sequential<Input<6, 5, 3>, Conv2D<8, 3, use_bias(false)>, BatchNormalization<>,
                                            Activation<relu>>""",
        lambda: stack((6, 5, 3), L.Conv2D(8, 3, use_bias=False), L.BatchNormalization(), L.Activation("relu"))),
    row("conv2d_batch_normalization_biased", 2, """Sequential<Input<6, 5, 3>, Conv2D<17, 2>, BatchNormalization<scale(false)>,
                                                   Activation<silu>, MaxPooling2D<2>>""",
        lambda: stack((6, 5, 3), L.Conv2D(17, 2), L.BatchNormalization(scale=False), L.Activation("silu"), L.MaxPooling2D(2))),
    row("conv2d_first_batch_normalization", 2, """Sequential<Input<3, 6, 5, channels_first>, Conv2D<8, 3, channels_first>,
                                                  BatchNormalization<axis(1)>, Activation<relu>, Flatten<channels_first>, Dense<3>>""",
        lambda: stack((3, 6, 5), L.Conv2D(8, 3, data_format="channels_first"), L.BatchNormalization(axis=1),
                      L.Activation("relu"), L.Flatten(data_format="channels_first"), L.Dense(3))),
    row("conv2d_batch_normalization_other_axis", 1, "Sequential<Input<5, 6, 2>, Conv2D<4, 2>, BatchNormalization<axis(1)>>",
        lambda: stack((5, 6, 2), L.Conv2D(4, 2), L.BatchNormalization(axis=1))),
    row("conv2d_groups_batch_normalization", 1, "Sequential<Input<5, 4, 6>, Conv2D<9, 2, groups(3)>, BatchNormalization<center(false)>>",
        lambda: stack((5, 4, 6), L.Conv2D(9, 2, groups=3), L.BatchNormalization(center=False))),
    row("conv1d_batch_normalization", 2, "Sequential<Input<9, 3>, Conv1D<7, 3, strides(2)>, BatchNormalization<>, Activation<elu>>",
        lambda: stack((9, 3), L.Conv1D(7, 3, strides=2), L.BatchNormalization(), L.Activation("elu"))),
    row("batch_normalization_first_layer", 2, "Sequential<Input<6, 6, 3>, BatchNormalization<>, Conv2D<4, 3, padding::same, relu>>",
        lambda: stack((6, 6, 3), L.BatchNormalization(), L.Conv2D(4, 3, padding="same", activation="relu"))),
    row("batch_normalization_twice", 2, "Sequential<Input<5>, Dense<8>, BatchNormalization<>, BatchNormalization<>>",
        lambda: stack((5,), L.Dense(8), L.BatchNormalization(), L.BatchNormalization())),
]
