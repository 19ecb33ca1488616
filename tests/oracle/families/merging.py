# SPDX-License-Identifier: BSL-1.0
"""Add, Multiply and Concatenate: two inputs and more, Keras' broadcasting, axes counted with the batch."""

from rows import graph
from real_keras import keras

L = keras.layers
NAMES = "abcd"


def merge(label, n, shapes, cpp, layer, tag=""):
    """One merging layer on inputs of the given shapes."""
    names = NAMES[:len(shapes)]

    def build():
        inputs = [keras.Input(shape, batch_size=n if "batch_size" in tag else None) for shape in shapes]
        return keras.Model(inputs, layer()(inputs))

    lines = [f'{name} = Input<{", ".join(map(str, shape))}{tag}, name("{label}_{name}")>{{}}' for name, shape in zip(names, shapes)]
    lines.append(f"y = {cpp}{{}}({', '.join(names)})")
    return graph(label, n, " ".join(names), "y", "; ".join(lines), build)


def arithmetic(label, n, *shapes, tag=""):
    return [merge(f"add_{label}", n, shapes, "Add<>", L.Add, tag), merge(f"multiply_{label}", n, shapes, "Multiply<>", L.Multiply, tag)]


def concatenate(label, n, shapes, axis=None, tag=""):
    options = {} if axis is None else {"axis": axis}
    return merge(f"concatenate_{label}", n, shapes, "Concatenate<>" if axis is None else f"Concatenate<axis({axis})>",
                 lambda: L.Concatenate(**options), tag)


def dot(label, n, shapes, axes, cpp="", **options):
    spelled = f"axes({axes})" if isinstance(axes, int) else f"axes({axes[0]}, {axes[1]})"
    return merge(f"dot_{label}", n, shapes, f"Dot<{spelled}{cpp}>", lambda: L.Dot(axes, **options))


def dense_pair(kind):
    def build():
        x = keras.Input((5,))
        a = L.Dense(6, activation="relu")(x)
        b = L.Dense(6, activation="tanh")(x)
        return keras.Model(x, L.Dense(3)(getattr(L, kind)()([a, b])))
    return graph(f"{kind.lower()}_of_dense", 3, "x", "y", f"""x = Input<5>{{}}; a = Dense<6, relu>{{}}(x);
                 b = Dense<6, activation::tanh>{{}}(x); m = {kind}<>{{}}(a, b); y = Dense<3>{{}}(m)""", build)


def gate_by_reshape():
    x = keras.Input((5, 4, 6))
    a = L.GlobalAveragePooling2D()(x)
    b = L.Dense(6, activation="sigmoid")(a)
    c = L.Reshape((1, 1, 6))(b)
    return keras.Model(x, L.Multiply()([x, c]))


def gate_by_rank():
    x = keras.Input((5, 4, 6))
    a = L.GlobalAveragePooling2D()(x)
    b = L.Dense(6, activation="sigmoid")(a)
    return keras.Model(x, L.Multiply()([x, b]))


ROWS = [
    *arithmetic("7", 3, (7,), (7,)),
    *arithmetic("three", 2, (5,), (5,), (5,)),
    *arithmetic("rank_4", 2, (3, 4, 17), (3, 4, 17)),
    # broadcasting: extents of 1, and ranks that differ, where the missing axes come after the batch
    *arithmetic("one_right", 3, (4,), (1,)),
    *arithmetic("ones_across", 2, (5, 1), (1, 4)),
    *arithmetic("rank_3_and_2", 3, (5, 4), (4,)),
    *arithmetic("rank_4_and_2", 2, (3, 2, 5), (5,)),
    *arithmetic("rank_4_and_3", 2, (3, 2, 5), (2, 5)),
    *arithmetic("square_ranks", 4, (4, 4), (4,)),
    *arithmetic("three_ranks", 2, (3, 2, 4), (4,), (2, 1)),
    # Concatenate
    concatenate("3_5", 3, [(3,), (5,)]),
    concatenate("three", 2, [(1,), (8,), (4,)]),
    concatenate("rank_3", 2, [(4, 3), (4, 6)]),
    concatenate("axis_1_of_2", 2, [(3,), (4,)], 1),
    concatenate("axis_1", 2, [(2, 5), (3, 5)], 1),
    concatenate("axis_2", 2, [(3, 2), (3, 5)], 2),
    concatenate("axis_minus_2", 2, [(3, 4), (2, 4)], -2),
    concatenate("rank_4", 2, [(3, 4, 5), (3, 4, 8)]),
    concatenate("rank_4_axis_1", 2, [(2, 4, 3), (1, 4, 3)], 1),
    concatenate("rank_4_axis_2", 2, [(3, 2, 4), (3, 5, 4)], 2),
    concatenate("first", 2, [(2, 4, 5), (3, 4, 5)], 1, ", channels_first"),
    concatenate("batches", 3, [(2, 4), (2, 4)], 0, ", batch_size(3)"),
    # Dot: each axis where the product reads it, or not; ranks that differ; lengths
    dot("vectors", 3, [(9,), (9,)], 1),
    dot("vectors_normalized", 3, [(9,), (9,)], -1, ", normalize", normalize=True),
    dot("matrices", 2, [(3, 5), (5, 17)], (2, 1)),
    dot("matrices_last", 2, [(3, 5), (4, 5)], -1),
    dot("matrices_first", 2, [(5, 3), (5, 4)], 1),
    dot("matrices_normalized", 2, [(5, 3), (4, 5)], (1, 2), ", normalize", normalize=True),
    dot("matrix_vector", 2, [(3, 5), (5,)], (-1, 1)),
    dot("vector_matrix", 2, [(5,), (5, 3)], 1),
    dot("rank_4", 2, [(3, 5, 2), (4, 5, 3)], 2),
    dot("rank_4_and_3", 2, [(3, 2, 5), (4, 5)], (3, 2)),
    dot("rank_3_and_4", 2, [(5, 2), (2, 3, 5)], (1, 3)),
    # in graphs
    dense_pair("Add"),
    dense_pair("Multiply"),
    graph("multiply_gate_by_reshape", 2, "x", "y", """x = Input<5, 4, 6>{}; a = GlobalAveragePooling2D<>{}(x);
          b = Dense<6, sigmoid>{}(a); c = Reshape<1, 1, 6>{}(b); y = Multiply<>{}(x, c)""", gate_by_reshape),
    graph("multiply_gate_by_rank", 2, "x", "y", """x = Input<5, 4, 6>{}; a = GlobalAveragePooling2D<>{}(x);
          b = Dense<6, sigmoid>{}(a); y = Multiply<>{}(x, b)""", gate_by_rank),
]
