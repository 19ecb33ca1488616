# SPDX-License-Identifier: BSL-1.0
"""The rows of docs/stricter-than-keras.md, by their id, and the sentences by which a refusal of each is known."""

import pathlib
import re

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "stricter-than-keras.md"

SENTENCES = {
    "layout": r"expected data_format=channels_|cannot merge a channels_",
    "normalized-width": r"expected data_format=|normalizes axis|axis\(1\)",
    "given-twice": r"same tensor twice|given twice to outputs",
    "kept-in-variable": r"is kept in a variable",
    "same-inputs": r"is given twice as an input of the model",
    "built-for-another": r"is shared: its weights are built for",
    "spare-states": r"states, but it received \d+ as its initial_state",
    "attention-shapes": r"query and key must have the same last|value and key must have the same length|all dimensions but the last two must be equal|"
                        r"query and value must be the same on the axes|layer 'attention.*expected ndim=|layer 'additive_attention.*expected ndim=",
    "attention-of-batch": r"attention.*expected min_ndim=3",
    "attention-axes": r"a mask must be one of a sequence, \(batch, length\)\. That of input|attention must go over one axis, the last|attention_axes are axes|needs one attention axis, the first",
    "einsum-labels": r"a label may stand once|the first label of the input, the batch|output_shape must have an extent for each label",
    "softmax-of-batch": r"expected min_ndim=2, found ndim=1",
    "cropped-channels": r"Permute<2, 1> before it",
    "rescaled-width": r"one number for all",
    "fails-at-run": r"adaptive_.*expected ndim=|`output_size` argument|operands could not be broadcast|height and width must be positive",
    "step-rank": r"layer 'time_distributed.*expected ndim=",
    "inner-extent": r"shapes used to initialize variables must be fully-defined",
    "encoded-rank": r"Keras declares",
    "count-weights": r"`count_weights` must have the shape",
    "descending-bins": r"`bin_boundaries` must ascend",
    "state-of-a-step": r"sees the whole batch, or keeps a state",
    "model-of-a-step": r"the model that it is around|what is frozen is said by|is around a TimeDistributed",
    "one-image": r"invalid images rank: expected rank 4",
    "unknown-between": r"all `axis` values to be kept must have a known shape",
    "empty-axis": r"every extent must be positive",
    "glu-of-channels": r"does not take the option glu",
    "growing-scale": r"multiplies the last axes",
    "joined-batches": r"axis 0 joins batches",
    "bounds": r"needs a bound",
    "channels-without-number": r"the channels, axis -1, may not be",
    "batch-axis": r"axis -?\d+ is the batch|an axis behind the batch",
    "limits": r"is called on \d+ tensors; 64 is the most|weights; 12 is the most|found ndim=8|expected ndim=7",
    "mask-shapes": r"masks of inputs of different ranks|a mask must cover all axes|takes a mask of samples and steps alone|`mask` must be broadcastable to",
    "one-tensor": r"(Dropout|Dropout[123]D|GaussianNoise|Identity|ActivityRegularization)\) expects 1 input",
    "bidirectional-shapes": r"must give tensors of one shape|must have as many states",
}


# What Keras alone refuses, by its words, and a part of the spelling that must be there
LOOSER = {"glu-halves": (r"contracting dimensions to have the same shape", "Activation<glu>"),
          "softmax-mask": (r"mask provided should be one dimension less", "Softmax<"),
          "bidirectional-kept": (r"for \*: 'generator' and 'int'", "Bidirectional<")}


def looser_row_of(words, spelling):
    """The id of the row of what Keras alone refuses; None for no row."""
    return next((i for i, (pattern, part) in LOOSER.items() if re.search(pattern, words) and part in spelling), None)


def ids_of_page():
    """The ids in the first column of its tables."""
    return re.findall(r"^\| `([a-z-]+)` \|", PAGE.read_text(), re.M)


def row_of(sentence):
    """The id of the row that a refusal belongs to; None for no row."""
    shapes = re.search(r"expected shape=(\(.*?\)), found shape=(\(.*?\))", sentence)
    if shapes and re.search(r"layer '(additive_)?attention", sentence):
        return "attention-shapes"
    if shapes and "layer 'conv_lstm" in sentence:
        return "states-that-spread"
    if shapes:  # of a model in a model
        takes, gets = (re.findall(r"\d+|None", s) for s in shapes.groups())
        return "input-rank" if len(takes) != len(gets) else "fixed-batch" if takes[1:] == gets[1:] else None
    return next((i for i, pattern in SENTENCES.items() if re.search(pattern, sentence)), None)
