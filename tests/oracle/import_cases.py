# SPDX-License-Identifier: BSL-1.0
"""Random models that Keras saves and ikebana-import spells: each is to compile, to be the file's model, and to take its weights. See README.md.

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
from random_cases import Compiler, first_error
from real_keras import keras
from spelling import written_classes

ROOT = pathlib.Path(__file__).resolve().parents[2]
IN_A_FILE = 25


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
            model.save(path)
        except Exception:  # noqa: BLE001 not every model that Keras builds can be saved
            continue
        yield case.subject, path


def runs(path):
    """Whether Keras can run what it has built."""
    try:
        model = keras.saving.load_model(path)
        model([np.ones([2 if n is None else n for n in x.shape], "float32") for x in model.inputs])
        return True
    except Exception:  # noqa: BLE001
        return False


def checked(compiler, flags, folder, number, headers):
    """{name: what C++ says}; halves where one does not compile."""
    source = folder / f"import_{number}.cpp"
    lines = [re.sub("#(pragma|include).*\n", "", h.read_text()) for h in headers]
    calls = "\n".join(f'  oracle::import<{h.stem}::Net>("{h.stem}", "{h.with_suffix(".keras")}");' for h in headers)
    source.write_text("\n".join(lines) + f"\nint main() {{\n{calls}\n}}\n")
    errors = compiler.build(source, flags)
    if errors is None:
        said = compiler.call([str(source.with_suffix(""))])
        told = dict(line.split(" ", 1) for line in said.stdout.splitlines())
        return {h.stem: told.get(h.stem, f"ended with {said.returncode}") for h in headers}
    if len(headers) == 1:
        return {headers[0].stem: "does not compile: " + first_error(errors)}
    middle = len(headers) // 2
    return {**checked(compiler, flags, folder, f"{number}a", headers[:middle]), **checked(compiler, flags, folder, f"{number}b", headers[middle:])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--only", default="", help="a regular expression: layers whose name it finds, none in graphs")
    parser.add_argument("--import", dest="program", type=pathlib.Path, default=ROOT / "build" / "dev" / "bin" / "ikebana-import")
    parser.add_argument("--libraries", default="-lhdf5_serial -lzip")
    parser.add_argument("--spell", action="store_true", help="nothing is compiled")
    parser.add_argument("--folder", type=pathlib.Path)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    folder = (arguments.folder or ROOT / "build" / "import" / str(arguments.seed)).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    drawers = [d for d in load_drawers() if d.name in written_classes() and re.search(arguments.only, d.name)]
    bad, headers, subjects = [], [], {}
    for subject, path in saved(arguments, drawers, folder):
        header = path.with_suffix(".hpp")
        done = subprocess.run([arguments.program, path, "-o", header], capture_output=True, text=True)
        subjects[path.stem] = subject
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
            for name, said in checked(compiler, flags, folder, number, headers[number:number + IN_A_FILE]).items():
                if said.startswith("refused") and (stricter.row_of(said.partition(" ")[2]) or not runs(folder / f"{name}.keras")):
                    continue
                if said != "loads":
                    bad.append((name, said))
    for name, said in bad:
        print(f"{name}: {subjects[name]}: {said[:700]}")
    print(f"\nseed {arguments.seed}: {len(subjects)} models of {arguments.cases} cases saved, {len(headers)} spelled, {len(bad)} wrong "
          f"({', '.join(f'{k} {n}' for k, n in collections.Counter(subjects[b[0]] for b in bad).most_common(8))})")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
