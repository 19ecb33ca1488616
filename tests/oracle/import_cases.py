# SPDX-License-Identifier: BSL-1.0
"""Random models that Keras saves and ikebana-import spells: each is to compile, to be the file's model, to take its weights, and to give
Keras' numbers. See README.md.

import_cases.py --seed 1 --cases 200 --import build/dev/bin/ikebana-import [--only REGEX] [--folder build/import/1]
"""

import argparse
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import warnings

import numpy as np

import random_models
import reference
import stricter
from drawing import load_drawers
from random_cases import BOUND, BOUND_OF_FLOAT32, Compiler, first_error
from real_keras import keras
from spelling import written_classes

ROOT = pathlib.Path(__file__).resolve().parents[2]
IN_A_FILE = 12


def with_numbers(case, model, path):
    """Its weights are drawn; what Keras makes of inputs is kept beside the file. The bound of the difference, or None for a model that is not called."""
    if not case.runs:
        return None
    try:
        result, bound = reference.evaluate(case.row, model), BOUND
    except reference.NotAllFloat64:
        result, bound = reference.evaluate(case.row, model, strict=False), BOUND_OF_FLOAT32
    except Exception:  # noqa: BLE001 not every model that Keras builds runs
        return None
    if any(y.size == 0 for y in result.outputs):
        return None  # `empty-axis` on the list of what is stricter here
    tensors = [*result.inputs, *result.outputs]
    path.with_suffix(".shapes").write_text(" ".join(map(str, (len(result.inputs), len(result.outputs), *(n for t in tensors for n in (t.ndim, *t.shape))))))
    np.concatenate([np.ravel(t).astype("<f4") for t in tensors]).tofile(path.with_suffix(".f32"))
    return bound


def bounds(case, model):
    """Of the inputs' axes that are None, what the call has at most."""
    free = [given for extents, x in zip(case.row.extents or [], model.inputs) for given, n in zip(extents[1:], x.shape[1:]) if n is None]
    return ["--bound", str(max(free))] if free else []


def saved(arguments, drawers, folder):
    """The models that Keras builds, as files."""
    for number in range(arguments.cases):
        reference.fresh()
        case = random_models.draw(arguments.seed, number, drawers, 0 if arguments.only else .4)
        if case.refusal:
            continue
        try:
            model = case.row.build()
            path = folder / f"m{number}.keras"
            bound = None if arguments.load else with_numbers(case, model, path)
            model.save(path)
        except Exception:  # noqa: BLE001 not every model that Keras builds can be saved
            continue
        yield case.subject, path, bound, bounds(case, model) if bound else []


def runs(path):
    """Whether Keras can run what it has built."""
    try:
        model = keras.saving.load_model(path)
        model([np.ones([2 if n is None else n for n in x.shape], "float32") for x in model.inputs])
        return True
    except Exception:  # noqa: BLE001
        return False


def checked(compiler, flags, folder, number, headers, bound_of):
    """{name: what C++ says}; halves where one does not compile."""
    source = folder / f"import_{number}.cpp"
    lines = [re.sub("#(pragma|include).*\n", "", h.read_text()) for h in headers]
    calls = "\n".join(f'  oracle::import<{h.stem}::Net, {str(bool(bound_of[h.stem])).lower()}>("{h.stem}", "{h.with_suffix(".keras")}");' for h in headers)
    source.write_text("\n".join(lines) + f"\nint main() {{\n{calls}\n}}\n")
    errors = compiler.build(source, flags)
    if errors is None:
        said = compiler.call([str(source.with_suffix(""))])
        told = dict(line.split(" ", 1) for line in said.stdout.splitlines())
        return {h.stem: told.get(h.stem, f"ended with {said.returncode}") for h in headers}
    if len(headers) == 1:
        return {headers[0].stem: "does not compile: " + first_error(errors)}
    middle = len(headers) // 2
    return {**checked(compiler, flags, folder, f"{number}a", headers[:middle], bound_of), **checked(compiler, flags, folder, f"{number}b", headers[middle:], bound_of)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--only", default="", help="a regular expression: layers whose name it finds, none in graphs")
    parser.add_argument("--import", dest="program", type=pathlib.Path, default=ROOT / "build" / "dev" / "bin" / "ikebana-import")
    parser.add_argument("--libraries", default="-lhdf5_serial -lzip")
    parser.add_argument("--load", action="store_true", help="nothing is called")
    parser.add_argument("--spell", action="store_true", help="nothing is compiled")
    parser.add_argument("--folder", type=pathlib.Path)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    folder = (arguments.folder or ROOT / "build" / "import" / str(arguments.seed)).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    drawers = [d for d in load_drawers() if d.name in written_classes() and re.search(arguments.only, d.name)]
    bad, headers, subjects, bound_of, largest = [], [], {}, {}, 0.0
    for subject, path, bound, more in saved(arguments, drawers, folder):
        header = path.with_suffix(".hpp")
        done = subprocess.run([arguments.program, path, "-o", header, *more], capture_output=True, text=True)
        subjects[path.stem], bound_of[path.stem] = subject, bound
        if done.returncode == 0:
            headers.append(header)
        elif runs(path):
            bad.append((path.stem, "is not spelled: " + " ".join(done.stderr.split())))
    if not arguments.spell:
        compiler = Compiler(folder, 1)
        compiler.flags += ["-isystem/usr/include/hdf5/serial"]
        flags = compiler.precompile("import_case.hpp", "imported")
        compiler.libraries = arguments.libraries.split()
        for number in range(0, len(headers), IN_A_FILE):
            for name, said in checked(compiler, flags, folder, number, headers[number:number + IN_A_FILE], bound_of).items():
                kind, _, off = said.partition(" ")
                if kind in ("refused", "differs") and stricter.row_of(off) or kind == "refused" and not runs(folder / f"{name}.keras"):  # at the call, where that knows it
                    continue
                if kind != "loads":
                    bad.append((name, said))
                elif not float(off) <= (bound_of[name] or 0):
                    bad.append((name, f"other numbers: {off} of the largest value"))
                else:
                    largest = max(largest, float(off))
    for name, said in bad:
        print(f"{name}: {subjects[name]}: {said[:700]}")
    print(f"\nseed {arguments.seed}: {len(subjects)} models of {arguments.cases} cases saved, {len(headers)} spelled, {sum(map(bool, bound_of.values()))} called and off by {largest:.2g} at most, {len(bad)} wrong "
          f"({', '.join(f'{k} {n}' for k, n in collections.Counter(subjects[b[0]] for b in bad).most_common(8))})")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
