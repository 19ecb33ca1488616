# SPDX-License-Identifier: BSL-1.0
"""Normalization, Rescaling, Resizing, CenterCrop, Discretization and CategoryEncoding."""

from rows import graph, row, stack
from real_keras import keras

L = keras.layers


def alone(label, n, shape, cpp, layer, ids=0):
    tag = ", channels_first" if "channels_first" in cpp else ""
    extents = ", ".join(map(str, shape)) + tag
    return row(label, n, f"Sequential<Input<{extents}>, {cpp}>", lambda: stack(shape, layer()), ids=ids)


def resized(label, n, shape, cpp, *args, **options):
    if "channels_first" in cpp:
        options["data_format"] = "channels_first"
    return alone(f"resizing_{label}", n, shape, f"Resizing<{cpp}>", lambda: L.Resizing(*args, **options))


def cropped(label, n, shape, cpp, *args, **options):
    return alone(f"center_crop_{label}", n, shape, f"CenterCrop<{cpp}>", lambda: L.CenterCrop(*args, **options))


def weighted():
    x, w = keras.Input((6,), name="x"), keras.Input((6,), name="w")
    return keras.Model([x, w], L.CategoryEncoding(4, output_mode="count")(x, count_weights=w))


ROWS = [
    # statistics
    alone("normalization", 3, (5,), "Normalization<>", L.Normalization),
    alone("normalization_images", 2, (4, 5, 3), "Normalization<>", L.Normalization),
    alone("normalization_axis_1", 2, (3, 5, 4), "Normalization<axis(1)>", lambda: L.Normalization(axis=1)),
    alone("normalization_axes_apart", 2, (3, 2, 5), "Normalization<axis(-1, 1)>", lambda: L.Normalization(axis=(-1, 1))),
    alone("normalization_no_axis", 2, (3, 7), "Normalization<axis{}>", lambda: L.Normalization(axis=None)),
    alone("normalization_invert", 2, (70,), "Normalization<invert>", lambda: L.Normalization(invert=True)),
    alone("normalization_given", 2, (4, 3), "Normalization<mean(0.5, -0.4, 3), variance(1, 0.01, 2.5)>",
          lambda: L.Normalization(mean=[0.5, -0.4, 3], variance=[1, 0.01, 2.5])),
    alone("normalization_given_axes", 2, (2, 3), "Normalization<axis(1, 2), mean(1, 2, 3), variance(4, 5, 6), invert>",
          lambda: L.Normalization(axis=(1, 2), mean=[1, 2, 3], variance=[4, 5, 6], invert=True)),
    row("normalization_dense_normalization", 3, "Sequential<Input<5>, Normalization<>, Dense<4>, Normalization<>>",
        lambda: stack((5,), L.Normalization(), L.Dense(4), L.Normalization())),
    row("conv2d_normalization_relu", 1, "Sequential<Input<6, 5, 2>, Conv2D<4, 3>, Normalization<invert>, Activation<relu>>",
        lambda: stack((6, 5, 2), L.Conv2D(4, 3), L.Normalization(invert=True), L.Activation("relu"))),
    # factors
    alone("rescaling", 2, (5, 7), "Rescaling<scale(1. / 127.5), offset(-1)>", lambda: L.Rescaling(1 / 127.5, offset=-1)),
    alone("rescaling_by_feature", 2, (5, 4, 3), "Rescaling<scale(0.5, 2, -1), offset(1, 0, 3)>",
          lambda: L.Rescaling([0.5, 2.0, -1.0], offset=[1.0, 0.0, 3.0])),
    row("rescaling_conv2d_rescaling", 1, """Sequential<Input<6, 5, 2>, Rescaling<scale(0.25)>, Conv2D<3, 2>, Rescaling<scale(0.5, 2, -1), offset(1)>,
                                            Conv2D<4, 2, channels_last>, Rescaling<scale(-3)>>""",
        lambda: stack((6, 5, 2), L.Rescaling(0.25), L.Conv2D(3, 2), L.Rescaling([0.5, 2.0, -1.0], offset=1.0), L.Conv2D(4, 2), L.Rescaling(-3.0))),
    row("rescaling_conv2d_first", 1, "Sequential<Input<2, 6, 5, channels_first>, Rescaling<scale(2), offset(1)>, Conv2D<3, 2, channels_first>, Rescaling<scale(0.5)>>",
        lambda: stack((2, 6, 5), L.Rescaling(2.0, offset=1.0), L.Conv2D(3, 2, data_format="channels_first"), L.Rescaling(0.5))),
    # images
    resized("bilinear_larger", 2, (5, 4, 3), "7, 9", 7, 9),
    resized("bilinear_smaller", 1, (9, 8, 17), "5, 3", 5, 3),
    resized("antialias", 1, (13, 8, 3), "5, 7, antialias", 5, 7, antialias=True),
    resized("bicubic_antialias_first", 2, (2, 9, 5), "4, 8, interpolation::bicubic, antialias, channels_first", 4, 8,
            interpolation="bicubic", antialias=True),
    resized("lanczos3", 1, (12, 9, 3), "7, 11, interpolation::lanczos3", 7, 11, interpolation="lanczos3"),
    resized("lanczos5_antialias", 1, (12, 7, 3), "5, 9, interpolation::lanczos5, antialias", 5, 9, interpolation="lanczos5", antialias=True),
    resized("crop", 1, (9, 5, 3), "4, 4, crop_to_aspect_ratio", 4, 4, crop_to_aspect_ratio=True),
    resized("crop_first", 1, (3, 6, 11), "5, 4, crop_to_aspect_ratio, channels_first", 5, 4, crop_to_aspect_ratio=True),
    resized("pad_rows", 1, (4, 9, 3), "6, 6, pad_to_aspect_ratio, fill_value(0.5)", 6, 6, pad_to_aspect_ratio=True, fill_value=0.5),
    resized("pad_columns", 1, (9, 4, 2), "5, 7, pad_to_aspect_ratio, fill_value(-1), interpolation::bicubic", 5, 7, pad_to_aspect_ratio=True,
            fill_value=-1.0, interpolation="bicubic"),
    cropped("odd", 2, (9, 8, 3), "4, 5", 4, 5),
    alone("center_crop_first", 1, (2, 7, 6), "CenterCrop<3, 6, channels_first>", lambda: L.CenterCrop(3, 6, data_format="channels_first")),
    cropped("of_smaller", 1, (4, 9, 3), "6, 5", 6, 5),
    # what only training does
    row("augmented", 1, """Sequential<Input<6, 5, 3>, RandomFlip<mode::horizontal>, RandomRotation<factor(0.1), fill_mode::nearest>, RandomZoom<height_factor(-0.2, 0.3)>,
                           RandomTranslation<height_factor(0.1), width_factor(0.2)>, RandomContrast<factor(0.2)>, RandomBrightness<factor(0.3), value_range(0, 1)>, Conv2D<2, 3>>""",
        lambda: stack((6, 5, 3), L.RandomFlip("horizontal"), L.RandomRotation(0.1, "nearest"), L.RandomZoom((-0.2, 0.3)), L.RandomTranslation(0.1, 0.2), L.RandomContrast(0.2),
                      L.RandomBrightness(0.3, (0, 1)), L.Conv2D(2, 3))),
    # categories
    alone("discretization", 3, (7,), "Discretization<bin_boundaries(-1, -0.5, 0.5, 1)>", lambda: L.Discretization([-1.0, -0.5, 0.5, 1.0])),
    alone("discretization_one_hot", 3, (4,), "Discretization<bin_boundaries(-0.5, 0.5), output_mode::one_hot>",
          lambda: L.Discretization([-0.5, 0.5], output_mode="one_hot")),
    alone("discretization_multi_hot", 3, (2, 3), "Discretization<bin_boundaries(-0.5, 0.5), output_mode::multi_hot>",
          lambda: L.Discretization([-0.5, 0.5], output_mode="multi_hot")),
    alone("discretization_count", 3, (6,), "Discretization<bin_boundaries(-0.5, 0.5), output_mode::count>",
          lambda: L.Discretization([-0.5, 0.5], output_mode="count")),
    alone("category_encoding", 3, (4,), "CategoryEncoding<5>", lambda: L.CategoryEncoding(5), ids=6),
    alone("category_encoding_one_hot", 2, (4,), "CategoryEncoding<4, output_mode::one_hot>", lambda: L.CategoryEncoding(4, output_mode="one_hot"), ids=4),
    alone("category_encoding_one_hot_1", 3, (1,), "CategoryEncoding<4, output_mode::one_hot>", lambda: L.CategoryEncoding(4, output_mode="one_hot"), ids=4),
    alone("category_encoding_count", 3, (6,), "CategoryEncoding<num_tokens(4), output_mode::count>", lambda: L.CategoryEncoding(4, output_mode="count"), ids=4),
    graph("category_encoding_weighted", 3, "x w", "y", """x = Input<6, name("x")>{}; w = Input<6, name("w")>{}; y = CategoryEncoding<4, output_mode::count>{}(x, w)""", weighted, ids=(4, 0)),
]
