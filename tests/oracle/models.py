# SPDX-License-Identifier: BSL-1.0
"""models.py [--doc] [--layers] [--jobs n] [name...]: each model of real_models.py is made by Keras, imported, compiled at -O2, run with a stack of 1 MB, and compared with
Keras to 1e-4 of the largest number. All of them without a name; --doc writes their rows of docs/models.md, compiled twice each; --layers compares every layer, too, in a second program.

$IKEBANA_IMPORT is the importer, $ORACLE_CXX the compiler (g++), $IKEBANA_FLAGS a file of flags for it. What is made is kept in build/models."""

import argparse
import concurrent.futures
import os
import pathlib
import resource
import shlex
import shutil
import subprocess
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "models"
STACK = 1 << 20
TOLERANCE = 1e-4
HEAD = """<!-- The table is written by tests/oracle/models.sh --doc -->
# Real models

Each is built by Keras with random weights and saved, made C++ by [ikebana-import](import.md), compiled as a whole program that loads the file and calls the model, and run
with a stack of 1 MB; what it gives is compared with Keras' outputs. One command makes this table, or the rows of the models that it is given; five of them are run with the tests.

```sh
tests/oracle/models.sh --doc
```

"""
COLUMNS = ["model", "calls of layers", "parameters", "compile", "its memory", "off by, of the largest", "one sample", "weights and arena"]


def run(command, stack=None):
    """What it printed, the processor's seconds, and the most memory, in MB, that a process of it took. A failure ends the program."""
    def limit():
        if stack:
            resource.setrlimit(resource.RLIMIT_STACK, (stack, stack))
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=limit)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise RuntimeError(f"{said}\nfailed ({os.waitstatus_to_exitcode(status)}): {shlex.join(map(str, command))}")
    return said, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def packages(what):
    return shlex.split(subprocess.run(["pkg-config", what, "hdf5", "libzip"], capture_output=True, text=True, check=True).stdout)


def compiler():
    flags = os.environ.get("IKEBANA_FLAGS")
    return [*shlex.split(os.environ.get("ORACLE_CXX", "g++")), "-std=c++20", "-O2", "-march=native", "-DIKEBANA_SAVING_COMPILED", f"@{flags}" if flags else f"-I{ROOT / 'include'}", *packages("--cflags")]


def build_reader():
    """The object file that reads and writes files, for all programs; the processor's seconds."""
    source = BUILD / "reader.cpp"
    source.write_text("#include <ikebana/saving/files/weights_file.hpp>\n")
    return run([*compiler(), "-c", str(source), "-o", str(BUILD / "reader.o")])[1]


def build(name, source, times=1):
    """The program, the least seconds of so many compilations (what else runs on the host adds to each), and the memory."""
    program = BUILD / f"{name}-{source.stem}"
    taken = [run([*compiler(), f'-DMODEL="{BUILD / name}.hpp"', str(source), str(BUILD / "reader.o"), "-o", str(program), *packages("--libs")])[1:] for _ in range(times)]
    return program, min(seconds for seconds, _ in taken), max(memory for _, memory in taken)


def numbers(examples, of):
    """The arrays "inputs/0", "inputs/1", ..."""
    return [examples[f"{of}/{i}"].astype("float32") for i in range(sum(k.startswith(f"{of}/") for k in examples))]


def difference(given, expected):
    """The largest error of what a program wrote, relative to the largest number of that output."""
    ends = np.cumsum([y.size for y in expected])
    if given.size != ends[-1]:
        return float("inf")
    return float(np.max([np.abs(mine - y.ravel()).max() / (np.abs(y).max() or 1) for mine, y in zip(np.split(given, ends), expected)]))


def check(name, layers, times):
    """A row of the table."""
    file, examples = BUILD / f"{name}.keras", BUILD / f"{name}.npz"
    if not file.exists() or not examples.exists() or "outputs/0" not in np.load(examples):
        run([sys.executable, str(HERE / "real_models.py"), str(BUILD), name])
    importer = os.environ.get("IKEBANA_IMPORT") or shutil.which("ikebana-import") or str(ROOT / "build" / "dev" / "bin" / "ikebana-import")
    (BUILD / f"{name}.hpp").write_text(run([importer, str(file), "--namespace", "model"])[0])
    program, seconds, memory = build(name, HERE / "models" / "run.cpp", times)
    stored, inputs, outputs = np.load(examples), BUILD / f"{name}.inputs", BUILD / f"{name}.outputs"
    inputs.write_bytes(b"".join(np.int32(x.shape).tobytes() + x.tobytes() for x in numbers(stored, "inputs")))
    facts = dict(line.split(": ", 1) for line in run([str(program), str(file), str(inputs), str(outputs)], STACK)[0].splitlines())
    error = difference(np.fromfile(outputs, "float32"), numbers(stored, "outputs"))
    if not error <= TOLERANCE:
        raise RuntimeError(f"off by {error:.1e} of the largest number")
    if layers:
        print(run([str(build(name, HERE / "models" / "layers.cpp")[0]), str(file), str(examples)])[0], flush=True)
    row = [name, facts["layers"], facts["parameters"], f"{seconds:.0f} s", f"{memory / 1024:.2f} GB", f"{error:.1e}", facts["call"], facts["memory"]]
    print(" | ".join(row), flush=True)
    return row


def write_page(names, rows, reader):
    """Rows of models that were not run stay as they are."""
    page = ROOT / "docs" / "models.md"
    known = {r[0]: r for r in rows}
    for line in page.read_text().splitlines() if page.exists() else []:
        cells = [c.strip() for c in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] in names:
            known.setdefault(cells[0], cells)
    lines = [COLUMNS, ["---"] + ["---:"] * (len(COLUMNS) - 1), *(known[n] for n in names if n in known)]
    version = subprocess.run([*compiler()[:1], "-dumpfullversion"], capture_output=True, text=True).stdout.strip()
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "this machine")
    table = "\n".join("| " + " | ".join(r) + " |" for r in lines)
    page.write_text(f"{HEAD}{table}\n\nCompile: seconds of the processor, and memory, of g++ {version} at `-O2 -march=native`, from source to program, the lesser of two times; what reads files is compiled once, for all, in {reader:.0f} s ([saving.md](saving.md#compiled-once)). One sample: {cpu}, one thread.\n")


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("--doc", action="store_true")
    options.add_argument("--layers", action="store_true")
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("names", nargs="*")
    given = options.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    names = run([sys.executable, str(HERE / "real_models.py")])[0].split()
    reader = build_reader()
    rows, failed = [], []

    def one(name):
        try:
            rows.append(check(name, given.layers, 2 if given.doc else 1))
        except RuntimeError as error:
            failed.append(name)
            print(f"{name}: {error}", flush=True)
    with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        list(pool.map(one, given.names or names))
    if given.doc:
        write_page(names, rows, reader)
    sys.exit(f"not as Keras: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
