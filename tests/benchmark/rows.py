# SPDX-License-Identifier: BSL-1.0
"""The rows of the table: what each is to reach, and against whom. A row is known by its name in the program that measures it."""
from typing import NamedTuple, Optional


class Row(NamedTuple):
    program: str
    name: str
    peer: str  # how the names begin of those that must be there; the ratio is to the best of all
    reach: Optional[float]  # best peer / ours, at least
    percent: Optional[float] = None  # of the limit, at least, where that is what counts
    chain: bool = False  # each step waits for the one before: neither multiply-adds nor reads are the limit


ROWS = [
    Row("w1", "W1 throughput", "Eigen fixed-size", 1.08, chain=True),
    Row("w1", "W1 latency", "Eigen fixed-size", 1.30, chain=True),
    Row("w2", "W2 batch 1, dense", "plain loops", 1.03),
    Row("w2", "W2 batch 1, sparse", "plain loops", 1.18),
    Row("w2", "W2 batch 32", "oneDNN", 1.0),
    Row("w2", "W2 batch 256", "oneDNN", 1.0),
    Row("w3", "W3 batch 1", "oneDNN", 1.38),
    Row("w3", "W3 batch 32", "ONNX Runtime", 1.28),
    Row("w4", "W4 LSTM(20)", "Eigen fixed-size", 2.05, chain=True),
    Row("w4", "W4 GRU(8)", "Eigen fixed-size", 1.15, chain=True),
    Row("w5", "W5 Conv1D", "oneDNN", 1.05),
    Row("w5", "W5 LSTM(64)", "Eigen fixed-size", 1.37),
    Row("w6", "W6a 3x3 56x56x64->64", "oneDNN", 1.0),
    Row("w6", "W6b 3x3 14x14x256->256", "oneDNN", 1.0),
    Row("w6", "W6c 1x1 56x56x64->256", "XNNPACK", 1.0),
    Row("w6", "W6d depthwise 3x3 112x112x32", "oneDNN", 1.6),
    Row("w6", "W6d depthwise 3x3 112x112x32, stride 2", "oneDNN", 1.4),
    Row("w6", "W6d first layer 28x28x1->32", "oneDNN", 1.9),
    Row("w7", "W7 sgemm 16", "LIBXSMM", 0.98),
    Row("w7", "W7 sgemm 32", "LIBXSMM", 0.98),
    Row("w7", "W7 sgemm 64", "LIBXSMM", 0.98),
    Row("w7", "W7 sgemm 128", "LIBXSMM", 0.98),
    Row("w7", "W7 sgemm 256", "oneDNN", 0.98),
    Row("w7", "W7 sgemm 512", "oneDNN", 0.98),
    Row("w7", "W7 sgemm 1024", "oneDNN", 0.98),
    Row("w7", "W7 gemv 512", "Eigen", 1.0),
    Row("past", "past gemm N = 10", "", None, 62),
    Row("past", "past gemm N = 24", "", None, 74),
    Row("past", "past gemm N = 100", "", None, 88),
    Row("past_avx2", "past AVX2 depthwise 3x3 112x112x32", "", None, 75),
    Row("past_avx2", "past AVX2 GRU(32)", "Eigen fixed-size", 1.0, chain=True),
]

# On several threads, against one thread of our own; the engines are shown beside it.
ALONE = "ikebana, one thread"
THREADED = [
    Row("w2", "W2 batch 32", ALONE, 1.8),
    Row("w2", "W2 batch 256", ALONE, 1.8),
    Row("w3", "W3 batch 32", ALONE, 1.8),
    Row("w6", "W6a 3x3 56x56x64->64", ALONE, 1.8),
    Row("w6", "W6b 3x3 14x14x256->256", ALONE, 1.8),
    Row("w6", "W6c 1x1 56x56x64->256", ALONE, 1.8),
    Row("w6", "W6d depthwise 3x3 112x112x32", ALONE, 1.8),
]


def picked(only: str, threads: int) -> list[Row]:
    """Rows whose names begin with one of these, between commas."""
    rows = ROWS if threads == 1 else THREADED
    return [r for r in rows if not only or any(r.name.startswith(word) for word in only.split(",") if word)]


if __name__ == "__main__":  # rows.py <only> <threads>: the programs to build and run
    import sys

    print(*dict.fromkeys(r.program for r in picked(sys.argv[1], int(sys.argv[2]))))
