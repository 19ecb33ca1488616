# SPDX-License-Identifier: BSL-1.0
"""MaxPooling, AveragePooling, the global and the adaptive ones, 1D to 3D, in both layouts."""

from rows import row, stack
from real_keras import keras

L = keras.layers


def pool(kind, label, n, shape, cpp, *args, **options):
    """One pooling layer; `channels_first` in its C++ options tags the input too."""
    tag = ", channels_first" if "channels_first" in cpp else ""
    if tag:
        options["data_format"] = "channels_first"
    words = kind.replace("Pooling", "_pooling").replace("Global", "global_").replace("Adaptive", "adaptive_").replace("D", "d").lower()
    return row(f"{words}_{label}", n, f"Sequential<Input<{', '.join(map(str, shape))}{tag}>, {kind}<{cpp}>>",
               lambda: stack(shape, getattr(L, kind)(*args, **options)))


def both(label, n, shape, cpp, *args, **options):
    """The maximum and the average of the same windows; a window of one extent is 1D."""
    d = len(shape) - 1
    return [pool(f"{kind}Pooling{d}D", label, n, shape, cpp, *args, **dict(options)) for kind in ("Max", "Average")]


def both_adaptive(label, n, shape, cpp, *args, **options):
    d = len(shape) - 1
    return [pool(f"Adaptive{kind}Pooling{d}D", label, n, shape, cpp, *args, **dict(options)) for kind in ("Max", "Average")]


def both_global(label, n, shape, cpp, **options):
    d = len(shape) - 1
    return [pool(f"Global{kind}Pooling{d}D", label, n, shape, cpp, **dict(options)) for kind in ("Max", "Average")]


ROWS = [
    *both("2_odd", 2, (5, 7, 5), "2", 2),
    *both("2_same_odd", 2, (5, 7, 4), "2, padding::same", 2, padding="same"),
    *both("3_stride_2_same", 1, (6, 7, 8), "3, strides(2), padding::same", 3, strides=2, padding="same"),
    *both("3x1_strides_1_2", 1, (6, 7, 3), "pool_size(3, 1), strides(1, 2)", (3, 1), strides=(1, 2)),
    *both("2x3_strides_2_1_same", 1, (5, 4, 16), "pool_size(2, 3), strides(2, 1), padding::same", (2, 3), strides=(2, 1),
          padding="same"),
    *both("first_same_odd", 2, (4, 5, 7), "2, padding::same, channels_first", 2, padding="same"),
    *both("first_3_stride_2_same", 1, (9, 6, 5), "3, strides(2), padding::same, channels_first", 3, strides=2, padding="same"),
    pool("MaxPooling2D", "stride_beyond_window", 1, (8, 7, 2), "2, strides(3)", 2, strides=3),
    pool("MaxPooling2D", "2x3", 2, (5, 9, 2), "pool_size(2, 3)", (2, 3)),
    pool("AveragePooling2D", "3_stride_1_same", 1, (4, 5, 3), "3, strides(1), padding::same", 3, strides=1, padding="same"),
    # one dimension
    *both("named", 2, (9, 4), "pool_size(4), strides(2)", 4, strides=2),
    *both("same", 2, (7, 3), "2, padding::same", 2, padding="same"),
    *both("3_stride_2_same", 2, (6, 17), "3, strides(2), padding::same", 3, strides=2, padding="same"),
    *both("first", 2, (4, 9), "2, channels_first", 2),
    *both("first_same", 2, (3, 10), "4, strides(3), padding::same, channels_first", 4, strides=3, padding="same"),
    # the whole of it
    *both_global("17", 3, (3, 3, 17), ""),
    *both_global("first", 2, (5, 4, 7), "channels_first", data_format="channels_first"),
    *both_global("33", 1, (5, 33), ""),
    *both_global("first", 2, (6, 11), "channels_first", data_format="channels_first"),
    pool("GlobalAveragePooling2D", "keepdims", 2, (3, 4, 5), "keepdims(true)", keepdims=True),
    pool("GlobalMaxPooling1D", "keepdims", 2, (4, 5), "keepdims(true)", keepdims=True),
    # three dimensions
    *both("2_odd", 2, (5, 4, 7, 5), "2", 2),
    *both("3x2x1_strides_2_1_3_same", 1, (5, 4, 7, 17), "pool_size(3, 2, 1), strides(2, 1, 3), padding::same", (3, 2, 1), strides=(2, 1, 3),
          padding="same"),
    *both("first_same", 2, (3, 4, 5, 3), "2, padding::same, channels_first", 2, padding="same"),
    *both_global("4", 2, (3, 4, 5, 4), ""),
    *both_global("first_keepdims", 2, (3, 2, 4, 5), "channels_first, keepdims", data_format="channels_first", keepdims=True),
    # of any extent
    *both_adaptive("3", 2, (7, 5), "3", 3),
    *both_adaptive("first_more", 2, (4, 5), "8, channels_first", 8),
    *both_adaptive("3x2", 2, (7, 5, 17), "output_size(3, 2)", (3, 2)),
    *both_adaptive("first_4", 1, (3, 9, 6), "4, channels_first", 4),
    *both_adaptive("2x3x2", 1, (3, 5, 4, 6), "output_size(2, 3, 2)", (2, 3, 2)),
    # stacks
    row("pooled_conv2d", 2, """Sequential<Input<10, 9, 2>, Conv2D<8, 3, relu>, MaxPooling2D<2>, Conv2D<5, 2>, AveragePooling2D<2>,
                               Flatten<>, Dense<3>>""",
        lambda: stack((10, 9, 2), L.Conv2D(8, 3, activation="relu"), L.MaxPooling2D(2), L.Conv2D(5, 2), L.AveragePooling2D(2),
                      L.Flatten(), L.Dense(3))),
    row("pooled_conv2d_gelu", 1, "Sequential<Input<7, 8, 3>, Conv2D<16, 2, gelu>, MaxPooling2D<2>>",
        lambda: stack((7, 8, 3), L.Conv2D(16, 2, activation="gelu"), L.MaxPooling2D(2))),
    row("pooled_conv2d_same_pool", 1, "Sequential<Input<7, 6, 2>, Conv2D<5, 3, relu>, MaxPooling2D<2, padding::same>>",
        lambda: stack((7, 6, 2), L.Conv2D(5, 3, activation="relu"), L.MaxPooling2D(2, padding="same"))),
    row("pooled_conv2d_overlapping", 1, "Sequential<Input<8, 9, 2>, Conv2D<8, 2, relu>, MaxPooling2D<3, strides(2)>>",
        lambda: stack((8, 9, 2), L.Conv2D(8, 2, activation="relu"), L.MaxPooling2D(3, strides=2))),
    row("pooled_conv2d_first", 2, """Sequential<Input<2, 10, 9, channels_first>, Conv2D<8, 3, relu, channels_first>,
                                     MaxPooling2D<2, channels_first>, Conv2D<5, 2, channels_first>,
                                     GlobalAveragePooling2D<channels_first>, Dense<3>>""",
        lambda: stack((2, 10, 9), L.Conv2D(8, 3, activation="relu", data_format="channels_first"),
                      L.MaxPooling2D(2, data_format="channels_first"), L.Conv2D(5, 2, data_format="channels_first"),
                      L.GlobalAveragePooling2D(data_format="channels_first"), L.Dense(3))),
    row("pooled_conv1d", 2, """Sequential<Input<14, 3>, Conv1D<8, 3, relu>, MaxPooling1D<2>, Conv1D<4, 2>, AveragePooling1D<2>,
                               GlobalMaxPooling1D<>, Dense<2>>""",
        lambda: stack((14, 3), L.Conv1D(8, 3, activation="relu"), L.MaxPooling1D(2), L.Conv1D(4, 2), L.AveragePooling1D(2),
                      L.GlobalMaxPooling1D(), L.Dense(2))),
    row("pooled_fixed_batch", 4, "Sequential<Input<6, 6, 3, batch_size(4)>, MaxPooling2D<2>, AveragePooling2D<3>>",
        lambda: stack((6, 6, 3), L.MaxPooling2D(2), L.AveragePooling2D(3), batch_size=4)),
]
