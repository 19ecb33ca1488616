# SPDX-License-Identifier: BSL-1.0
"""Conv1DTranspose, Conv2DTranspose and Conv3DTranspose."""

from families.convolutional import layer_rows
from rows import row, stack
from real_keras import keras

L = keras.layers
one, two, three = (layer_rows(f"conv{n}d_transpose", f"Conv{n}DTranspose") for n in (1, 2, 3))

ROWS = [
    # Conv2DTranspose
    two("3x3", 2, (4, 5, 3), "8, 3", 8, 3),
    two("2x2_stride_2", 2, (3, 4, 5), "6, 2, strides(2), relu", 6, 2, strides=2, activation="relu"),
    two("3x3_stride_2_same", 2, (4, 3, 4), "16, 3, strides(2), padding::same", 16, 3, strides=2, padding="same"),
    two("4x4_stride_2_same", 1, (4, 5, 9), "3, 4, strides(2), padding::same, activation::tanh", 3, 4, strides=2, padding="same",
        activation="tanh"),
    two("5x4_strides_3_2", 2, (3, 4, 2), "7, kernel_size(5, 4), strides(3, 2)", 7, (5, 4), strides=(3, 2)),
    two("window_below_stride", 2, (3, 4, 2), "5, 2, strides(3)", 5, 2, strides=3),
    two("window_below_stride_same", 2, (3, 4, 2), "16, kernel_size(1, 2), strides(3), padding::same, sigmoid", 16, (1, 2), strides=3,
        padding="same", activation="sigmoid"),
    two("of_one_channel", 2, (3, 4, 1), "8, 2, strides(2)", 8, 2, strides=2),
    two("of_one_channel_stride_3", 2, (4, 5, 1), "20, 2, strides(3), relu", 20, 2, strides=3, activation="relu"),
    two("of_one_channel_5x5", 1, (3, 4, 1), "5, 5, strides(2), padding::same", 5, 5, strides=2, padding="same"),
    two("output_padding", 2, (3, 4, 2), "5, 3, strides(2), output_padding(1)", 5, 3, strides=2, output_padding=1),
    two("output_padding_same", 2, (3, 4, 2), "5, kernel_size(3, 4), strides(2, 3), padding::same, output_padding(0, 2)", 5, (3, 4),
        strides=(2, 3), padding="same", output_padding=(0, 2)),
    two("output_padding_same_even", 2, (3, 4, 2), "4, 2, strides(2), padding::same, output_padding(1)", 4, 2, strides=2, padding="same",
        output_padding=1),
    two("same_even_kernel", 2, (4, 5, 2), "4, kernel_size(4, 2), padding::same", 4, (4, 2), padding="same"),
    two("dilation", 2, (4, 5, 3), "6, 3, dilation_rate(2, 1)", 6, 3, dilation_rate=(2, 1)),
    two("dilation_same", 1, (6, 5, 3), "6, 3, dilation_rate(2, 3), padding::same, use_bias(false)", 6, 3, dilation_rate=(2, 3), padding="same",
        use_bias=False),
    two("first", 2, (3, 4, 5), "6, 3, strides(2), padding::same, channels_first", 6, 3, strides=2, padding="same"),
    two("first_softmax", 2, (2, 3, 4), "3, 2, strides(2), channels_first, softmax", 3, 2, strides=2, activation="softmax"),
    # Conv1DTranspose
    one("3_stride_2", 2, (5, 3), "6, 3, strides(2)", 6, 3, strides=2),
    one("of_one_channel", 2, (5, 1), "6, 2, strides(2)", 6, 2, strides=2),
    one("9_stride_4_same", 2, (6, 4), "5, 9, strides(4), padding::same, relu", 5, 9, strides=4, padding="same", activation="relu"),
    one("dilation", 1, (7, 2), "33, 3, dilation_rate(2), padding::same", 33, 3, dilation_rate=2, padding="same"),
    one("first_output_padding", 2, (3, 5), "4, 4, strides(3), output_padding(2), channels_first", 4, 4, strides=3, output_padding=2),
    # Conv3DTranspose
    three("2x2x2_stride_2", 2, (2, 3, 2, 4), "5, 2, strides(2)", 5, 2, strides=2),
    three("of_one_channel", 2, (2, 3, 2, 1), "5, 2, strides(2)", 5, 2, strides=2),
    three("3x3x3_same", 1, (2, 3, 3, 2), "16, 3, strides(2, 1, 2), padding::same, relu", 16, 3, strides=(2, 1, 2), padding="same",
          activation="relu"),
    three("first_output_padding", 1, (2, 2, 3, 2), "3, 3, strides(2), padding::same, output_padding(1, 0, 1), channels_first", 3, 3, strides=2,
          padding="same", output_padding=(1, 0, 1)),
    # stacks
    row("conv2d_transpose_decoder", 2, """Sequential<Input<6>, Dense<2 * 3 * 16, relu>, Reshape<2, 3, 16>, Conv2DTranspose<16, 3, strides(2), padding::same,
                              use_bias(false)>, BatchNormalization<>, Activation<relu>, Conv2DTranspose<3, 4, strides(2), padding::same, sigmoid>>""",
        lambda: stack((6,), L.Dense(96, activation="relu"), L.Reshape((2, 3, 16)), L.Conv2DTranspose(16, 3, strides=2, padding="same", use_bias=False),
                      L.BatchNormalization(), L.Activation("relu"), L.Conv2DTranspose(3, 4, strides=2, padding="same", activation="sigmoid"))),
]
