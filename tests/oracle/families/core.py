# SPDX-License-Identifier: BSL-1.0
"""Dense, Dropout, Embedding, and stacks of them."""

from rows import graph, row, stack
from real_keras import keras

L, LayerScale = keras.layers, keras.src.applications.convnext.LayerScale


def both_ways(rows, width, mask_zero=False, **options):
    """A ReversibleEmbedding that is called on ids, and in reverse on what follows."""
    x = keras.Input((5,))
    words = L.ReversibleEmbedding(rows, width, mask_zero=mask_zero, **options)
    h = (L.LSTM(width, return_sequences=True) if mask_zero else L.Dense(width, activation="relu"))(words(x))
    return keras.Model(x, words(h, reverse=True))


def reverse(shape, rows, width, **options):
    x = keras.Input(shape)
    return keras.Model(x, L.ReversibleEmbedding(rows, width, **options)(x, reverse=True))


ROWS = [
    # Dense: widths around the lanes of every batch, 1, and more than one panel
    row("dense_relu", 3, "Sequential<Input<5>, Dense<7, relu>>", lambda: stack((5,), L.Dense(7, activation="relu"))),
    row("dense_one_to_one", 2, "Sequential<Input<1>, Dense<1>>", lambda: stack((1,), L.Dense(1))),
    row("dense_to_one", 1, "Sequential<Input<17>, Dense<1>>", lambda: stack((17,), L.Dense(1))),
    row("dense_from_one", 4, "Sequential<Input<1>, Dense<9>>", lambda: stack((1,), L.Dense(9))),
    row("dense_4", 1, "Sequential<Input<3>, Dense<4>>", lambda: stack((3,), L.Dense(4))),
    row("dense_16", 8, "Sequential<Input<15>, Dense<16>>", lambda: stack((15,), L.Dense(16))),
    row("dense_17", 9, "Sequential<Input<33>, Dense<17>>", lambda: stack((33,), L.Dense(17))),
    row("dense_70", 13, "Sequential<Input<31>, Dense<70>>", lambda: stack((31,), L.Dense(70))),
    row("dense_65_in", 2, "Sequential<Input<65>, Dense<33>>", lambda: stack((65,), L.Dense(33))),
    row("dense_batch_33", 33, "Sequential<Input<6>, Dense<5>>", lambda: stack((6,), L.Dense(5))),
    row("dense_no_bias", 3, "Sequential<Input<6>, Dense<10, use_bias(false)>>",
        lambda: stack((6,), L.Dense(10, use_bias=False))),
    row("dense_rank_3", 2, "Sequential<Input<5, 6>, Dense<7>>", lambda: stack((5, 6), L.Dense(7))),
    row("dense_rank_3_softmax", 3, "Sequential<Input<4, 3>, Dense<9, softmax>>",
        lambda: stack((4, 3), L.Dense(9, activation="softmax"))),
    row("dense_rank_4", 2, "Sequential<Input<3, 2, 5>, Dense<8, relu>>",
        lambda: stack((3, 2, 5), L.Dense(8, activation="relu"))),
    row("dense_rank_4_no_bias", 1, "Sequential<Input<2, 3, 4>, Dense<1, use_bias(false)>>",
        lambda: stack((2, 3, 4), L.Dense(1, use_bias=False))),
    row("dense_rank_8", 2, "Sequential<Input<2, 1, 2, 1, 3, 2, 5>, Dense<4, relu>>", lambda: stack((2, 1, 2, 1, 3, 2, 5), L.Dense(4, activation="relu"))),
    # a batch that is known
    row("dense_fixed_batch", 4, "Sequential<Input<3, batch_size(4)>, Dense<7>>",
        lambda: stack((3,), L.Dense(7), batch_size=4)),
    row("dense_fixed_batch_1", 1, "Sequential<Input<5, 3, batch_size(1)>, Dense<2, relu>>",
        lambda: stack((5, 3), L.Dense(2, activation="relu"), batch_size=1)),
    row("mlp_fixed_batch", 8, "Sequential<Input<6, batch_size(8)>, Dense<5, relu>, Dense<2, softmax>>",
        lambda: stack((6,), L.Dense(5, activation="relu"), L.Dense(2, activation="softmax"), batch_size=8)),
    # Dropout: nothing at inference
    row("dropout", 3, "Sequential<Input<6>, Dense<8, relu>, Dropout<rate(0.5)>, Dense<3>>",
        lambda: stack((6,), L.Dense(8, activation="relu"), L.Dropout(0.5), L.Dense(3))),
    row("dropout_first", 2, "Sequential<Input<6>, Dropout<rate(0.25)>, Dense<3>>",
        lambda: stack((6,), L.Dropout(0.25), L.Dense(3))),
    # LayerScale: alone, in the weights before it, behind an activation
    row("layer_scale", 3, "Sequential<Input<5, 19>, LayerScale<19>>", lambda: stack((5, 19), LayerScale(1e-6, 19))),
    row("layer_scale_dense", 2, "Sequential<Input<6>, Dense<9>, LayerScale<9, init_values(0.5)>, Dense<7, relu>, LayerScale<7>>",
        lambda: stack((6,), L.Dense(9), LayerScale(.5, 9), L.Dense(7, activation="relu"), LayerScale(1e-6, 7))),
    # Embedding
    row("embedding", 3, "Sequential<Input<6>, Embedding<10, 4>>", lambda: stack((6,), L.Embedding(10, 4)), ids=10),
    row("embedding_named", 2, "Sequential<Input<5>, Embedding<input_dim(12), output_dim(7)>>",
        lambda: stack((5,), L.Embedding(input_dim=12, output_dim=7)), ids=12),
    row("embedding_one", 5, "Sequential<Input<1>, Embedding<7, 16>>", lambda: stack((1,), L.Embedding(7, 16)), ids=7),
    row("embedding_rank_3", 2, "Sequential<Input<3, 4>, Embedding<9, 5>>", lambda: stack((3, 4), L.Embedding(9, 5)), ids=9),
    row("embedding_flatten_dense", 4, "Sequential<Input<5>, Embedding<20, 3>, Flatten<>, Dense<2, sigmoid>>",
        lambda: stack((5,), L.Embedding(20, 3), L.Flatten(), L.Dense(2, activation="sigmoid")), ids=20),
    # ReversibleEmbedding
    row("reversible_embedding", 3, "Sequential<Input<6>, ReversibleEmbedding<10, 4>>", lambda: stack((6,), L.ReversibleEmbedding(10, 4)), ids=10),
    graph("reversible_both_ways", 3, "x", "y", """w = ReversibleEmbedding<19, 6, name("words")>{}; x = Input<5>{}; a = w(x); h = Dense<6, relu>{}(a);
          y = w(h, reverse)""", lambda: both_ways(19, 6), ids=19),
    graph("reversible_apart", 2, "x", "y", """w = ReversibleEmbedding<7, 5, tie_weights(false), name("words")>{}; x = Input<5>{}; a = w(x);
          h = Dense<5, relu>{}(a); y = w(h, reverse)""", lambda: both_ways(7, 5, tie_weights=False), ids=7),
    graph("reversible_masked", 4, "x", "y", """w = ReversibleEmbedding<4, 3, mask_zero, logit_soft_cap(0.5), name("words")>{}; x = Input<5>{}; a = w(x);
          h = LSTM<3, return_sequences>{}(a); y = w(h, reverse)""", lambda: both_ways(4, 3, mask_zero=True, logit_soft_cap=0.5), ids=4),
    row("reversible_reverse", 3, "Sequential<Input<4, 17>, ReversibleEmbedding<37, 17, reverse, logit_soft_cap(2)>>",
        lambda: reverse((4, 17), 37, 17, logit_soft_cap=2)),
    row("reversible_reverse_apart", 3, "Sequential<Input<8>, ReversibleEmbedding<21, 8, tie_weights(false), reverse>>",
        lambda: reverse((8,), 21, 8, tie_weights=False)),
    # stacks
    row("seed_model", 5, "Sequential<Input<3>, Dense<4, relu>, Dense<4, relu>, Dense<1>>",
        lambda: stack((3,), L.Dense(4, activation="relu"), L.Dense(4, activation="relu"), L.Dense(1))),
    row("mlp_wide", 3, "Sequential<Input<20>, Dense<37, gelu>, Dense<18, silu>, Dense<10, softmax>>",
        lambda: stack((20,), L.Dense(37, activation="gelu"), L.Dense(18, activation="silu"), L.Dense(10, activation="softmax"))),
    row("mlp_deep", 2, """Sequential<Input<4>, Dense<6, relu>, Dense<5, activation::tanh>, Dense<7, elu>, Dense<3, selu>,
                          Dense<8, softplus>, Dense<2>>""",
        lambda: stack((4,), L.Dense(6, activation="relu"), L.Dense(5, activation="tanh"), L.Dense(7, activation="elu"),
                      L.Dense(3, activation="selu"), L.Dense(8, activation="softplus"), L.Dense(2))),
    row("mlp_activation_layers", 3, "Sequential<Input<5>, Dense<6>, Activation<relu>, Dense<4>, Activation<softmax>>",
        lambda: stack((5,), L.Dense(6), L.Activation("relu"), L.Dense(4), L.Activation("softmax"))),
    row("mlp_rank_3_flatten", 2, "Sequential<Input<3, 4>, Dense<5, relu>, Flatten<>, Dense<2>>",
        lambda: stack((3, 4), L.Dense(5, activation="relu"), L.Flatten(), L.Dense(2))),
]
