# SPDX-License-Identifier: BSL-1.0
"""Writes the table of Keras' layers in docs/layers.md, from the installed Keras: each has a page here, or the reason why not. And the arguments of
those that have one, in tests/saving/data/arguments.txt: each is an option here, as tests/saving/config_test.cpp asks, or has a reason.

layer_list.py            writes it
layer_list.py --check    fails if it would write something else, or if a layer has neither
"""

import inspect
import pathlib
import re
import sys

from real_keras import keras

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE, FOLDER = ROOT / "docs" / "layers.md", ROOT / "docs" / "layers"
ARGUMENTS = ROOT / "tests" / "saving" / "data" / "arguments.txt"
FIRST, LAST = "<!-- Keras' layers: written by tests/oracle/layer_list.py -->", "<!-- end of Keras' layers -->"

# By name, the first that fits; a layer that has a page needs none
REASONS = [
    (r"Layer|Wrapper|IndexLookup", "a base class, to inherit from; here a layer is a template (include/ikebana/layers/README.md)"),
    (r"InputLayer", "it is `Input`"),
    (r"StringLookup|TextVectorization|HashedCrossing|Hashing|IntegerLookup", "text, strings and hashes: a tensor holds numbers, and looking up words is the program's own work"),
    (r"RandomCrop", "in Keras its output at inference has another shape than it says"),
    (r"Random.*|RandAugment|AugMix|CutMix|MixUp|Solarization|MaxNumBoundingBoxes|Equalization",
     "augmentation of images in training that few models have inside"),
    (r"AutoContrast|ContrastLimitedAdaptiveHistogramEqualization", "colours of images; of what prepares images there are Resizing, CenterCrop and Rescaling"),
    (r"Pipeline", "a list of preprocessing layers is a `Sequential`"),
    (r"FeatureSpace", "tables of named columns"),
    (r"MelSpectrogram|STFTSpectrogram", "no Fourier transform yet"),
    (r"TFSMLayer|TorchModuleWrapper|JaxLayer|FlaxLayer|TensorFlow.*", "a program of another framework"),
    (r"TernaryDense", "weights quantized to three values"),
    (r"SimpleRNNCell|LSTMCell|GRUCell|StackedRNNCells", "part of `RNN`"),
]

# Arguments of constructors that are no options here, by name, or by class and name
ARGUMENT_REASONS = [
    (r".*_(regularizer|constraint)|seed|noise_shape|momentum|renorm_.*|synchronized|power_iterations|recurrent_dropout|autocast", "of training"),
    (r".*_initializer|unit_forget_bias", "of new weights: options here as well, which files need not agree in"),
    (r"lora_.*|quantization_config|gptq_.*", "weights that are added in training, or quantized"),
    (r"unroll|use_cudnn|flash_attention|sparse|ragged", "how it is computed, or kept"),
    (r"dtype|reverse_dtype|name|trainable|activity_regularizer", "of every layer, or of other types than float"),
    (r"(Embedding|ReversibleEmbedding|Bidirectional)\.weights", "values, which `set_weights` takes"),
    (r"Discretization\.(num_bins|epsilon)", "of `adapt`, which finds the boundaries"),
    (r"AdditiveAttention\.score_mode|Random(Flip|Zoom|Translation)\.factor|Random(Contrast|Brightness)\.data_format", "taken and not looked at"),
    (r"Resizing\.fill_mode", "`\"constant\"` alone is allowed"),
    (r"(CenterCrop|Resizing)\.factor|(CenterCrop|Resizing|Random.*)\.bounding_box_format", "of random changes of images, and of boxes in them"),
    (r"Lambda\..*", "a C++ function, and its shape rule, are the layer's"),
]
BASES_OWN = {"rank", "cell", "layer", "pool_dimensions", "pool_mode"}  # what a class says to the one that it inherits from


def arguments(layer):
    """Of the constructors of a layer and of what it inherits from, where it hands on what it does not know."""
    found = []
    for c in layer.__mro__[:layer.__mro__.index(keras.Layer)]:
        if "__init__" not in vars(c):
            continue
        parameters = list(inspect.signature(c.__init__).parameters.values())[1:]
        named = [p.name for p in parameters if p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL) and (c is layer or p.name not in BASES_OWN)]
        found += [n for n in named if n not in found]
        if not any(p.kind == p.VAR_KEYWORD for p in parameters):
            break
    return found


def arguments_text():
    """A line a layer that has a page, with the arguments that are to be options; and the reasons of the others, with their names."""
    here, lines, reasons = pages(), [], {}
    for name in sorted(n for names in layers().values() for n in names if n in here):
        wanted = []
        for argument in arguments(getattr(keras.layers, name)):
            pattern, reason = next((r for r in ARGUMENT_REASONS if re.fullmatch(r[0], argument) or re.fullmatch(r[0], f"{name}.{argument}")), (None, None))
            if reason is None:
                wanted.append(argument)
            elif not argument.endswith(("_initializer", "_regularizer", "_constraint")):
                reasons.setdefault(reason, set()).add(argument if re.fullmatch(pattern, argument) else f"{name}.{argument}")
        if name != "Lambda":
            lines.append(" ".join([getattr(keras.layers, name).__name__, *wanted]))
    return "\n".join(lines) + "\n", reasons


def layers():
    """Category -> the names of its layers, in Keras' order of modules; of two names of one class, that of the class."""
    found = {}
    for name, value in vars(keras.layers).items():
        if not inspect.isclass(value) or not issubclass(value, keras.Layer):
            continue
        path = value.__module__.split(".")
        category = path[path.index("layers") + 1] if "layers" in path[:-1] else path[-2]
        if path[-2] == "image_preprocessing":
            category = "image_preprocessing"
        found.setdefault(category, {}).setdefault(value, []).append(name)
    return {c: sorted(min(names, key=lambda n: n != v.__name__) for v, names in group.items()) for c, group in sorted(found.items())}


def pages():
    """The title of each page -> its file."""
    return {page.read_text().split("\n", 1)[0].removeprefix("# ").strip(): page.name for page in FOLDER.glob("*.md")}


def table():
    here, without = pages(), []
    lines = ["| in keras.layers | here | not here |", "| --- | --- | --- |"]
    reasons = {}
    for category, names in layers().items():
        there = [f"[{n}](layers/{here[n]})" for n in names if n in here]
        missing = [n for n in names if n not in here]
        for name in missing:
            reason = next((r for pattern, r in REASONS if re.fullmatch(pattern, name)), None)
            if reason is None:
                without.append(name)
            reasons.setdefault(reason or "not yet", []).append(name)
        lines.append(f"| {category} | {', '.join(there)} | {', '.join(missing)} |")
    lines += ["", "Why not:", ""] + [f"- {', '.join(sorted(names))}: {reason}" for reason, names in sorted(reasons.items(), key=lambda r: r[1])]
    lines += ["", "Every argument of their constructors that changes what a layer computes is an option here, under Keras' name. Not there, beside initializers, regularizers and constraints:", ""]
    lines += [f"- {', '.join(f'`{n}`' for n in sorted(names))}: {reason}" for reason, names in sorted(arguments_text()[1].items())]
    return lines, without


def main():
    lines, without = table()
    options = arguments_text()[0]
    text = PAGE.read_text()
    if FIRST not in text or LAST not in text:
        sys.exit(f"{PAGE.name} lacks its marker lines '{FIRST}' and '{LAST}'")
    before, _, rest = text.partition(FIRST)
    new = before + FIRST + "\n" + "\n".join(lines) + "\n" + LAST + rest.partition(LAST)[2]
    if "--check" in sys.argv[1:]:
        if new != text:
            print("docs/layers.md is out of date: run tests/oracle/layer_list.py", file=sys.stderr)
        stale = not ARGUMENTS.exists() or ARGUMENTS.read_text() != options
        if stale:
            print(f"{ARGUMENTS.name} is out of date: run tests/oracle/layer_list.py", file=sys.stderr)
        for name in without:
            print(f"{name} has no page and no reason", file=sys.stderr)
        return 1 if new != text or stale or without else 0
    ARGUMENTS.write_text(options)
    PAGE.write_text(new)
    print(f"{PAGE.name}: {sum(map(len, layers().values()))} layers of Keras; without page or reason: {', '.join(without) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
