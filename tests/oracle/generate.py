# SPDX-License-Identifier: BSL-1.0
"""Writes the cases that the C++ layers are checked against, from real Keras; README.md says what the files hold.

generate.py [--family pooling]            writes cases/
generate.py [--family pooling] --check    runs Keras again and fails if what is committed differs by more than float rounding
"""

import argparse
import concurrent.futures
import importlib
import multiprocessing
import os
import pathlib
import sys

import numpy as np

import reference

HERE = pathlib.Path(__file__).resolve().parent
FAMILIES = sorted(p.stem for p in (HERE / "families").glob("*.py"))


def rows_of(family):
    rows = importlib.import_module(f"families.{family}").ROWS
    labels = [row.label for row in rows]
    if len(set(labels)) != len(labels):
        raise AssertionError(f"{family}: two rows of one label: {sorted({x for x in labels if labels.count(x) > 1})}")
    return rows


def list_text(family, rows):
    """The C++ list: the handles of the graphs, then a line for each case."""
    lines = ["// SPDX-License-Identifier: BSL-1.0", f"// Written by tests/oracle/generate.py from families/{family}.py."]
    definitions = [row.definitions for row in rows if row.definitions]
    if definitions:
        lines += ["namespace {", "\n\n".join(definitions), "}  // namespace"]
    lines += [f'IKEBANA_CASE("{row.label}", {row.n}, ({row.spelling}))' for row in rows]
    return "\n".join(lines) + "\n"


def expect_line(row, result):
    shapes = ", ".join(map(reference.shape_text, result.shapes))
    return f"{row.label} | {shapes} | {result.parameters}\n"


def near(a, b):
    """Equal to 1e-6 of the largest value."""
    return np.max(np.abs(a - b), initial=0) <= 1e-6 * np.max(np.abs(b), initial=0)


def difference(committed, row, result):
    """What differs between the committed floats and a new run of one case; None if nothing does."""
    at = 0
    for part in ("weights", "inputs", "outputs"):
        for index, array in enumerate(getattr(result, part)):
            if not near(committed[at:at + array.size], np.ravel(array)):
                return f"{row.label}: {part}[{index}] differ"
            at += array.size
    return None


def compare(folder, family, texts, rows, results):
    """The complaints about one committed family."""
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text() != text:
            yield f"{name} differs"
    path = folder / f"{family}.f32"
    committed = np.fromfile(path, "<f4") if path.exists() else np.zeros(0, "<f4")
    sizes = [result.floats().size for result in results]
    if committed.size != sum(sizes):
        yield f"{path.name} holds {committed.size} floats, not {sum(sizes)}"
        return
    for row, result, start in zip(rows, results, np.cumsum([0, *sizes])):
        complaint = difference(committed[start:], row, result)
        if complaint:
            yield f"{path.name}: {complaint}"


def work(family, check):
    """One family: its labels, and what differs from what is committed."""
    folder = HERE / "cases"
    rows = rows_of(family)
    results = [reference.run(row) for row in rows]
    texts = {f"{family}.hpp": list_text(family, rows),
             f"{family}.expect": "".join(map(expect_line, rows, results))}
    found = []
    if check:
        found = list(compare(folder, family, texts, rows, results))
        print(f"{family}: {len(rows)} cases, {'differs' if found else 'as committed'}", flush=True)
    else:
        floats = np.concatenate([result.floats() for result in results])
        for name, text in texts.items():
            (folder / name).write_text(text)
        floats.tofile(folder / f"{family}.f32")
        print(f"{family}: {len(rows)} cases, {floats.nbytes:,} bytes", flush=True)
    return [row.label for row in rows], found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with what is committed, write nothing")
    parser.add_argument("--family", choices=FAMILIES, help="this family alone")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="families at once")
    arguments = parser.parse_args()
    if arguments.family:
        done = [work(arguments.family, arguments.check)]
    else:
        with concurrent.futures.ProcessPoolExecutor(arguments.jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
            done = list(pool.map(work, FAMILIES, [arguments.check] * len(FAMILIES)))
    labels = [label for found, _ in done for label in found]
    complaints = [complaint for _, found in done for complaint in found]
    if len(set(labels)) != len(labels):
        complaints.append("one label in two families")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
