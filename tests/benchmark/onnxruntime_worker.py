# SPDX-License-Identifier: BSL-1.0
"""Runs networks in ONNX Runtime for peers/onnxruntime.cpp: reads a command a line, answers with a line.

onnxruntime_worker.py <threads>    ready | load <folder> | time <session> <calls> | output <session> <file>
onnxruntime_worker.py --overhead   prints the seconds of a call of a model that does nothing
"""
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper


class Session:
    def __init__(self, nodes, initializers, input_shape, output_rank, x, back, threads):
        graph = helper.make_graph(
            nodes,
            "network",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, input_shape)],
            [helper.make_tensor_value_info(nodes[-1].output[0], TensorProto.FLOAT, [None] * output_rank)],
            [onnx.numpy_helper.from_array(np.ascontiguousarray(v, np.float32), k) for k, v in initializers.items()],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0" if threads == 1 else "1")
        self.session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
        self.feed = {"x": np.ascontiguousarray(x, np.float32)}
        self.back = back
        self.y = None

    def time(self, calls):
        run, feed = self.session.run, self.feed
        start = time.perf_counter()
        for _ in range(calls):
            y = run(None, feed)
        elapsed = time.perf_counter() - start
        self.y = y[0]
        return elapsed

    def output(self):
        return self.back(self.y)


def load(folder, threads):
    """Keras' layout becomes ONNX's: channels first, kernels filters first, gates i, o, f, c."""
    lines = (folder / "network.txt").read_text().splitlines()
    batch, height, width, channels = map(int, lines[0].split())
    weights, x = np.fromfile(folder / "weights", np.float32), np.fromfile(folder / "x", np.float32)
    layers = [line.split() for line in lines[1:]]
    nodes, initializers, current = [], {}, "x"

    def emit(op, inputs, **attributes):
        nonlocal current
        name = f"t{len(nodes)}"
        nodes.append(helper.make_node(op, inputs, [name], **attributes))
        current = name

    def constant(name, values):
        initializers[name] = values
        return name

    def taken(place, *shape):
        return weights[place : place + int(np.prod(shape))].reshape(shape)

    image = layers[0][0] == "convolution"
    if image:
        x = x.reshape(batch, height, width, channels).transpose(0, 3, 1, 2)
    elif layers[0][0] in ("lstm", "gru"):
        x = x.reshape(width, 1, channels)
    else:
        x = x.reshape(batch, channels)
    for i, (kind, activation, *numbers) in enumerate(layers):
        n_in, out, h, w, rows, columns, stride, groups, above, left, below, right, kernel, recurrent, bias = map(int, numbers)
        if kind == "dense":
            k = taken(kernel, n_in, out)
            if image:  # flattened channels first, here
                c = nodes_channels
                k = k.reshape(n_in // c, c, out).transpose(1, 0, 2).reshape(n_in, out)
                emit("Flatten", [current])
                image = False
            inputs = [current, constant(f"w{i}", k)]
            if bias >= 0:
                emit("Gemm", inputs + [constant(f"b{i}", taken(bias, out))])
            else:
                emit("MatMul", inputs)
        elif kind == "convolution":
            k = taken(kernel, rows, columns, n_in // groups, out).transpose(3, 2, 0, 1)
            emit("Conv", [current, constant(f"w{i}", k), constant(f"b{i}", taken(bias, out))], strides=[stride, stride], group=groups, pads=[above, left, below, right])
        elif kind == "max_pooling":
            emit("MaxPool", [current], kernel_shape=[rows, columns], strides=[rows, columns])
        elif kind == "average":
            emit("GlobalAveragePool", [current])
        elif kind == "lstm":
            def gates(m):  # i, f, c, o becomes i, o, f, c
                parts = np.split(m, 4, axis=-1)
                return np.concatenate([parts[0], parts[3], parts[1], parts[2]], axis=-1)
            wk = gates(taken(kernel, n_in, 4 * out)).T[None]
            rk = gates(taken(recurrent, out, 4 * out)).T[None]
            b = np.concatenate([gates(taken(bias, 4 * out)), np.zeros(4 * out, np.float32)])[None]
            name = f"t{len(nodes)}"
            nodes.append(helper.make_node("LSTM", [current, constant(f"w{i}", wk), constant(f"r{i}", rk), constant(f"b{i}", b)], ["", name], hidden_size=out))
            initializers_shape = np.array([1, out], np.int64)
            nodes.append(helper.make_node("Constant", [], [f"s{i}"], value=onnx.numpy_helper.from_array(initializers_shape)))
            nodes.append(helper.make_node("Reshape", [name, f"s{i}"], [f"h{i}"]))
            current = f"h{i}"
        else:
            raise ValueError(kind)
        nodes_channels = out
        if activation == "relu":
            emit("Relu", [current])
        elif activation == "softmax":
            emit("Softmax", [current], axis=-1)
    back = (lambda y: y.transpose(0, 2, 3, 1)) if image else (lambda y: y)
    return Session(nodes, initializers, list(x.shape), 4 if image else 2, x, back, threads)


def overhead():
    s = Session([helper.make_node("Identity", ["x"], ["y"])], {}, [1, 1], 2, np.zeros((1, 1)), lambda y: y, 1)
    s.time(1000)
    return min(s.time(2000) / 2000 for _ in range(20))


def main():
    if sys.argv[1] == "--overhead":
        print(f"{overhead():.4g}")
        return
    sessions = []
    for line in sys.stdin:
        what, *words = line.split()
        try:
            if what == "ready":
                answer = "ready"
            elif what == "load":
                sessions.append(load(Path(words[0]), int(sys.argv[1])))
                answer = len(sessions) - 1
            elif what == "time":
                answer = sessions[int(words[0])].time(int(words[1]))
            else:
                np.ascontiguousarray(sessions[int(words[0])].output(), np.float32).tofile(words[1])
                answer = "written"
        except Exception as error:  # the peer is left out of this row, and says why
            print(f"ONNX Runtime: {error}", file=sys.stderr)
            if what == "load":
                sessions.append(None)
            answer = "error"
        print(answer, flush=True)


main()
