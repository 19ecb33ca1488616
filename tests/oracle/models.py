# SPDX-License-Identifier: BSL-1.0
"""models.py [--doc] [--layers] [name...]: each model of real_models.py is made by Keras, imported, compiled at -O2, run with a stack of 1 MB, and compared with
Keras to 1e-4 of the largest number. All of them without a name; --doc writes docs/models.md; --layers compares every layer, too, in a second program.

$IKEBANA_IMPORT is the importer, $ORACLE_CXX the compiler (g++), $IKEBANA_FLAGS a file of flags for it. What is made is kept in build/models."""

import os
import pathlib
import resource
import shlex
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "models"
STACK = 1 << 20
HEAD = """<!-- Written by tests/oracle/models.sh --doc -->
# Real models

Each is built by Keras with random weights and saved, made C++ by [ikebana-import](import.md), compiled as a whole program that loads, checks and calls it, and run with a stack of
1 MB. One command makes this table; four of its rows are run with the tests.

```sh
tests/oracle/models.sh --doc
```

"""


def run(command, stack=None):
    """What it printed, seconds, and the most memory, in MB, that a process of it took. A failure ends the program."""
    def limit():
        if stack:
            resource.setrlimit(resource.RLIMIT_STACK, (stack, stack))
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=limit)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{said}\nfailed ({os.waitstatus_to_exitcode(status)}): {shlex.join(map(str, command))}")
    return said, time.monotonic() - began, usage.ru_maxrss / 1024


def packages(what):
    return shlex.split(subprocess.run(["pkg-config", what, "hdf5", "libzip"], capture_output=True, text=True, check=True).stdout)


def compiler():
    flags = os.environ.get("IKEBANA_FLAGS")
    return [*shlex.split(os.environ.get("ORACLE_CXX", "g++")), "-std=c++20", "-O2", "-march=native", f"@{flags}" if flags else f"-I{ROOT / 'include'}", *packages("--cflags")]


def build(name, source):
    program = BUILD / f"{name}-{source.stem}"
    _, seconds, memory = run([*compiler(), f'-DMODEL="{BUILD / name}.hpp"', str(source), "-o", str(program), *packages("--libs")])
    return program, seconds, memory


def check(name, layers):
    """A row of the table."""
    file, examples = BUILD / f"{name}.keras", BUILD / f"{name}.npz"
    if not file.exists() or not examples.exists():
        run([sys.executable, str(HERE / "real_models.py"), str(BUILD), name])
    importer = os.environ.get("IKEBANA_IMPORT") or shutil.which("ikebana-import") or str(ROOT / "build" / "dev" / "bin" / "ikebana-import")
    (BUILD / f"{name}.hpp").write_text(run([importer, str(file), "--namespace", "model"])[0])
    program, seconds, memory = build(name, HERE / "models" / "run.cpp")
    facts = dict(line.split(": ", 1) for line in run([str(program), str(file), str(examples)], STACK)[0].splitlines())
    if layers:
        print(run([str(build(name, HERE / "models" / "layers.cpp")[0]), str(file), str(examples)])[0], flush=True)
    row = [name, facts["layers"], facts["parameters"], f"{seconds:.1f} s", f"{memory / 1024:.2f} GB", facts["error"], facts["call"], facts["memory"]]
    print(" | ".join(row), flush=True)
    return row


def main():
    names = [a for a in sys.argv[1:] if not a.startswith("--")]
    BUILD.mkdir(parents=True, exist_ok=True)
    if not names:
        names = run([sys.executable, str(HERE / "real_models.py")])[0].split()
    rows = [check(name, "--layers" in sys.argv) for name in names]
    if "--doc" in sys.argv:
        head = ["model", "layers", "parameters", "compile", "its memory", "off by, of the largest", "one call", "weights and arena"]
        version = subprocess.run([*compiler()[:1], "-dumpfullversion"], capture_output=True, text=True).stdout.strip()
        cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "this machine")
        table = "\n".join("| " + " | ".join(r) + " |" for r in [head, ["---"] + ["---:"] * (len(head) - 1), *rows])
        (ROOT / "docs" / "models.md").write_text(f"{HEAD}{table}\n\ng++ {version}, `-O2 -march=native`, one thread, {cpu}. A call is one sample; layers are those of Keras' list.\n")


if __name__ == "__main__":
    main()
