# SPDX-License-Identifier: BSL-1.0
"""Makes the table out of what the programs measured. See run.sh, which calls it."""
import argparse
import datetime
import json
import platform
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

from rows import ALONE, picked


def spelled(seconds: float) -> str:
    for unit, size in (("ns", 1e-9), ("us", 1e-6), ("ms", 1e-3)):
        if seconds < 1000 * size or unit == "ms":
            value = seconds / size
            return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f} {unit}"
    raise AssertionError


class Limits:
    """Seconds that a row takes at least, and what says so: multiply-adds, or reading from the cache that holds all it touches."""

    def __init__(self, measured: dict, caches: dict):
        self.read, self.caches = measured["read"], caches

    def of(self, row: dict) -> tuple[float, str]:
        peak = row["fma_chain_flops"] / min(row["seconds"]["fma peak"])
        level = next((name for name, size in self.caches.items() if row["bytes"] <= size), "DRAM")
        return max((row["flops"] / peak, "fma"), (row["bytes"] / self.read[level], f"{level} reads"))


def rows_of(file: Path) -> list[dict]:
    try:
        return json.loads(file.read_text())
    except (OSError, ValueError):  # its program did not run, or not to its end
        return []


def judged(wanted, row: dict, limits: Limits) -> dict:
    """One row of the table. A ratio is the median of the ratios within each round; the best peer is the one whose ratio is least."""
    ours = row["seconds"]["ikebana"]
    ratios = {
        name: median(theirs / mine for theirs, mine in zip(seconds, ours)) for name, seconds in row["seconds"].items() if name not in ("ikebana", "fma peak")
    }
    peers = {name: ratio for name, ratio in ratios.items() if name != ALONE}
    best = min(peers, key=peers.get, default=None)
    seconds, binds = limits.of(row)
    percent = 100 * seconds / min(ours)
    against = ratios.get(ALONE) if wanted.peer == ALONE else peers.get(best)
    if wanted.peer and not any(name.startswith(wanted.peer) for name in ratios):
        verdict = "*not checked*"
    elif (wanted.reach and round(against, 2) < wanted.reach) or (wanted.percent and round(percent) < wanted.percent):
        verdict = "**under**"
    else:
        verdict = "reached"
    return {
        "work": wanted.name,
        "ours": median(ours),
        "ours_min": min(ours),
        "peer": best,
        "peer_median": best and median(row["seconds"][best]),
        "peer_min": best and min(row["seconds"][best]),
        "ratio": peers.get(best),
        "alone": ratios.get(ALONE),
        "reach": wanted.reach,
        "reach_percent": wanted.percent,
        "percent": percent,
        "binds": None if wanted.chain else binds,
        "verdict": verdict,
        "named": wanted.peer,
        "named_ratio": min((ratio for name, ratio in ratios.items() if name.startswith(wanted.peer)), default=None),
        "ratios": ratios,
    } | {k: row[k] for k in ("weight_bytes", "arena_bytes", "state_bytes", "allocations")}


def aligned(header: list[str], lines: list[list[str]]) -> str:
    widths = [max(len(line[i]) for line in [header, *lines]) for i in range(len(header))]
    rule = ["-" * w for w in widths]
    return "\n".join("| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths)) + " |" for line in [header, rule, *lines])


def table(rows: list[dict], threads: int) -> str:
    header = ["work", "ours, median (min)", "best peer", "median (min)", "ratio", "reach", "% of limit", "", "to the peer that the row names"]
    if threads > 1:
        header.insert(5, "to one thread")
    lines = []
    for r in rows:
        reach = f"{r['reach']:.2f}" if r["reach"] else f"{r['reach_percent']} %" if r["reach_percent"] else "-"
        line = [
            r["work"],
            f"{spelled(r['ours'])} ({spelled(r['ours_min'])})",
            r["peer"] or "-",
            f"{spelled(r['peer_median'])} ({spelled(r['peer_min'])})" if r["peer"] else "-",
            f"{r['ratio']:.2f}" if r["peer"] else "-",
            reach,
            f"{r['percent']:.0f} % {r['binds']}" if r["binds"] else "latency",
            r["verdict"],
            "-" if not r["named"] else f"{r['named']}: " + (f"{r['named_ratio']:.2f}" if r["named_ratio"] else "absent"),
        ]
        if threads > 1:
            line.insert(5, f"{r['alone']:.2f}")
        lines.append(line)
    return aligned(header, lines)


def memory_table(rows: list[dict], sizes: list[dict]) -> str:
    lines = [[r["work"], str(r["weight_bytes"]), str(r["arena_bytes"]), str(r["state_bytes"]), str(r["allocations"])] for r in rows]
    text = aligned(["work", "weights, bytes", "arena, bytes", "state, bytes", "allocations a call"], lines)
    if sizes:
        lines = [[s["network"], f"{s['bytes'] / 1024:.0f} KB", f"{s['seconds']:.1f} s"] for s in sizes]
        text += "\n\n" + aligned(["smallest program of", "stripped", "compiles in"], lines)
    return text


def first_line(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.partition("\n")[0]


def machine() -> str:
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    family = {k: re.search(rf"^{k}\s*: (.*)", Path("/proc/cpuinfo").read_text(), re.M) for k in ("cpu family", "model")}
    which = ", ".join(f"{k} {m[1]}" for k, m in family.items() if m)
    return f"{model[1] if model else platform.machine()} ({which}), {platform.system()} {platform.release()}"


def into_page(page: Path, key: str, text: str) -> None:
    """Between the two markers of this way of running; at the end of the page when there are none."""
    begin, end = f"<!-- measured: {key} -->", "<!-- end -->"
    old = page.read_text()
    block = f"{begin}\n\n{text}\n\n{end}"
    if begin in old:
        head, _, rest = old.partition(begin)
        new = head + block + rest.partition(end)[2]
    else:
        new = f"{old.rstrip()}\n\n### {key}\n\n{block}\n"
    page.write_text(new)


def main() -> int:
    p = argparse.ArgumentParser()
    p.add_argument("folder", type=Path, help="with limits.json and a <program>.json each")
    p.add_argument("--only", default="")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--check", action="store_true")
    p.add_argument("--key", required=True, help="compiler, -march and threads: how this was run")
    p.add_argument("--compiler", required=True)
    p.add_argument("--command", required=True)
    p.add_argument("--page", type=Path)
    o = p.parse_args()

    measured = json.loads((o.folder / "limits.json").read_text())
    limits = Limits(measured, measured["caches"])
    wanted = picked(o.only, o.threads)
    raw = {r["row"]: r for program in {w.program for w in wanted} for r in rows_of(o.folder / f"{program}.json")}
    missing = [w.name for w in wanted if w.name not in raw]
    rows = [judged(w, raw[w.name], limits) for w in wanted if w.name in raw]
    sizes = json.loads(f.read_text()) if (f := o.folder / "sizes.json").exists() else []

    reads = ", ".join(f"{level} {bandwidth / 1e9:.0f}" for level, bandwidth in measured["read"].items())
    overhead = measured.get("onnxruntime_overhead")
    rounds = len(next(iter(raw.values()))["seconds"]["ikebana"]) if raw else 0
    facts = [
        f"- {machine()}; {datetime.date.today()}",
        f"- `{o.command}`; {first_line(o.compiler, '--version')}; {rounds} rounds",
        f"- one core: {measured['flops'] / 1e9:.1f} GFLOP/s of multiply-adds; GB/s read from {reads}",
        f"- a call of ONNX Runtime from Python that does nothing: {spelled(overhead)}" if overhead else "- no ONNX Runtime",
    ]
    text = "\n".join(facts) + "\n\n" + table(rows, o.threads) + "\n\n" + memory_table(rows, sizes)
    print(text)
    result = {"key": o.key, "command": o.command, "machine": machine(), "date": str(datetime.date.today()), "limits": measured, "rows": rows, "sizes": sizes, "raw": list(raw.values())}
    (o.folder / "results.json").write_text(json.dumps(result, indent=1))
    if o.page:
        into_page(o.page, o.key, text)

    under = [r["work"] for r in rows if r["verdict"] != "reached"]
    for name in missing:
        print(f"{name}: not measured", file=sys.stderr)
    if o.check and (under or missing):
        print(f"{len(under) + len(missing)} of {len(wanted)} rows are under their reach or not checked: {'; '.join(under + missing)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
