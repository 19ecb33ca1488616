# SPDX-License-Identifier: BSL-1.0
"""Writes tests/import/data/: models of Keras with what is hard to spell, and one with what has no spelling, for the tests of ikebana-import."""

import pathlib

import numpy as np

from real_keras import keras

L, Input, Model, ops = keras.layers, keras.Input, keras.Model, keras.ops
DATA = pathlib.Path(__file__).resolve().parent.parent / "import" / "data"


@keras.saving.register_keras_serializable("own")
class Gate(L.Layer):
    """A class of its author."""
    def call(self, x):
        return x


def sequences():
    """Wrappers, cells, attention with masks, operators, names that are words of C++."""
    x = Input((6, 4), name="signal")
    allowed = Input((6, 6), name="allowed")
    y = L.Bidirectional(L.LSTM(3, return_sequences=True), merge_mode=None)(x)
    y = L.Bidirectional(L.GRU(2, return_sequences=True), backward_layer=L.GRU(2, "relu", go_backwards=True, return_sequences=True), name="both ways")(L.Concatenate()(y))
    y = L.TimeDistributed(L.Dense(4, activation="tanh"), name="switch")(y)
    y = L.MultiHeadAttention(2, 3)(value=y, query=y, attention_mask=allowed, use_causal_mask=True)
    y, scores = L.AdditiveAttention()([y, x], return_attention_scores=True)
    y = L.Dropout(.1)(y * .5 + x)
    y, (h, c), d = L.RNN([L.LSTMCell(4), L.GRUCell(3, reset_after=False)], return_state=True)(y)
    norm = L.LayerNormalization(epsilon=1e-5, name="sigmoid")
    y = L.Add()([norm(h), norm(c)])
    y = L.EinsumDense("ab,bc->ac", output_shape=5, bias_axes="c", activation=L.LeakyReLU(.1))(ops.relu(y))
    return Model([x, allowed], [y, scores, y, d])


def images():
    """Pairs and squares, channels first, layers without weights, a row in functional clothes."""
    x = y = Input((3, 12, 10), batch_size=2)
    y = L.Rescaling(1 / 127.5, offset=-1)(y)
    y = L.ZeroPadding2D(((0, 1), (2, 3)), data_format="channels_first")(y)
    y = L.Conv2D(4, (3, 2), strides=(2, 1), data_format="channels_first", activation="relu6")(y)
    y = L.BatchNormalization(axis=1, momentum=.9)(y)
    y = L.PReLU(shared_axes=[2, 3])(y)
    y = L.UpSampling2D((2, 1), data_format="channels_first", interpolation="bilinear")(y)
    y = L.AveragePooling2D((2, 3), padding="same", data_format="channels_first")(y)
    y = L.Permute((2, 3, 1))(y)
    y = L.Resizing(6, 6, interpolation="nearest")(y)
    y = L.DepthwiseConv2D(3, depth_multiplier=2, use_bias=False, trainable=False)(y)
    y = L.GroupNormalization(2)(y)
    y = L.GlobalAveragePooling2D(keepdims=True)(y)
    return Model(x, L.Reshape((2, -1))(y))


def masked():
    """Masks, which Keras writes as operations into the graph, and operations that end them, also in a model inside."""
    x = Input((5,), dtype="int32")
    e = L.Embedding(7, 3, mask_zero=True)(x)
    y = L.Add()([e, L.LSTM(3, return_sequences=True)(e)])
    inner = Input((5, 3))
    gate = Model(inner, L.GRU(3, return_sequences=True)(inner * ops.sigmoid(L.Dense(3)(inner))), name="gate")
    z = L.MultiHeadAttention(1, 3)(y, y) + e
    z = L.Attention(score_mode="concat")([z, y])
    return Model(x, [L.GlobalAveragePooling1D()(y), L.GlobalAveragePooling1D()(z), L.LSTM(2)(gate(e))])


def wrapped():
    """A kernel that files have twice, once of them in a layer in a layer."""
    x = Input((5, 3))
    y = L.TimeDistributed(L.SpectralNormalization(L.Dense(6)))(x)
    return Model(x, L.Flatten()(L.SpectralNormalization(L.Conv1D(2, 3))(y)))


def operations():
    """Operations of keras.ops that are a layer, or several in a row, and augmentation."""
    x = Input((6, 4))
    y = ops.reshape(ops.transpose(x, (0, 2, 1)), (-1, 8, 3))
    y = L.RandomRotation((-.1, .2), fill_mode="constant")(L.RandomFlip("horizontal")(ops.expand_dims(y, -1)))
    y = L.Conv2D(2, 2)(L.RandomZoom(.2)(L.RandomContrast(.1)(y)))
    y = ops.clip(ops.square(y) + y ** 2 - 1, 0, 2)
    a = ops.squeeze(ops.mean(y, axis=(1, 2), keepdims=True), 1)
    weighed = ops.matmul(ops.transpose(x, (0, 2, 1)), x)[:, 1:, -1]
    return Model(x, [L.Dense(3)(a), L.Dense(2)(ops.max(y, axis=[-3, -2])), ops.mean(a, axis=1), x[:, 0], *ops.split(x, [1, 3], axis=1), weighed, x[..., None, :2], ops.sum(x, axis=-1, keepdims=True),
                     ops.swapaxes(x, -1, 1), ops.moveaxis(x[..., None], 3, 1)])


def unsupported():
    """All of it is named at once."""
    x = Input((8, 4))
    y = L.Lambda(lambda t: t * 2, name="doubled")(x)
    y = Gate()(L.RandomGrayscale()(ops.expand_dims(ops.flip(y, 1), -1))[:, ::2])
    return Model(x, L.Dense(3, activation=ops.cos)(y))


def main():
    DATA.mkdir(parents=True, exist_ok=True)
    inputs = {masked: np.array([[1, 2, 0, 3, 0], [6, 0, 0, 0, 0], [5, 4, 3, 2, 1]], "float32"), wrapped: np.sin(np.arange(30, dtype="float32")).reshape(2, 5, 3)}
    for build in (sequences, images, masked, wrapped, operations, unsupported):
        keras.backend.clear_session()
        keras.utils.set_random_seed(1)
        model = build()
        model.save(DATA / f"{build.__name__}.keras")
        if build in inputs:
            np.save(DATA / f"{build.__name__}_x.npy", inputs[build])
            y = model(inputs[build], training=False)
            np.save(DATA / f"{build.__name__}_y.npy", np.concatenate(y, 1) if isinstance(y, list) else np.asarray(y))
        print(build.__name__, (DATA / f"{build.__name__}.keras").stat().st_size)


if __name__ == "__main__":
    main()
