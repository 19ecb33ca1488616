# SPDX-License-Identifier: BSL-1.0
"""The convolutions: kernels, strides, padding, dilation, groups, both layouts."""

from rows import row, stack
from real_keras import keras

L = keras.layers


def layer_rows(prefix, name):
    """Rows of one layer; `channels_first` in its C++ options tags the input too."""
    def one(label, n, shape, cpp, *args, **options):
        tag = ", channels_first" if "channels_first" in cpp else ""
        if tag:
            options["data_format"] = "channels_first"
        return row(f"{prefix}_{label}", n, f"Sequential<Input<{', '.join(map(str, shape))}{tag}>, {name}<{cpp}>>",
                   lambda: stack(shape, getattr(L, name)(*args, **options)))
    return one


conv1d, conv2d, conv3d = layer_rows("conv1d", "Conv1D"), layer_rows("conv2d", "Conv2D"), layer_rows("conv3d", "Conv3D")
depthwise1d, depthwise2d = layer_rows("depthwise_conv1d", "DepthwiseConv1D"), layer_rows("depthwise_conv2d", "DepthwiseConv2D")
separable1d, separable2d = layer_rows("separable_conv1d", "SeparableConv1D"), layer_rows("separable_conv2d", "SeparableConv2D")

ROWS = [
    # Conv2D: kernels and channels
    conv2d("3x3", 2, (6, 7, 3), "8, 3", 8, 3),
    conv2d("1x1", 2, (4, 5, 6), "7, 1", 7, 1),
    conv2d("3x5", 2, (6, 8, 2), "5, kernel_size(3, 5)", 5, (3, 5)),
    conv2d("whole_image", 3, (4, 3, 5), "9, kernel_size(4, 3)", 9, (4, 3)),
    conv2d("to_17", 1, (5, 6, 15), "17, 3", 17, 3),
    conv2d("33_to_35", 1, (4, 5, 33), "35, 3, relu", 35, 3, activation="relu"),
    conv2d("64_to_70_1x1", 1, (3, 3, 64), "70, 1", 70, 1),
    conv2d("no_bias", 2, (5, 6, 3), "7, 3, use_bias(false)", 7, 3, use_bias=False),
    # Conv2D: padding and strides, where `same` is uneven
    conv2d("same", 2, (5, 6, 3), "8, 3, padding::same", 8, 3, padding="same"),
    conv2d("same_even_kernel", 2, (5, 4, 2), "6, 2, padding::same", 6, 2, padding="same"),
    conv2d("same_stride_2_even", 2, (6, 8, 3), "8, 3, strides(2), padding::same", 8, 3, strides=2, padding="same"),
    conv2d("same_stride_2_odd", 2, (5, 7, 3), "8, 3, strides(2), padding::same", 8, 3, strides=2, padding="same"),
    conv2d("same_strides_2_1", 2, (6, 5, 2), "3, kernel_size(3, 5), strides(2, 1), padding::same", 3, (3, 5), strides=(2, 1),
           padding="same"),
    conv2d("same_stride_beyond_kernel", 2, (7, 8, 2), "4, 2, strides(3), padding::same", 4, 2, strides=3, padding="same"),
    conv2d("same_kernel_beyond_image", 2, (3, 2, 3), "5, 5, padding::same", 5, 5, padding="same"),
    conv2d("strides_2_1", 2, (7, 6, 2), "5, 3, strides(2, 1)", 5, 3, strides=(2, 1)),
    conv2d("patches", 2, (8, 8, 3), "12, 4, strides(4)", 12, 4, strides=4),
    # Conv2D: dilation and groups
    conv2d("dilation_2", 2, (8, 7, 3), "6, 3, dilation_rate(2)", 6, 3, dilation_rate=2),
    conv2d("dilation_same", 1, (6, 7, 3), "8, 3, dilation_rate(2), padding::same", 8, 3, dilation_rate=2, padding="same"),
    conv2d("dilation_1_3_same_even", 1, (5, 9, 2), "3, 2, dilation_rate(1, 3), padding::same, relu", 3, 2,
           dilation_rate=(1, 3), padding="same", activation="relu"),
    conv2d("groups_2", 2, (5, 6, 4), "6, 3, groups(2)", 6, 3, groups=2),
    conv2d("groups_3_same", 1, (5, 5, 9), "12, 3, groups(3), padding::same, relu", 12, 3, groups=3, padding="same",
           activation="relu"),
    conv2d("groups_each_channel", 2, (6, 5, 5), "5, 3, groups(5)", 5, 3, groups=5),
    conv2d("groups_dilation", 1, (7, 6, 6), "4, 2, groups(2), dilation_rate(2)", 4, 2, groups=2, dilation_rate=2),
    # Conv2D: channels_first
    conv2d("first_3x3", 2, (3, 6, 7), "8, 3, channels_first", 8, 3),
    conv2d("first_one_channel", 2, (1, 8, 8), "4, 3, channels_first, padding::same, relu", 4, 3, padding="same",
           activation="relu"),
    conv2d("first_same_stride_2", 2, (3, 6, 7), "8, 3, strides(2), padding::same, channels_first", 8, 3, strides=2,
           padding="same"),
    conv2d("first_strides_2_1", 1, (2, 7, 6), "5, 3, strides(2, 1), channels_first", 5, 3, strides=(2, 1)),
    conv2d("first_groups", 2, (4, 5, 6), "6, 3, groups(2), channels_first", 6, 3, groups=2),
    conv2d("first_33_to_36", 1, (33, 5, 4), "36, 2, channels_first, activation::tanh", 36, 2, activation="tanh"),
    conv2d("first_softmax", 2, (2, 3, 9), "4, 2, channels_first, softmax", 4, 2, activation="softmax"),
    row("conv2d_first_untagged_input", 1, "Sequential<Input<3, 5, 6>, Conv2D<4, 3, channels_first>>",
        lambda: stack((3, 5, 6), L.Conv2D(4, 3, data_format="channels_first"))),
    row("conv2d_last_tagged_input", 1, "Sequential<Input<5, 6, 3, channels_last>, Conv2D<4, 3>>",
        lambda: stack((5, 6, 3), L.Conv2D(4, 3))),
    # Conv1D
    conv1d("3", 2, (8, 3), "6, 3", 6, 3),
    conv1d("named_kernel", 2, (7, 2), "5, kernel_size(4)", 5, 4),
    conv1d("whole_series", 3, (5, 3), "8, 5", 8, 5),
    conv1d("16_to_33", 1, (9, 16), "33, 3, relu", 33, 3, activation="relu"),
    conv1d("no_bias", 2, (6, 3), "8, 2, use_bias(false)", 8, 2, use_bias=False),
    conv1d("same", 2, (7, 3), "8, 3, padding::same", 8, 3, padding="same"),
    conv1d("same_even_kernel", 2, (6, 2), "5, 4, padding::same", 5, 4, padding="same"),
    conv1d("same_stride_2_odd", 2, (9, 3), "4, 3, strides(2), padding::same", 4, 3, strides=2, padding="same"),
    conv1d("stride_3", 2, (11, 2), "6, 4, strides(3)", 6, 4, strides=3),
    conv1d("dilation", 1, (10, 3), "5, 3, dilation_rate(3)", 5, 3, dilation_rate=3),
    conv1d("causal", 2, (6, 3), "8, 3, padding::causal", 8, 3, padding="causal"),
    conv1d("causal_dilation", 2, (9, 2), "4, 2, dilation_rate(4), padding::causal, relu", 4, 2, dilation_rate=4,
           padding="causal", activation="relu"),
    conv1d("causal_kernel_beyond_series", 2, (3, 2), "4, 5, padding::causal", 4, 5, padding="causal"),
    conv1d("groups", 2, (7, 6), "9, 3, groups(3)", 9, 3, groups=3),
    conv1d("groups_causal", 1, (6, 4), "4, 2, groups(4), padding::causal", 4, 2, groups=4, padding="causal"),
    conv1d("first", 2, (3, 8), "6, 3, channels_first", 6, 3),
    conv1d("first_same_stride_2", 2, (2, 7), "9, 4, strides(2), padding::same, channels_first, relu", 9, 4, strides=2,
           padding="same", activation="relu"),
    conv1d("first_causal", 2, (3, 6), "5, 3, padding::causal, channels_first", 5, 3, padding="causal"),
    # Conv3D
    conv3d("3x3x3", 2, (4, 5, 6, 3), "8, 3, relu", 8, 3, activation="relu"),
    conv3d("same_stride_2", 1, (5, 4, 6, 2), "17, kernel_size(3, 2, 3), strides(2), padding::same", 17, (3, 2, 3), strides=2, padding="same"),
    conv3d("strides_1_2_3", 2, (4, 5, 7, 3), "4, 2, strides(1, 2, 3), use_bias(false)", 4, 2, strides=(1, 2, 3), use_bias=False),
    conv3d("dilation", 1, (6, 5, 5, 2), "5, 2, dilation_rate(3, 1, 2), padding::same", 5, 2, dilation_rate=(3, 1, 2), padding="same"),
    conv3d("groups", 1, (4, 4, 5, 6), "9, 3, groups(3), padding::same", 9, 3, groups=3, padding="same"),
    conv3d("groups_of_one", 1, (4, 5, 2, 3), "3, kernel_size(1, 2, 1), dilation_rate(2), groups(3)", 3, (1, 2, 1), dilation_rate=2, groups=3),
    conv3d("groups_1x3x3", 2, (4, 5, 6, 4), "8, kernel_size(1, 3, 3), strides(2, 1, 1), groups(4), padding::same, relu", 8, (1, 3, 3), strides=(2, 1, 1), groups=4,
           padding="same", activation="relu"),
    conv3d("groups_of_one_2x2x2", 1, (4, 5, 3, 3), "6, 2, groups(3)", 6, 2, groups=3),
    conv3d("1x1x1_groups", 1, (2, 3, 4, 6), "6, 1, groups(3)", 6, 1, groups=3),
    conv3d("1x1x1", 2, (2, 3, 4, 5), "6, 1, activation::tanh", 6, 1, activation="tanh"),
    conv3d("of_one_channel", 2, (4, 5, 6, 1), "20, 2", 20, 2),
    conv3d("of_one_channel_3x3x3", 1, (3, 4, 9, 1), "6, 3, strides(1, 1, 2), relu", 6, 3, strides=(1, 1, 2), activation="relu"),
    conv3d("of_one_channel_1x2x3", 2, (3, 4, 5, 1), "9, kernel_size(1, 2, 3)", 9, (1, 2, 3)),
    conv3d("of_one_channel_same", 1, (3, 4, 5, 1), "5, 2, padding::same", 5, 2, padding="same"),
    conv3d("first", 2, (2, 4, 5, 3), "3, 3, padding::same, channels_first", 3, 3, padding="same"),
    # DepthwiseConv2D
    depthwise2d("3x3", 2, (6, 7, 3), "3", 3),
    depthwise2d("17_channels", 1, (6, 5, 17), "3, padding::same, relu", 3, padding="same", activation="relu"),
    depthwise2d("64_channels_stride_2", 1, (9, 8, 64), "3, padding::same, strides(2)", 3, padding="same", strides=2),
    depthwise2d("multiplier_2", 2, (5, 6, 3), "kernel_size(3, 2), depth_multiplier(2)", (3, 2), depth_multiplier=2),
    depthwise2d("multiplier_5", 2, (5, 6, 3), "3, depth_multiplier(5), use_bias(false)", 3, depth_multiplier=5, use_bias=False),
    depthwise2d("of_one_channel", 2, (5, 6, 1), "3, depth_multiplier(4), padding::same", 3, depth_multiplier=4, padding="same"),
    depthwise2d("strides_2_1", 2, (7, 6, 4), "3, strides(2, 1)", 3, strides=(2, 1)),
    depthwise2d("dilation_1_2_same", 1, (6, 7, 5), "3, dilation_rate(1, 2), padding::same", 3, dilation_rate=(1, 2), padding="same"),
    depthwise2d("strides_and_dilation", 2, (9, 8, 4), "2, strides(2), dilation_rate(3)", 2, strides=2, dilation_rate=3),
    depthwise2d("first", 2, (4, 6, 7), "3, channels_first", 3),
    depthwise2d("first_multiplier_2", 2, (3, 6, 7), "3, depth_multiplier(2), strides(2), padding::same, channels_first, relu", 3,
                depth_multiplier=2, strides=2, padding="same", activation="relu"),
    depthwise2d("first_of_one_channel", 2, (1, 6, 5), "2, depth_multiplier(3), channels_first, softmax", 2, depth_multiplier=3, activation="softmax"),
    # DepthwiseConv1D
    depthwise1d("3", 2, (8, 5), "3", 3),
    depthwise1d("multiplier_3_same_stride_2", 2, (9, 4), "4, depth_multiplier(3), strides(2), padding::same, relu", 4, depth_multiplier=3,
                strides=2, padding="same", activation="relu"),
    depthwise1d("dilation", 1, (10, 16), "3, dilation_rate(3), use_bias(false)", 3, dilation_rate=3, use_bias=False),
    depthwise1d("first", 2, (4, 8), "3, depth_multiplier(2), channels_first, activation::tanh", 3, depth_multiplier=2, activation="tanh"),
    # SeparableConv2D
    separable2d("3x3", 2, (6, 7, 3), "8, 3", 8, 3),
    separable2d("16_to_33", 1, (5, 6, 16), "33, 3, padding::same, relu", 33, 3, padding="same", activation="relu"),
    separable2d("to_1", 2, (5, 6, 4), "1, 3", 1, 3),
    separable2d("multiplier_3", 2, (6, 7, 3), "5, kernel_size(2, 3), depth_multiplier(3), use_bias(false)", 5, (2, 3), depth_multiplier=3,
                use_bias=False),
    separable2d("same_stride_2", 2, (7, 8, 4), "6, 3, strides(2), padding::same", 6, 3, strides=2, padding="same"),
    separable2d("dilation", 1, (8, 7, 3), "6, 3, dilation_rate(2, 1)", 6, 3, dilation_rate=(2, 1)),
    separable2d("strides_and_dilation", 2, (9, 8, 4), "5, 2, strides(2), dilation_rate(2)", 5, 2, strides=2, dilation_rate=2),
    separable2d("first", 2, (3, 6, 7), "8, 3, depth_multiplier(2), channels_first, padding::same, activation::tanh", 8, 3, depth_multiplier=2,
                padding="same", activation="tanh"),
    separable2d("first_one_channel_to_1", 2, (1, 6, 7), "1, 3, depth_multiplier(2), strides(2), channels_first", 1, 3, depth_multiplier=2, strides=2),
    separable2d("first_softmax", 2, (2, 5, 9), "4, 2, channels_first, softmax", 4, 2, activation="softmax"),
    # SeparableConv1D
    separable1d("3", 2, (8, 5), "6, 3", 6, 3),
    separable1d("multiplier_2_same_stride_2", 2, (9, 4), "7, 4, depth_multiplier(2), strides(2), padding::same, relu", 7, 4, depth_multiplier=2,
                strides=2, padding="same", activation="relu"),
    separable1d("first_dilation", 2, (3, 10), "5, 3, dilation_rate(2), channels_first, use_bias(false)", 5, 3, dilation_rate=2, use_bias=False),
    # stacks
    row("conv1d_stack", 2, "Sequential<Input<12, 2>, Conv1D<6, 3, relu>, Conv1D<5, 2, strides(2)>, Flatten<>, Dense<3>>",
        lambda: stack((12, 2), L.Conv1D(6, 3, activation="relu"), L.Conv1D(5, 2, strides=2), L.Flatten(), L.Dense(3))),
    row("conv1d_wavenet", 1, """Sequential<Input<16, 1>, Conv1D<4, 2, padding::causal, relu>,
                                Conv1D<4, 2, padding::causal, dilation_rate(2), relu>,
                                Conv1D<4, 2, padding::causal, dilation_rate(4), relu>, Conv1D<1, 1>>""",
        lambda: stack((16, 1), *(L.Conv1D(4, 2, padding="causal", dilation_rate=d, activation="relu") for d in (1, 2, 4)),
                      L.Conv1D(1, 1))),
    row("conv2d_stack", 2, """Sequential<Input<8, 8, 1>, Conv2D<6, 3, relu>, Conv2D<8, 3, padding::same, relu>, Flatten<>,
                              Dense<5, softmax>>""",
        lambda: stack((8, 8, 1), L.Conv2D(6, 3, activation="relu"), L.Conv2D(8, 3, padding="same", activation="relu"),
                      L.Flatten(), L.Dense(5, activation="softmax"))),
    row("mobile_block", 2, """Sequential<Input<8, 8, 3>, Conv2D<8, 3, strides(2), padding::same, use_bias(false)>, BatchNormalization<>, Activation<relu6>,
                              DepthwiseConv2D<3, padding::same, use_bias(false)>, BatchNormalization<>, Activation<relu6>, Conv2D<12, 1, use_bias(false)>,
                              BatchNormalization<>, SeparableConv2D<6, 3, relu>, GlobalAveragePooling2D<>, Dense<4, softmax>>""",
        lambda: stack((8, 8, 3), L.Conv2D(8, 3, strides=2, padding="same", use_bias=False), L.BatchNormalization(), L.Activation("relu6"),
                      L.DepthwiseConv2D(3, padding="same", use_bias=False), L.BatchNormalization(), L.Activation("relu6"),
                      L.Conv2D(12, 1, use_bias=False), L.BatchNormalization(), L.SeparableConv2D(6, 3, activation="relu"),
                      L.GlobalAveragePooling2D(), L.Dense(4, activation="softmax"))),
    row("conv2d_fixed_batch", 3, "Sequential<Input<5, 5, 2, batch_size(3)>, Conv2D<4, 3, relu>>",
        lambda: stack((5, 5, 2), L.Conv2D(4, 3, activation="relu"), batch_size=3)),
]
