# SPDX-License-Identifier: BSL-1.0
"""Writes the table of Keras' layers in docs/layers.md, from the installed Keras: each has a page here, or the reason why not.

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
FIRST, LAST = "<!-- Keras' layers: written by tests/oracle/layer_list.py -->", "<!-- end of Keras' layers -->"

# By name, the first that fits; a layer that has a page needs none
REASONS = [
    (r"Layer|Wrapper|IndexLookup", "a base class, to inherit from; here a layer is a template (include/ikebana/layers/README.md)"),
    (r"InputLayer", "it is `Input`"),
    (r"StringLookup|TextVectorization|HashedCrossing|Hashing|IntegerLookup", "text, strings and hashes: a tensor holds numbers, and looking up words is the program's own work"),
    (r"Random.*|RandAugment|AugMix|CutMix|MixUp|Solarization|MaxNumBoundingBoxes|Equalization",
     "augmentation of images, in training"),
    (r"AutoContrast|ContrastLimitedAdaptiveHistogramEqualization", "colours of images; of what prepares images there are Resizing, CenterCrop and Rescaling"),
    (r"Pipeline", "a list of preprocessing layers is a `Sequential`"),
    (r"FeatureSpace", "tables of named columns"),
    (r"MelSpectrogram|STFTSpectrogram", "no Fourier transform yet"),
    (r"TFSMLayer|TorchModuleWrapper|JaxLayer|FlaxLayer|TensorFlow.*", "a program of another framework"),
    (r"TernaryDense", "weights quantized to three values"),
    (r"ReversibleEmbedding", "an `Embedding` whose table is also used in reverse, by a second call; its forward call is `Embedding`"),
    (r"SimpleRNNCell|LSTMCell|GRUCell|StackedRNNCells", "part of `RNN`"),
]


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
    return lines, without


def main():
    lines, without = table()
    text = PAGE.read_text()
    if FIRST not in text or LAST not in text:
        sys.exit(f"{PAGE.name} lacks its marker lines '{FIRST}' and '{LAST}'")
    before, _, rest = text.partition(FIRST)
    new = before + FIRST + "\n" + "\n".join(lines) + "\n" + LAST + rest.partition(LAST)[2]
    if "--check" in sys.argv[1:]:
        if new != text:
            print("docs/layers.md is out of date: run tests/oracle/layer_list.py", file=sys.stderr)
        for name in without:
            print(f"{name} has no page and no reason", file=sys.stderr)
        return 1 if new != text or without else 0
    PAGE.write_text(new)
    print(f"{PAGE.name}: {sum(map(len, layers().values()))} layers of Keras; without page or reason: {', '.join(without) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
