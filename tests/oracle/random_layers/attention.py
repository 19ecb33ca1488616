# SPDX-License-Identifier: BSL-1.0
"""Attention with and without projections, and EinsumDense."""

from drawing import drawer
from spelling import Layer


def attended(r, masks, same_width=True):
    """Query, value, perhaps a key, then masks of 0 and 1."""
    queries, keys, depth = r.int(1, 7), r.int(1, 7), r.pick(1, 2, 3, 4, 5, 8, 9, 17)
    width = depth if r.chance(.4) else r.pick(1, 2, 3, 5, 8)
    has_key = r.chance(.4)
    value = width if has_key or not same_width else depth
    shapes = [(queries, depth), (keys, value if not r.slips(.2) else value + 1)]
    if has_key:
        shapes.append((keys if not r.slips(.2) else keys + 1, depth if not r.slips(.2) else depth + 1))
    r.notes["inputs"] = len(shapes)
    given = [m for m in masks if r.chance(.25)]
    r.notes["masks"] = given
    for mask in given:
        shapes.append({"query_mask": (queries,), "attention_mask": (queries, keys)}.get(mask, (keys,)))
    return shapes


def asked(r):
    return {**r.maybe(.3, use_causal_mask=True), **r.maybe(.3, return_attention_scores=True)}


def ids_of(r, shapes):
    return tuple(0 if k < r.notes["inputs"] else 2 for k in range(len(shapes)))


def plain(r, shapes, name, **options):
    """Keras takes the tensors as a list and the masks as another."""
    call, masks, n = asked(r), r.notes["masks"], r.notes["inputs"]

    def invoke(layer, tensors):
        given = dict(zip(masks, tensors[n:]))
        mask = [given.get("query_mask"), given.get("value_mask")] if given else None
        return layer(tensors[:n], mask=mask, **call)
    return Layer(name, call={**call, **{m: True for m in masks}}, invoke=invoke, ids=ids_of(r, shapes), **options)


def plain_shapes(r):
    return attended(r, ("query_mask", "value_mask"))


@drawer("Attention", rank=2, inputs=0, shapes=plain_shapes, in_graphs=False, weight=1.3)
def attention(r, shapes):
    return plain(r, shapes, "Attention", **r.maybe(.1, dropout=0.2), **r.maybe(.3, use_scale=True), **r.maybe(.3, score_mode=lambda: r.pick("dot", "concat")))


@drawer("AdditiveAttention", rank=2, inputs=0, shapes=plain_shapes, in_graphs=False)
def additive_attention(r, shapes):
    return plain(r, shapes, "AdditiveAttention", **r.maybe(.1, dropout=0.2), **r.maybe(.3, use_scale=lambda: r.chance(.3)))


def projected(r, shapes, name, *sizes, **options):
    call, masks, n = asked(r), r.notes["masks"], r.notes["inputs"]

    def invoke(layer, tensors):
        key = {"key": tensors[2]} if n > 2 else {}
        return layer(tensors[0], tensors[1], **key, **dict(zip(masks, tensors[n:])), **call)
    return Layer(name, *sizes, call={**call, **{m: True for m in masks}}, invoke=invoke, ids=ids_of(r, shapes), **options)


def projected_shapes(r):
    return attended(r, ("value_mask", "key_mask", "attention_mask") if r.chance(.5) else ("attention_mask",), same_width=False)


@drawer("MultiHeadAttention", rank=2, inputs=0, shapes=projected_shapes, in_graphs=False, weight=1.5)
def multi_head_attention(r, shapes):
    heads = 0 if r.slips(.15) else r.int(1, 4)
    # another value_dim than key_dim Keras on JAX runs only where it does not take JAX's dot_product_attention
    width = {"value_dim": r.int(1, 6), "dropout": .1} if r.chance(.3) else {}
    return projected(r, shapes, "MultiHeadAttention", heads, 0 if r.slips(.15) else r.int(1, 6), **width, **r.maybe(.2, use_bias=False),
                     **r.maybe(.2, output_shape=lambda: r.int(1, 9)), **more(r))


def more(r):
    return {**r.maybe(.15, use_gate=True), **r.maybe(.15, sliding_window=lambda: r.pick(0, -1) if r.slips(.4) else r.int(1, 5))}


def pictures(r):
    """Query and value with several axes between the batch and the features."""
    rows, depth = r.int(1, 4), r.int(1, 6)
    r.notes["inputs"], r.notes["masks"] = 2, []
    return [(rows, r.int(1, 5), depth), (rows if not r.slips(.4) else rows + 1, r.int(1, 5), r.pick(depth, r.int(1, 6)))]


@drawer("MultiHeadAttention", rank=3, inputs=0, shapes=pictures, in_graphs=False, weight=.5)
def attention_of_pictures(r, shapes):
    axes = r.pick(None, None, (1,), (2,), (1, 2))
    if r.slips(.2):
        axes = r.pick((3,), (2, 2), (-3,))
    return projected(r, shapes, "MultiHeadAttention", r.int(1, 3), r.int(1, 5), **({"attention_axes": axes} if axes else {}), **r.maybe(.2, use_gate=True))


@drawer("GroupQueryAttention", rank=2, inputs=0, shapes=projected_shapes, in_graphs=False)
def group_query_attention(r, shapes):
    groups = r.int(1, 3)
    heads = groups * r.int(1, 3) + (1 if r.slips(.4) else 0)
    return projected(r, shapes, "GroupQueryAttention", r.int(1, 6), heads, groups, **r.maybe(.2, use_bias=False), **r.maybe(.1, dropout=0.2), **more(r))


# equation, the shape of the input by letter, output shape by letter, the axes that a bias may have
EQUATIONS = [("ab,bc->ac", "b", "c", "c"), ("abc,cd->abd", "bc", "bd", "d"), ("abc,cde->abde", "bc", "bde", "de"), ("abc,bd->adc", "bc", "dc", "dc"),
             ("abcd,cde->abe", "bcd", "be", "e"), ("abc,bce->ae", "bc", "e", "e"), ("abcd,de->abce", "bcd", "bce", "e"), ("abc,acd->abd", "bc", "bd", "d"),
             ("...x,xy->...y", "bx", "y", "y"), ("ab,abc->ac", "b", "c", "c"), ("abc,cd->adb", "bc", "db", "d")]


def einsum_shape(r):
    r.notes["equation"] = r.pick(*EQUATIONS)
    r.notes["extent"] = extent = {letter: r.pick(1, 2, 3, 4, 5, 7) for letter in "abcdexy"}
    return [tuple(extent[letter] for letter in r.notes["equation"][1])]


@drawer("EinsumDense", rank=2, shapes=einsum_shape, in_graphs=False, weight=1.3)
def einsum_dense(r, shape):
    equation, extent = r.notes["equation"], r.notes["extent"]
    output = [extent[letter] for letter in equation[2]]
    if r.slips(.5):
        output = r.pick(output + [2], output[1:] or [3, 3], [n and n + 1 for n in output])
    text = equation[0].replace("->", ",") if r.slips(.1) else equation[0]
    axes = "z" if r.slips(.3) else "".join(letter for letter in equation[3] if r.chance(.8)) or equation[3][-1]
    return Layer("EinsumDense", text, output_shape=tuple(output) if len(output) != 1 or r.chance(.3) else output[0],
                 **r.maybe(.6, bias_axes=axes), **r.maybe(.3, activation=lambda: r.activation(tame=True)))
