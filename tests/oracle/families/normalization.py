# SPDX-License-Identifier: BSL-1.0
"""BatchNormalization at inference, folded into what is before or not; the normalizations by statistics of the data."""

from rows import row, stack
from real_keras import keras

L = keras.layers


def alone(label, n, shape, cpp, tag="", **options):
    extents = ", ".join(map(str, shape)) + tag
    return row(f"batch_normalization_{label}", n, f"Sequential<Input<{extents}>, BatchNormalization<{cpp}>>",
               lambda: stack(shape, L.BatchNormalization(**options)))


def by_data(label, n, shape, cpp, make, tag=""):
    extents = ", ".join(map(str, shape)) + tag
    return row(label, n, f"Sequential<Input<{extents}>, {cpp}>", lambda: stack(shape, make()))


ROWS = [
    by_data("layer_normalization_7", 3, (7,), "LayerNormalization<>", L.LayerNormalization),
    by_data("layer_normalization_70", 2, (3, 70), "LayerNormalization<epsilon(1e-5)>", lambda: L.LayerNormalization(epsilon=1e-5)),
    by_data("layer_normalization_no_scale", 2, (2, 9), "LayerNormalization<scale(false)>", lambda: L.LayerNormalization(scale=False)),
    by_data("layer_normalization_no_center", 2, (2, 9), "LayerNormalization<center(false)>", lambda: L.LayerNormalization(center=False)),
    by_data("layer_normalization_bare", 2, (2, 9), "LayerNormalization<center(false), scale(false)>",
            lambda: L.LayerNormalization(center=False, scale=False)),
    by_data("layer_normalization_rms", 2, (2, 9), "LayerNormalization<rms_scaling>", lambda: L.LayerNormalization(rms_scaling=True)),
    by_data("layer_normalization_axis_1", 2, (6, 19), "LayerNormalization<axis(1)>", lambda: L.LayerNormalization(axis=1)),
    by_data("layer_normalization_axes", 2, (3, 4, 5), "LayerNormalization<axis(1, 2)>", lambda: L.LayerNormalization(axis=[1, 2])),
    by_data("layer_normalization_axes_last", 2, (3, 4, 5), "LayerNormalization<axis(3, 2)>", lambda: L.LayerNormalization(axis=[3, 2])),
    by_data("layer_normalization_axes_mixed", 2, (3, 4, 5), "LayerNormalization<axis(1, -1)>", lambda: L.LayerNormalization(axis=[1, -1])),
    by_data("layer_normalization_axes_apart", 2, (3, 2, 4, 5), "LayerNormalization<axis(1, 3)>", lambda: L.LayerNormalization(axis=[1, 3])),
    by_data("layer_normalization_first", 2, (4, 3, 5), "LayerNormalization<axis(1)>", lambda: L.LayerNormalization(axis=1), ", channels_first"),
    by_data("rms_normalization", 3, (19,), "RMSNormalization<>", L.RMSNormalization),
    by_data("rms_normalization_axes", 2, (3, 4, 5), "RMSNormalization<axis(2, 3), epsilon(0.1)>", lambda: L.RMSNormalization(axis=[2, 3], epsilon=0.1)),
    by_data("rms_normalization_square", 2, (4, 4), "RMSNormalization<axis(1)>", lambda: L.RMSNormalization(axis=1)),
    by_data("rms_normalization_one", 2, (1, 5), "RMSNormalization<axis(1)>", lambda: L.RMSNormalization(axis=1)),
    by_data("unit_normalization", 3, (2, 9), "UnitNormalization<>", L.UnitNormalization),
    by_data("unit_normalization_axes_apart", 2, (3, 4, 5), "UnitNormalization<axis(1, 3)>", lambda: L.UnitNormalization(axis=[1, 3])),
    by_data("group_normalization", 2, (3, 4, 64), "GroupNormalization<>", L.GroupNormalization),
    by_data("group_normalization_3", 2, (5, 4, 9), "GroupNormalization<3>", lambda: L.GroupNormalization(3)),
    by_data("group_normalization_one", 2, (5, 18), "GroupNormalization<1, epsilon(1e-2)>", lambda: L.GroupNormalization(1, epsilon=1e-2)),
    by_data("group_normalization_each", 2, (5, 4, 6), "GroupNormalization<groups(-1)>", lambda: L.GroupNormalization(groups=-1)),
    by_data("group_normalization_flat", 2, (12,), "GroupNormalization<4, scale(false)>", lambda: L.GroupNormalization(4, scale=False)),
    by_data("group_normalization_axis_1", 2, (6, 4, 5), "GroupNormalization<2, axis(1)>", lambda: L.GroupNormalization(2, axis=1), ", channels_first"),
    by_data("group_normalization_axis_minus_2", 2, (3, 4, 5), "GroupNormalization<2, axis(-2), center(false)>",
            lambda: L.GroupNormalization(2, axis=-2, center=False)),
    row("spectral_normalization", 2, """Sequential<Input<6, 5, 3>, SpectralNormalization<Conv2D<8, 3>>, Activation<relu>, Flatten<>,
                                        SpectralNormalization<Dense<4>>>""",
        lambda: stack((6, 5, 3), L.SpectralNormalization(L.Conv2D(8, 3)), L.Activation("relu"), L.Flatten(), L.SpectralNormalization(L.Dense(4)))),
    row("spectral_normalization_behind_rescaling", 2, """Sequential<Input<6, 5, 3>, Rescaling<scale(.5), offset(-1)>, SpectralNormalization<Conv2D<8, 3>>, Activation<relu>, Flatten<>,
                                                         Rescaling<scale(2), offset(1)>, SpectralNormalization<Dense<4>>>""",
        lambda: stack((6, 5, 3), L.Rescaling(.5, -1), L.SpectralNormalization(L.Conv2D(8, 3)), L.Activation("relu"), L.Flatten(), L.Rescaling(2, 1),
                      L.SpectralNormalization(L.Dense(4)))),
    row("dense_layer_normalization", 3, "Sequential<Input<6>, Dense<9, relu>, LayerNormalization<>, Dense<8>, RMSNormalization<>, Dense<4>, UnitNormalization<>>",
        lambda: stack((6,), L.Dense(9, activation="relu"), L.LayerNormalization(), L.Dense(8), L.RMSNormalization(), L.Dense(4), L.UnitNormalization())),
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
