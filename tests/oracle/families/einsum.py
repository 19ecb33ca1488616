# SPDX-License-Identifier: BSL-1.0
"""EinsumDense."""

from rows import row, stack
from real_keras import keras

L = keras.layers


def case(label, shape, cpp, *arguments, n=2, **options):
    inputs = [*map(str, shape), *([f"batch_size({n})"] if label.startswith("batch_") else [])]
    return row(f"einsum_{label}", n, f"Sequential<Input<{', '.join(inputs)}>, EinsumDense<{cpp}>>",
               lambda: stack(shape, L.EinsumDense(*arguments, **options), batch_size=n if label.startswith("batch_") else None))


ROWS = [
    case("dense", (6,), '"ab,bc->ac", 5, bias_axes("c"), relu', "ab,bc->ac", 5, bias_axes="c", activation="relu"),
    case("sequence", (7, 6), '"abc,cd->abd", output_shape(7, 17), bias_axes("d")', "abc,cd->abd", (7, 17), bias_axes="d"),
    case("left", (3, 3, 5), '"...x,xy->...y", 9, bias_axes("y")', "...x,xy->...y", 9, bias_axes="y"),
    case("left_of_nothing", (5,), '"...x,xy->...y", 9', "...x,xy->...y", 9),
    case("right", (3, 4, 5), '"ab...,bc->ac...", 7, bias_axes("c"), sigmoid', "ab...,bc->ac...", 7, bias_axes="c", activation="sigmoid"),
    case("heads", (5, 6), '"abc,cde->abde", 5, 2, 3, bias_axes("de")', "abc,cde->abde", (5, 2, 3), bias_axes="de"),
    case("heads_bias_of_one_axis", (5, 6), '"abc,cde->abde", 5, 2, 3, bias_axes("d")', "abc,cde->abde", (5, 2, 3), bias_axes="d"),
    case("of_heads", (5, 2, 3), '"abcd,cde->abe", 5, 7, bias_axes("e")', "abcd,cde->abe", (5, 7), bias_axes="e"),
    case("turned_kernel", (5, 6), '"abc,dc->abd", 5, 4', "abc,dc->abd", (5, 4)),
    case("turned_output", (5, 6), '"abc,cd->adb", 4, 5, bias_axes("db")', "abc,cd->adb", (4, 5), bias_axes="db"),
    case("turned_input", (5, 6, 3), '"abcd,bde->ace", 6, 4, bias_axes("c"), softmax', "abcd,bde->ace", (6, 4), bias_axes="c", activation="softmax"),
    case("each_head", (3, 4), '"abc,bcd->abd", 3, 5, bias_axes("b"), activation::tanh', "abc,bcd->abd", (3, 5), bias_axes="b", activation="tanh"),
    case("products", (3, 4), '"abc,bc->abc", 3, 4, bias_axes("bc")', "abc,bc->abc", (3, 4), bias_axes="bc"),
    case("summed", (3, 4), '"abc,cd->ad", 5', "abc,cd->ad", 5),
    case("one_column", (3, 4), '"abc,c->ab", 3, bias_axes("b")', "abc,c->ab", (3,), bias_axes="b"),
    case("batch_in_kernel", (4, 3), '"abc,acd->abd", 4, 5', "abc,acd->abd", (4, 5), n=3),
]
