# SPDX-License-Identifier: BSL-1.0
"""Random models in real Keras and in C++, sound and unsound, from a seed; see README.md.

random_cases.py --seed 1 --cases 300 [--only REGEX] [--masks] [--jobs 2] [--folder build/oracle/1]
"""

import argparse
import ast
import collections
import concurrent.futures
import dataclasses
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import warnings

import numpy as np

import random_models
import reference
import stricter
from drawing import load_drawers
from spelling import written_classes

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BOUND = 1e-5  # of the largest reference value of a tensor
BOUND_OF_FLOAT32 = 1e-4  # where Keras itself computes in float32, whatever it is asked
GATES = 2e-7  # of LSTM and GRU, whose sigmoid errs by so much in all: where a tensor's largest value is under 0.02, that is more than BOUND of it
TIMES_OF_KERAS = 4  # a model that magnifies rounding: off by no more than so many times what Keras in float32 is off
TOLD_IN_A_FILE, RUN_IN_A_FILE = 100, 16


@dataclasses.dataclass
class Outcome:
    """What both say of one case."""
    id: int
    subject: str
    row: object
    refusal: str  # Keras' words, or empty
    runs: bool
    result: object = None  # of Keras, where it runs
    cannot_run: str = ""  # Keras builds it, and its call fails
    shapes: list = ()
    of_call: bool = False  # the shapes are those of a call, and no axis is open
    parameters: int = 0
    told: str = ""  # what C++ says of it
    bound: float = BOUND
    gates: bool = False  # an output is off by no more than GATES, and by more than BOUND
    of_keras: float = 0.0  # what Keras in float32 is off, where that was asked
    difference: float = 0.0
    verdict: str = ""  # both, refused, stricter:<id>, or what is wrong
    why: str = ""


def asked(seed, numbers, how, call):
    """Draws the cases and asks Keras; `call`: what it gives for numbers, too."""
    for number in numbers:
        reference.fresh()
        case = random_models.draw(seed, number, **how)
        found = Outcome(number, case.subject, case.row, case.refusal, case.runs)
        if not case.refusal:
            ask(found, call)
        yield found


def ask(found, call):
    try:
        model = found.row.build()
        found.shapes, found.parameters = [y.shape for y in model.outputs], model.count_params()
        if found.runs and call:
            try:
                found.result = reference.evaluate(found.row, model)
            except reference.NotAllFloat64:
                found.result, found.bound = reference.evaluate(found.row, model, strict=False), BOUND_OF_FLOAT32
            found.shapes, found.of_call = found.result.shapes, found.of_call or found.result.of_call
    except Exception as e:  # noqa: BLE001
        found.cannot_run = f"{type(e).__name__}: {e}"


def keras_in_float32(seed, number, how, exact):
    """How far Keras itself is off when it computes the case in float32, with the same weights and inputs: of the largest value of a tensor."""
    reference.fresh("float32")
    row = random_models.draw(seed, number, **how).row
    found = reference.evaluate(row, row.build(), "float32", strict=False)
    return max(float(np.max(np.abs(y - want)) / np.max(np.abs(want))) for y, want in zip(found.outputs, exact.outputs))


class Compiler:
    def __init__(self, folder, jobs, sanitize=False):
        self.folder, self.jobs, self.libraries = folder, jobs, []
        self.command = os.environ.get("ORACLE_CXX") or next(filter(shutil.which, ("clang++-19", "clang++", "c++")))
        flags = pathlib.Path(os.environ.get("IKEBANA_FLAGS", "/nonexistent"))
        self.flags = ["-std=c++20", "-O0", "-w", f"-I{ROOT / 'include'}", f"-I{ROOT / 'tests'}"]
        if flags.exists():
            self.flags.append(f"@{flags}")
        if sanitize:  # and memory that nobody wrote is NaN
            self.flags.append("-fsanitize=address")
            os.environ.setdefault("ASAN_OPTIONS", "detect_leaks=0:max_malloc_fill_size=1000000000:malloc_fill_byte=255")

    def call(self, arguments, **how):
        return subprocess.run(arguments, capture_output=True, text=True, errors="replace", **how)

    def precompile(self, header, name, *flags):
        wrapper = self.folder / f"{name}.hpp"
        wrapper.write_text(f'#include "oracle/{header}"\n')
        done = self.call([self.command, *self.flags, *flags, "-x", "c++-header", str(wrapper), "-o", f"{wrapper}.gch"])
        if done.returncode:
            sys.exit(f"{header} does not compile:\n{done.stderr[:4000]}")
        return [*flags, "-include", str(wrapper)]

    def build(self, source, flags, only_check=False):
        """None, or what the compiler said."""
        target = ["-fsyntax-only"] if only_check else ["-o", str(source.with_suffix("")), *self.libraries]
        done = self.call([self.command, *self.flags, *flags, str(source), *target])
        return None if done.returncode == 0 else done.stderr


@dataclasses.dataclass
class Source:
    """Many cases in one file, which knows the lines of each."""
    path: pathlib.Path
    head: str
    tail: str
    flags: list

    def write(self, cases, text_of, listed):
        lines, self.at = [self.head], {}
        for case in cases:
            first = sum(part.count("\n") + 1 for part in lines) + 1
            lines.append("\n".join(filter(None, (case.row.definitions, text_of(case)))))
            self.at[case.id] = range(first, first + lines[-1].count("\n") + 1)
        listing = sum(part.count("\n") + 1 for part in lines) + 1
        lines.append(self.tail % "\n".join(listed(case) for case in cases))
        for k, case in enumerate(cases):  # the line of the list is the case's, too
            self.at[case.id] = {*self.at[case.id], listing + self.tail[:self.tail.index("%s")].count("\n") + k}
        self.path.write_text("\n".join(lines) + "\n")

    def suspects(self, errors):
        named = {int(n) for n in re.findall(rf"{re.escape(self.path.name)}:(\d+)", errors)}
        return [i for i, lines in self.at.items() if named & set(lines)]


def built(compiler, source, cases, text_of, listed):
    """Builds a file; the cases that do not compile are left out of it and told, with what the compiler says."""
    broken = {}
    while cases:
        source.write(cases, text_of, listed)
        errors = compiler.build(source.path, source.flags)
        if errors is None:
            break
        found = source.suspects(errors)
        if not found or len(found) > 8:  # one by one, in halves
            found = halved(compiler, source, cases, text_of, listed)
        suspects = [c for c in cases if c.id in found]
        alone = Source(source.path.with_name(source.path.stem + "_alone.cpp"), source.head, source.tail, source.flags)
        for case in suspects:
            alone.write([case], text_of, listed)
            said = compiler.build(alone.path, alone.flags, only_check=True)
            if said is not None or len(suspects) == 1:
                broken[case.id] = first_error(said or errors)
        if not any(c.id in broken for c in suspects):
            found = halved(compiler, source, cases, text_of, listed)
            if not found:
                broken.update({c.id: "does not compile beside the others: " + first_error(errors) for c in suspects})
            for case in cases:
                if case.id in found:
                    broken[case.id] = first_error(errors)
        cases = [c for c in cases if c.id not in broken]
    return cases, broken


def halved(compiler, source, cases, text_of, listed):
    part = Source(source.path.with_name(source.path.stem + "_part.cpp"), source.head, source.tail, source.flags)
    part.write(cases, text_of, listed)
    if compiler.build(part.path, part.flags, only_check=True) is None:
        return []
    if len(cases) == 1:
        return [cases[0].id]
    middle = len(cases) // 2
    return halved(compiler, source, cases[:middle], text_of, listed) + halved(compiler, source, cases[middle:], text_of, listed)


def first_error(text):
    return next((line for line in text.splitlines() if "error" in line), text[:300])[:400]


def tell(compiler, flags, name, cases):
    """What C++ says of the cases, in words."""
    source = Source(compiler.folder / f"{name}.cpp", "using namespace ikebana;", "int main() {\n%s\n}", flags)
    left, broken = built(compiler, source, cases, lambda c: f"using net_{c.id} = {c.row.spelling};", lambda c: f"  oracle::tell<net_{c.id}>({c.id});")
    for case in cases:
        case.told = "broken " + broken[case.id] if case.id in broken else ""
    if left:
        said = compiler.call([str(source.path.with_suffix(""))]).stdout
        lines = dict(line.split(" ", 1) for line in said.splitlines())
        for case in left:
            case.told = lines.get(str(case.id), "broken the program ended before it told of it")


def run(compiler, flags, name, cases):
    """Runs the cases that both take, and compares."""
    source = Source(compiler.folder / f"{name}.cpp", "using namespace ikebana;", "const oracle::runnable all[] = {\n%s\n};\nint main(int argc, char** argv) { return oracle::run_all(all, argc, argv); }", flags)
    left, broken = built(compiler, source, cases, lambda c: f"using net_{c.id} = {c.row.spelling};", lambda c: f"  {{{c.id}, oracle::model_of<net_{c.id}>()}},")
    for case in cases:
        if case.id in broken:
            wrong(case, "does not compile", broken[case.id])
    floats, listing, first = [], [], 0
    for case in left:
        shapes = [a.shape for a in (*case.result.inputs, *case.result.outputs)]
        listing.append(" ".join(map(str, (case.id, first, len(case.result.inputs), len(case.result.outputs), *(x for s in shapes for x in (len(s), *s))))))
        floats.append(case.result.floats())
        first += floats[-1].size
    if not left:
        return
    data, listed = source.path.with_suffix(".f32"), source.path.with_suffix(".list")
    np.concatenate(floats).tofile(data)
    listed.write_text("\n".join(listing) + "\n")
    ended, waiting = [], {c.id: c for c in left}
    while waiting:
        try:
            done = compiler.call([str(source.path.with_suffix("")), str(data), str(listed), *map(str, ended)], timeout=300)
            said, code = done.stdout, done.returncode
        except subprocess.TimeoutExpired as e:
            said, code = (e.stdout or b"").decode(), "a timeout"
        last = None
        for line in said.splitlines():
            number, *values = line.split(" ")
            case = waiting.pop(int(number), None)
            ended.append(int(number))
            if case is None:
                continue
            if values[:1] == ["threw"]:  # with the extents of the call a rule says no that could not say it before
                row = stricter.row_of(" ".join(values[1:]))
                wrong(case, f"stricter: {row}" if row else "throws", " ".join(values[1:]))
            elif values[-1:] == ["done"]:
                offs = [float(v) for v in values[:-1]]
                if re.search("LSTM|GRU", case.row.definitions + case.row.spelling):
                    small = [off > case.bound and off * np.max(np.abs(y)) <= GATES for off, y in zip(offs, case.result.outputs)]
                    case.gates = any(small)
                    offs = [0.0 if s else off for s, off in zip(small, offs)]
                case.difference = max(offs)
                if not case.difference <= case.bound:
                    wrong(case, "other numbers", f"{case.difference:.3g} of the largest value")
            else:
                last = case
        if last is not None:
            wrong(last, "ends the program", f"with {code}")
        elif waiting:
            for case in waiting.values():
                wrong(case, "did not run", f"the program ended with {code}")
            break


def wrong(case, what, why):
    case.verdict, case.why = what, why


def spread(known, given):
    """Whether shapes are those of a call, but for axes that only the call knows."""
    return len(known) == len(given) and all(len(a) == len(b) and all(n in (None, m) for n, m in zip(a, b)) for a, b in zip(known, given))


def judge(case):
    """Compares what Keras and C++ say, before anything runs. True for what is to run."""
    kind, _, rest = case.told.partition(" ")
    keras = case.refusal or case.cannot_run
    if kind == "broken":
        wrong(case, "does not compile", rest)
    elif kind == "refused":
        empty = case.result is not None and any(y.size == 0 for y in case.result.outputs)
        row = stricter.row_of(rest) or ("empty-axis" if empty and "output size would be zero" in rest else None)
        if keras:
            case.verdict, case.why = "refused", rest
        elif row:
            case.verdict, case.why = f"stricter: {row}", rest
        else:
            wrong(case, "only by us", rest)
    elif keras and not (case.cannot_run and re.search(r"Input<[^>]*(None|up_to)", case.row.definitions + case.row.spelling)):  # there the call says no to its extents
        row = stricter.looser_row_of(keras, case.row.definitions + case.row.spelling)
        wrong(case, f"looser: {row}" if row else "only by Keras", keras)
    else:
        parameters, _, shapes = rest.partition(" ")
        wanted = ", ".join(map(reference.shape_text, case.shapes))
        if shapes != wanted and not (case.of_call and (case.cannot_run or spread(ast.literal_eval(f"[{shapes}]"), case.shapes))):
            wrong(case, "another shape", f"{shapes}; Keras has {wanted}")
        elif int(parameters) != case.parameters:
            wrong(case, "other parameters", f"{parameters}; Keras has {case.parameters}")
        else:
            case.verdict = "both"
            return case.result is not None
    return False


def table(cases):
    rows = collections.defaultdict(lambda: [0, 0, 0, 0, 0, 0.0])
    for case in cases:
        for key in (case.subject, "all"):
            row = rows[key]
            row[0] += 1
            row[1] += case.verdict == "refused"
            row[2] += case.verdict.startswith("stricter") or case.verdict == "only by us"
            row[3] += case.verdict.startswith("looser") or case.verdict == "only by Keras"
            row[4] += not fine(case)
            row[5] = max(row[5], case.difference if math.isfinite(case.difference) else 9e99)
    yield f"{'layer':26} {'cases':>6} {'refused by both':>16} {'only by us':>11} {'only by Keras':>14} {'off the list':>13} {'largest difference':>19}"
    for name in sorted(rows, key=lambda n: (n == "all", n)):
        n, both, us, keras, bad, largest = rows[name]
        yield f"{name:26} {n:6} {both:16} {us:11} {keras:14} {bad:13} {largest:19.2g}"


def fine(case):
    return case.verdict in ("both", "refused") or case.verdict.startswith(("stricter", "looser"))


def report(cases):
    for case in cases:
        if not fine(case):
            text = "\n      ".join(case.row.definitions.splitlines() + [case.row.spelling]) if case.row.definitions else case.row.spelling
            yield f"{case.id}: {case.subject}: {case.verdict}: {' '.join(case.why.split())[:500]}\n      {text}"
    loose = collections.Counter(c.subject for c in cases if c.bound != BOUND)
    if loose:
        yield f"bound {BOUND_OF_FLOAT32:g}, as Keras computes in float32: " + ", ".join(f"{k} {n}" for k, n in sorted(loose.items()))
    gates = [str(c.id) for c in cases if c.gates and fine(c)]
    if gates:
        yield f"outputs under 0.02, off by no more than {GATES:g} in all, as the gates of a recurrent layer are: {', '.join(gates)}"
    magnified = [c for c in cases if c.of_keras and fine(c)]
    if magnified:
        yield "a model that magnifies rounding, and what Keras in float32 is off: " + ", ".join(f"{c.id} ({c.subject}) {c.difference:.2g}, {c.of_keras:.2g}" for c in magnified)
    listed = collections.Counter(c.verdict for c in cases if c.verdict.startswith(("stricter", "looser")))
    for verdict, count in sorted(listed.items()):
        yield f"{verdict}: {count}"


def parts(cases, size):
    return [cases[k:k + size] for k in range(0, len(cases), size)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--case", type=int, help="this case of the seed alone")
    parser.add_argument("--only", default="", help="a regular expression: layers whose name it finds, none in graphs")
    parser.add_argument("--masks", action="store_true", help="graphs of masked sequences alone")
    parser.add_argument("--told", action="store_true", help="nothing is run: soundness, shapes and parameters alone")
    parser.add_argument("--sanitize", action="store_true", help="with the address sanitizer, new memory full of NaN")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--folder", type=pathlib.Path)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")  # of masks that are dropped, and the like
    folder = arguments.folder or ROOT / "build" / "oracle" / str(arguments.seed)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    drawers = [d for d in load_drawers() if d.name in written_classes() and re.search(arguments.only, d.name)]
    unknown = {*stricter.SENTENCES, *stricter.LOOSER} - set(stricter.ids_of_page())
    if unknown:
        sys.exit(f"{stricter.PAGE.name} has no row of the id {unknown}")
    began, cpu = time.monotonic(), os.times()
    compiler = Compiler(folder, arguments.jobs, arguments.sanitize)
    numbers = [arguments.case] if arguments.case is not None else range(arguments.cases)
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        telling = pool.submit(compiler.precompile, "random_case.hpp", "told")
        ways = [] if arguments.told else [pool.submit(compiler.precompile, "random_run.hpp", "baseline"), pool.submit(compiler.precompile, "random_run.hpp", "native", "-march=native")]
        cases, waiting, running = [], [], []

        def judged(part, number):
            tell(compiler, telling.result(), f"told_{number}", part)
            return [c for c in part if judge(c)]

        told, how = [], {"drawers": drawers, **({"graphs": 1, "masks": 1} if arguments.masks else {"graphs": 0} if arguments.only else {})}
        for case in asked(arguments.seed, numbers, how, not arguments.told):
            cases.append(case)
            waiting.append(case)
            if len(waiting) == TOLD_IN_A_FILE:
                told.append(pool.submit(judged, waiting, len(told)))
                waiting = []
        if waiting:
            told.append(pool.submit(judged, waiting, len(told)))
        sound = [case for part in told for case in part.result()]
        for case in cases:
            # is it, or does Keras build it and not run it, or say another shape than it computes?
            if case.result is None and not case.refusal and case.verdict in ("only by us", "another shape"):
                case.runs = case.of_call = True  # in Keras, with the extents of the call that is drawn
                ask(case, True)
                judge(case)
        for number, part in enumerate(parts(sound, RUN_IN_A_FILE) if ways else ()):
            running.append(pool.submit(run, compiler, ways[number % 2].result(), f"run_{number}", part))
        for task in running:
            task.result()
    for case in cases:
        if case.verdict == "other numbers" and math.isfinite(case.difference):
            case.of_keras = keras_in_float32(arguments.seed, case.id, how, case.result)
            if case.difference <= TIMES_OF_KERAS * case.of_keras:
                case.verdict = "both"
            else:
                case.why += f"; Keras in float32: {case.of_keras:.3g}"
    for line in (*report(cases), "", *table(cases)):
        print(line)
    times = os.times()
    seconds = sum(times[:4]) - sum(cpu[:4])
    bad = sum(not fine(c) for c in cases)
    print(f"\nseed {arguments.seed}: {len(cases)} cases, {sum(c.result is not None for c in cases)} of them run by Keras, {bad} off the list; "
          f"{(time.monotonic() - began) / 60:.1f} minutes, {seconds / 60:.1f} of a processor")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
