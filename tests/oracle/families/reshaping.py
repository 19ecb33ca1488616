# SPDX-License-Identifier: BSL-1.0
"""Flatten, Reshape, Permute, cropping, zero padding and upsampling, and what comes after them."""

from rows import row, stack
from real_keras import keras

L = keras.layers


def alone(label, n, shape, cpp, layer, tag=""):
    extents = ", ".join(map(str, shape)) + tag
    return row(label, n, f"Sequential<Input<{extents}>, {cpp}>", lambda: stack(shape, layer()))


ROWS = [
    alone("flatten_rank_4", 2, (2, 3, 5), "Flatten<>", L.Flatten),
    alone("flatten_rank_2", 3, (7,), "Flatten<>", L.Flatten),
    alone("flatten_first", 2, (3, 4, 5), "Flatten<channels_first>", lambda: L.Flatten(data_format="channels_first"),
          ", channels_first"),
    alone("flatten_first_rank_3", 2, (3, 5), "Flatten<channels_first>", lambda: L.Flatten(data_format="channels_first"),
          ", channels_first"),
    alone("flatten_first_untagged", 1, (2, 3, 4), "Flatten<channels_first>", lambda: L.Flatten(data_format="channels_first")),
    alone("reshape_4_3", 2, (12,), "Reshape<4, 3>", lambda: L.Reshape((4, 3))),
    alone("reshape_2_3_4", 3, (6, 4), "Reshape<2, 3, 4>", lambda: L.Reshape((2, 3, 4))),
    alone("reshape_to_one", 2, (2, 3, 5), "Reshape<30>", lambda: L.Reshape((30,))),
    alone("reshape_free_first", 2, (12,), "Reshape<-1, 3>", lambda: L.Reshape((-1, 3))),
    alone("reshape_free_last", 2, (4, 5), "Reshape<2, -1>", lambda: L.Reshape((2, -1))),
    alone("reshape_free_middle", 1, (3, 8), "Reshape<2, -1, 4>", lambda: L.Reshape((2, -1, 4))),
    alone("reshape_with_ones", 2, (5,), "Reshape<1, 5, 1>", lambda: L.Reshape((1, 5, 1))),
    alone("permute_2_1", 2, (3, 5), "Permute<2, 1>", lambda: L.Permute((2, 1))),
    alone("permute_to_first", 2, (4, 5, 3), "Permute<3, 1, 2>", lambda: L.Permute((3, 1, 2))),
    alone("permute_to_last", 2, (3, 4, 5), "Permute<2, 3, 1>", lambda: L.Permute((2, 3, 1))),
    alone("permute_2_1_3", 1, (3, 2, 8), "Permute<2, 1, 3>", lambda: L.Permute((2, 1, 3))),
    alone("permute_rank_5", 1, (2, 3, 2, 4), "Permute<4, 2, 1, 3>", lambda: L.Permute((4, 2, 1, 3))),
    row("reshape_fixed_batch", 3, "Sequential<Input<6, batch_size(3)>, Reshape<2, -1>, Permute<2, 1>>",
        lambda: stack((6,), L.Reshape((2, -1)), L.Permute((2, 1)), batch_size=3)),
    # cells at the ends of axes
    alone("cropping1d", 2, (7, 3), "Cropping1D<1, 2>", lambda: L.Cropping1D((1, 2))),
    alone("cropping2d", 2, (6, 7, 3), "Cropping2D<cropping({1, 2}, {0, 3})>", lambda: L.Cropping2D(((1, 2), (0, 3)))),
    alone("cropping2d_first", 2, (2, 6, 7), "Cropping2D<cropping(1, 2), channels_first>",
          lambda: L.Cropping2D((1, 2), data_format="channels_first"), ", channels_first"),
    alone("cropping3d", 1, (5, 4, 6, 2), "Cropping3D<cropping({1, 2}, {0, 1}, {2, 1})>", lambda: L.Cropping3D(((1, 2), (0, 1), (2, 1)))),
    alone("cropping3d_first", 1, (2, 3, 4, 5), "Cropping3D<channels_first>", lambda: L.Cropping3D(data_format="channels_first"),
          ", channels_first"),
    row("zero_padding1d", 2, "Sequential<Input<4, 3>, ZeroPadding1D<1, 2>, Conv1D<3, 2>>",
        lambda: stack((4, 3), L.ZeroPadding1D((1, 2)), L.Conv1D(3, 2))),
    row("zero_padding2d", 2, "Sequential<Input<6, 5, 3>, ZeroPadding2D<pad_width({1, 0}, {2, 1})>, Conv2D<4, 3, strides(2)>>",
        lambda: stack((6, 5, 3), L.ZeroPadding2D(((1, 0), (2, 1))), L.Conv2D(4, 3, strides=2))),
    row("zero_padding2d_first", 2, """Sequential<Input<2, 6, 5, channels_first>, ZeroPadding2D<1, channels_first>,
                                      Conv2D<4, 3, channels_first>>""",
        lambda: stack((2, 6, 5), L.ZeroPadding2D(1, data_format="channels_first"), L.Conv2D(4, 3, data_format="channels_first"))),
    alone("zero_padding3d", 1, (3, 2, 4, 2), "ZeroPadding3D<pad_width({0, 1}, {0, 0}, {1, 0})>",
          lambda: L.ZeroPadding3D(((0, 1), (0, 0), (1, 0)))),
    # larger images
    alone("up_sampling1d", 2, (5, 3), "UpSampling1D<3>", lambda: L.UpSampling1D(3)),
    alone("up_sampling2d", 2, (3, 4, 5), "UpSampling2D<size(2, 3)>", lambda: L.UpSampling2D((2, 3))),
    alone("up_sampling2d_first", 2, (2, 3, 4), "UpSampling2D<channels_first>", lambda: L.UpSampling2D(data_format="channels_first"),
          ", channels_first"),
    alone("up_sampling2d_bilinear", 2, (4, 5, 3), "UpSampling2D<size(2, 3), interpolation::bilinear>",
          lambda: L.UpSampling2D((2, 3), interpolation="bilinear")),
    alone("up_sampling2d_bicubic", 2, (5, 4, 17), "UpSampling2D<2, interpolation::bicubic>",
          lambda: L.UpSampling2D(2, interpolation="bicubic")),
    alone("up_sampling2d_lanczos3_first", 2, (2, 7, 4), "UpSampling2D<3, interpolation::lanczos3, channels_first>",
          lambda: L.UpSampling2D(3, interpolation="lanczos3", data_format="channels_first"), ", channels_first"),
    alone("up_sampling2d_lanczos5", 1, (12, 3, 4), "UpSampling2D<size(2, 1), interpolation::lanczos5>",
          lambda: L.UpSampling2D((2, 1), interpolation="lanczos5")),
    row("up_sampling2d_turned", 1, """Sequential<Input<2, 4, 5, channels_first>, Conv2D<4, 2, channels_first>,
                                      UpSampling2D<2, interpolation::bilinear, channels_first>, Conv2D<3, 2, channels_first>>""",
        lambda: stack((2, 4, 5), L.Conv2D(4, 2, data_format="channels_first"),
                      L.UpSampling2D(2, interpolation="bilinear", data_format="channels_first"), L.Conv2D(3, 2, data_format="channels_first"))),
    alone("up_sampling3d", 1, (2, 3, 2, 3), "UpSampling3D<size(2, 1, 3)>", lambda: L.UpSampling3D((2, 1, 3))),
    alone("up_sampling3d_first", 1, (2, 2, 3, 2), "UpSampling3D<channels_first>", lambda: L.UpSampling3D(data_format="channels_first"),
          ", channels_first"),
    # in stacks
    row("dense_reshape_conv2d", 2, "Sequential<Input<5>, Dense<24, relu>, Reshape<4, 3, 2>, Conv2D<3, 2>>",
        lambda: stack((5,), L.Dense(24, activation="relu"), L.Reshape((4, 3, 2)), L.Conv2D(3, 2))),
    row("conv2d_permute_conv2d_first", 1, "Sequential<Input<6, 5, 2>, Conv2D<4, 2>, Permute<3, 1, 2>, Conv2D<3, 2, channels_first>>",
        lambda: stack((6, 5, 2), L.Conv2D(4, 2), L.Permute((3, 1, 2)), L.Conv2D(3, 2, data_format="channels_first"))),
    row("reshape_lstm", 2, "Sequential<Input<12>, Reshape<4, 3>, LSTM<5>>", lambda: stack((12,), L.Reshape((4, 3)), L.LSTM(5))),
    row("permute_dense_flatten", 2, "Sequential<Input<4, 3>, Permute<2, 1>, Dense<5, relu>, Flatten<>, Dense<2>>",
        lambda: stack((4, 3), L.Permute((2, 1)), L.Dense(5, activation="relu"), L.Flatten(), L.Dense(2))),
    row("flatten_first_dense", 2, "Sequential<Input<3, 4, 2, channels_first>, Flatten<channels_first>, Dense<5>>",
        lambda: stack((3, 4, 2), L.Flatten(data_format="channels_first"), L.Dense(5))),
    row("conv2d_reshape_gru", 1, "Sequential<Input<6, 5, 1>, Conv2D<4, 2, relu>, Reshape<5, -1>, GRU<3>>",
        lambda: stack((6, 5, 1), L.Conv2D(4, 2, activation="relu"), L.Reshape((5, -1)), L.GRU(3))),
]
