# SPDX-License-Identifier: BSL-1.0
"""Attention, AdditiveAttention, MultiHeadAttention, GroupQueryAttention. Masks are relu of an input: half of it is exactly 0.

Keras on JAX, alone, cannot run a value_dim that is not key_dim where it takes JAX's own dot_product_attention; a dropout keeps it from that.
"""

from rows import graph
from real_keras import keras

L, Input = keras.layers, keras.Input
ROWS = []
SIZES = {"q": (5, 6), "v": (4, 3), "k": (4, 6), "w": (4, 6)}


def case(label, inputs, cpp, build, n=2, outputs="y", **shapes):
    """`inputs` name tensors: of SIZES, of `shapes`; one of `masks` in shapes goes through relu, as m_ in C++."""
    masks = shapes.pop("masks", "").split()
    shapes = {name: shapes.get(name, SIZES.get(name)) for name in inputs.split()}
    lines = []
    for name, shape in shapes.items():
        lines.append(f'{name} = Input<{", ".join(map(str, shape))}, name("{name}")>{{}}')
    lines += [f"m_{name} = Activation<relu>{{}}({name})" for name in masks]

    def model():
        given = [Input(shape) for shape in shapes.values()]
        tensors = dict(zip(shapes, given))
        tensors.update({f"m_{name}": L.Activation("relu")(tensors[name]) for name in masks})
        return keras.Model(given, build(tensors))
    ROWS.append(graph(f"attention_{label}", n, inputs, outputs, "; ".join([*lines, cpp]), model))


def listed(layer, inputs, masks=None, **call):
    """A call on a list, as Attention takes it."""
    def build(t):
        return layer()([t[name] for name in inputs.split()], **({"mask": [t.get(m) for m in masks.split()]} if masks else {}), **call)
    return build


def called(layer, inputs, masks=(), **call):
    def build(t):
        return layer()(*[t[name] for name in inputs.split()], **{mask: t[name] for mask, name in dict(masks).items()}, **call)
    return build


def attention(**options):
    return lambda: L.Attention(**options)


def heads(*sizes, **options):
    return lambda: L.MultiHeadAttention(*sizes, **options)


def grouped(*sizes, **options):
    return lambda: L.GroupQueryAttention(*sizes, **options)


case("dot", "q w", "y = Attention<>{}(q, w)", listed(attention(), "q w"))
case("dot_key", "q v k", "y = Attention<use_scale>{}(q, v, k)", listed(attention(use_scale=True), "q v k"))
case("self_causal", "q", "y = Attention<use_causal_mask>{}(q, q)", listed(attention(), "q q", use_causal_mask=True), q=(40, 9), n=1)
case("dot_scores", "q v k", "[y, s] = Attention<use_scale, return_attention_scores, dropout(0.1)>{}(q, v, k)",
     listed(attention(use_scale=True, dropout=0.1), "q v k", return_attention_scores=True), outputs="y s")
case("dot_rank_4", "q w", "y = Attention<>{}(q, w)", listed(attention(), "q w"), q=(3, 5, 6), w=(3, 2, 6))
case("concat", "q v k", "y = Attention<score_mode::concat>{}(q, v, k)", listed(attention(score_mode="concat"), "q v k"))
case("concat_scale", "q w", "y = Attention<score_mode::concat, use_scale>{}(q, w)", listed(attention(score_mode="concat", use_scale=True), "q w"),
     q=(3, 7), w=(9, 7))
case("dot_masks", "q v k a b", "y = Attention<query_mask, value_mask>{}(q, v, k, m_a, m_b)", listed(attention(), "q v k", "m_a m_b"), a=(5,), b=(4,), masks="a b", n=6)
case("dot_value_mask_causal", "q w b", "y = Attention<value_mask, use_causal_mask>{}(q, w, m_b)",
     lambda t: L.Attention()([t["q"], t["w"]], mask=[None, t["m_b"]], use_causal_mask=True), b=(4,), masks="b", n=5)
case("additive", "q w", "y = AdditiveAttention<>{}(q, w)", listed(lambda: L.AdditiveAttention(), "q w"))
case("additive_plain_scores", "q v k", "[y, s] = AdditiveAttention<use_scale(false), return_attention_scores, use_causal_mask>{}(q, v, k)",
     listed(lambda: L.AdditiveAttention(use_scale=False), "q v k", return_attention_scores=True, use_causal_mask=True), outputs="y s")

case("heads_self", "q", "y = MultiHeadAttention<2, 4>{}(q, q)", called(heads(2, 4), "q q"))
case("heads", "q v k", "y = MultiHeadAttention<3, 5, value_dim(2), dropout(0.1)>{}(q, v, k)", called(heads(3, 5, value_dim=2, dropout=0.1), "q v k"))
case("heads_no_bias", "q v", "y = MultiHeadAttention<1, 8, 3, use_bias(false), dropout(0.1)>{}(q, v)", called(heads(1, 8, 3, 0.1, use_bias=False), "q v"))
case("heads_causal", "q", "y = MultiHeadAttention<num_heads(2), key_dim(3), use_causal_mask>{}(q, q)", called(heads(2, 3), "q q", use_causal_mask=True),
     q=(37, 10), n=1)
case("heads_scores", "q", "[y, s] = MultiHeadAttention<2, 3, return_attention_scores, use_causal_mask>{}(q, q)",
     called(heads(2, 3), "q q", return_attention_scores=True, use_causal_mask=True), outputs="y s")
case("heads_mask", "q v a", "y = MultiHeadAttention<2, 3, attention_mask>{}(q, v, m_a)", called(heads(2, 3), "q v", {"attention_mask": "m_a"}), a=(5, 4),
     masks="a", n=6)
case("heads_mask_causal_gate", "q v k a", "y = MultiHeadAttention<2, 3, attention_mask, use_causal_mask, use_gate>{}(q, v, k, m_a)",
     called(heads(2, 3, use_gate=True), "q v k", {"attention_mask": "m_a"}, use_causal_mask=True), a=(2, 5, 4), masks="a")
case("heads_mask_zeros", "q w a b", "[y, s] = MultiHeadAttention<2, 3, attention_mask, value_mask, return_attention_scores>{}(q, w, m_b, m_a)",
     called(heads(2, 3), "q w", {"attention_mask": "m_a", "value_mask": "m_b"}, return_attention_scores=True), q=(4, 6), a=(4, 4), b=(4,), masks="a b",
     n=4, outputs="y s")
case("heads_mask_spreads", "q v k a c", "y = MultiHeadAttention<2, 3, attention_mask, key_mask>{}(q, v, k, m_c, m_a)",
     called(heads(2, 3), "q v k", {"attention_mask": "m_a", "key_mask": "m_c"}), a=(1, 4), c=(4,), masks="a c", n=3)
case("heads_mask_of_queries", "q v a", "y = MultiHeadAttention<2, 3, attention_mask, dropout(0.2)>{}(q, v, m_a)",
     called(heads(2, 3, dropout=0.2), "q v", {"attention_mask": "m_a"}), a=(5, 1), masks="a", n=3)
case("heads_window", "q", "y = MultiHeadAttention<2, 3, sliding_window(2)>{}(q, q)", called(heads(2, 3, sliding_window=2), "q q"), q=(7, 4))
case("heads_window_causal", "q v", "y = MultiHeadAttention<2, 3, sliding_window(2), use_causal_mask>{}(q, v)",
     called(heads(2, 3, sliding_window=2), "q v", use_causal_mask=True), q=(9, 4))
case("heads_output_shape", "q", "y = MultiHeadAttention<2, 3, output_shape(4, 2)>{}(q, q)", called(heads(2, 3, output_shape=(4, 2)), "q q"))
case("heads_rank_4", "q v", "y = MultiHeadAttention<2, 3>{}(q, v)", called(heads(2, 3), "q v"), q=(2, 3, 4), v=(4, 2, 5))
case("heads_axis_2", "q v", "y = MultiHeadAttention<2, 3, attention_axes(2)>{}(q, v)", called(heads(2, 3, attention_axes=2), "q v"), q=(3, 4, 5), v=(3, 2, 4))
case("heads_axis_1", "q a", "y = MultiHeadAttention<2, 3, attention_axes(1), attention_mask, use_causal_mask>{}(q, q, m_a)",
     called(heads(2, 3, attention_axes=1), "q q", {"attention_mask": "m_a"}, use_causal_mask=True), q=(3, 4, 5), a=(3, 3), masks="a", n=3)
case("heads_axes_3_1", "q v", "y = MultiHeadAttention<2, 3, attention_axes(3, 1)>{}(q, v)", called(heads(2, 3, attention_axes=(3, 1)), "q v"), q=(2, 3, 2, 5),
     v=(4, 3, 3, 4))
case("heads_wide", "q", "y = MultiHeadAttention<4, 16>{}(q, q)", called(heads(4, 16), "q q"), q=(33, 20), n=5)

case("grouped", "q w", "y = GroupedQueryAttention<3, 4, 2>{}(q, w)", called(grouped(3, 4, 2), "q w"))
case("grouped_scores", "q w a", "[y, s] = GroupedQueryAttention<head_dim(5), num_query_heads(2), num_key_value_heads(1), attention_mask, return_attention_scores, use_gate, use_causal_mask>{}(q, w, m_a)",
     called(grouped(5, 2, 1, use_gate=True), "q w", {"attention_mask": "m_a"}, return_attention_scores=True, use_causal_mask=True), a=(5, 4), masks="a", outputs="y s", n=4)
case("grouped_causal", "q", "y = GroupedQueryAttention<4, 6, 3, use_causal_mask, sliding_window(3), use_bias(false)>{}(q, q)",
     called(grouped(4, 6, 3, sliding_window=3, use_bias=False), "q q", use_causal_mask=True), q=(8, 6))


def tokens(label, cpp, build, n=5, shape=(6,)):
    """Ids, of which every third is padding, through an Embedding that masks it."""
    def model():
        x = Input(shape)
        return keras.Model(x, build(L.Embedding(3, 5, mask_zero=True)(x)))
    extents = ", ".join(map(str, shape))
    ROWS.append(graph(f"attention_{label}", n, "x", "y", f"x = Input<{extents}>{{}}; e = Embedding<3, 5, mask_zero>{{}}(x); {cpp}", model, ids=3))


# the mask goes on: the average is of the steps that count
tokens("tokens_dot", "a = Attention<use_causal_mask>{}(e, e); y = GlobalAveragePooling1D<>{}(a)",
       lambda e: L.GlobalAveragePooling1D()(L.Attention()([e, e], use_causal_mask=True)))
tokens("tokens_heads", "a = MultiHeadAttention<2, 3>{}(e, e); b = Add<>{}(e, a); y = GlobalAveragePooling1D<>{}(b)",
       lambda e: L.GlobalAveragePooling1D()(L.Add()([e, L.MultiHeadAttention(2, 3)(e, e)])))
tokens("tokens_heads_key", "k = Dense<4>{}(e); y = MultiHeadAttention<2, 3, use_causal_mask, dropout(0.1)>{}(e, e, k)",
       lambda e: L.MultiHeadAttention(2, 3, dropout=0.1)(e, e, L.Dense(4)(e), use_causal_mask=True))
tokens("tokens_grouped", "a = GroupedQueryAttention<3, 2, 1>{}(e, e); y = GlobalAveragePooling1D<>{}(a)",
       lambda e: L.GlobalAveragePooling1D()(L.GroupQueryAttention(3, 2, 1)(e, e)))


tokens("pixels_heads_axis_2", "y = MultiHeadAttention<2, 3, attention_axes(2)>{}(e, e)", lambda e: L.MultiHeadAttention(2, 3, attention_axes=2)(e, e), n=4, shape=(3, 4))


def over_axis_1(e):
    r = L.TimeDistributed(L.RepeatVector(3))(e)
    return L.MultiHeadAttention(2, 3, attention_axes=1)(r, r)


tokens("tokens_axis_1", "r = TimeDistributed<RepeatVector<3>>{}(e); y = MultiHeadAttention<2, 3, attention_axes(1)>{}(r, r)", over_axis_1)


# MultiHeadAttention takes the mask off what it reads: in Keras it is gone for the sum, and for the attention of the second block
def two_blocks(e):
    for _ in range(2):
        e = L.LayerNormalization()(L.Add()([e, L.MultiHeadAttention(2, 3)(e, e)]))
    return L.GlobalAveragePooling1D()(e)


tokens("tokens_two_blocks", "a = MultiHeadAttention<2, 3>{}(e, e); b = Add<>{}(e, a); c = LayerNormalization<>{}(b); d = MultiHeadAttention<2, 3>{}(c, c); f = Add<>{}(c, d); "
       "g = LayerNormalization<>{}(f); y = GlobalAveragePooling1D<>{}(g)", two_blocks)


def two_readers(e):
    q = L.Dense(4)(e)
    for _ in range(2):
        q = L.MultiHeadAttention(1, 3)(q, e)
    return q


tokens("tokens_two_readers", "q = Dense<4>{}(e); r = MultiHeadAttention<1, 3>{}(q, e); y = MultiHeadAttention<1, 3>{}(r, e)", two_readers)
tokens("tokens_product", "a = MultiHeadAttention<2, 3>{}(e, e); b = Multiply<>{}(e, a); y = GlobalAveragePooling1D<>{}(b)",
       lambda e: L.GlobalAveragePooling1D()(L.Multiply()([e, L.MultiHeadAttention(2, 3)(e, e)])))
