# SPDX-License-Identifier: BSL-1.0
"""What 10 MB of weights in a program cost the compiler, in each way to write them: embedding.py [compiler...]; the table of docs/import.md."""

import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

SYMBOL = r'asm(".pushsection .rodata.w,\"aG\",@progbits,w,comdat\n.balign 64\n.weak w\nw:\n.incbin \"%s\"\n.popsection\n"); extern "C" const char w[];'


def literal(data):
    lines, line, width = [], [], 0
    for at, c in enumerate(data):
        digit_next = data[at + 1:at + 2].isdigit()
        line.append(chr(c) if 32 <= c < 127 and chr(c) not in '"\\?' else f"\\{c:03o}" if digit_next else f"\\{c:o}")
        width += len(line[-1])
        if width > 2000:
            lines.append("".join(line))
            line, width = [], 0
    return "\n".join(f'"{text}"' for text in [*lines, "".join(line)])


def main():
    data = np.random.RandomState(1).standard_normal(10_000_000 // 4).astype("<f4").tobytes()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "weights").write_bytes(data)
        sources = {
            ".incbin": SYMBOL % (folder / "weights"),
            "a string literal": f"alignas(64) inline constexpr char w[] =\n{literal(data)};",
            "8-byte numbers": "alignas(64) inline constexpr unsigned long w[] = {" + ",\n".join(f"{n:#x}u" for n in np.frombuffer(data, "<u8")) + "};",
            "bytes": "alignas(64) inline constexpr unsigned char w[] = {" + ",\n".join(map(str, data)) + "};",
        }
        for compiler in sys.argv[1:] or ["c++"]:
            for how, source in sources.items():
                (folder / "a.cpp").write_text(source + "\nconst void* f() { return w; }\n")
                process = subprocess.Popen([compiler, "-std=c++20", "-O2", "-c", str(folder / "a.cpp"), "-o", str(folder / "a.o")])
                _, status, used = os.wait4(process.pid, 0)
                size = len(source) / 1e6
                print(f"{compiler} {how} ({size:.0f} MB of source): {used.ru_utime:.2f} s, {used.ru_maxrss / 1024:.0f} MB" + (" FAILED" if status else ""))


if __name__ == "__main__":
    main()
