# SPDX-License-Identifier: BSL-1.0
"""real_models.py <folder> <name>...: models as people have them, with seeded weights, each as <folder>/<name>.keras beside <name>.npz, what Keras makes of
random inputs (store_examples.py). Without a name it lists them."""

import pathlib
import sys

import numpy as np

from real_keras import keras
from store_examples import random_inputs, store

L, Input, Model, apps = keras.layers, keras.Input, keras.Model, keras.applications


def application(make, size, classes=10, **options):
    """One of keras.applications as it is, without trained weights."""
    return lambda: make(weights=None, input_shape=(size, size, 3), classes=classes, **options)


def lenet():
    return keras.Sequential([Input((28, 28, 1)), L.Conv2D(6, 5, padding="same", activation="tanh"), L.AveragePooling2D(2), L.Conv2D(16, 5, activation="tanh"),
                             L.AveragePooling2D(2), L.Flatten(), L.Dense(120, activation="tanh"), L.Dense(84, activation="tanh"), L.Dense(10, activation="softmax")])


def unet():
    def twice(x, filters):
        for _ in range(2):
            x = L.ReLU()(L.BatchNormalization()(L.Conv2D(filters, 3, padding="same", use_bias=False)(x)))
        return x
    x = h = Input((64, 64, 3))
    skips = []
    for filters in (16, 32, 64):
        skips.append(twice(h, filters))
        h = L.MaxPooling2D()(skips[-1])
    h = L.Dropout(0.3)(twice(h, 128))
    for filters, skip in zip((64, 32, 16), reversed(skips)):
        up = L.Conv2DTranspose(filters, 2, strides=2)(h) if filters > 16 else L.Conv2D(filters, 2, padding="same")(L.UpSampling2D(interpolation="bilinear")(h))
        h = twice(L.concatenate([skip, up]), filters)
    return Model(x, L.Conv2D(1, 1, activation="sigmoid")(h))


def wavenet():
    x = Input((256, 1))
    h, skips = L.Conv1D(24, 2, padding="causal")(x), []
    for dilation in (1, 2, 4, 8, 16, 32, 1, 2, 4, 8, 16, 32):
        gate = [L.Conv1D(24, 2, dilation_rate=dilation, padding="causal", activation=a)(h) for a in ("tanh", "sigmoid")]
        z = L.multiply(gate)
        skips.append(L.Conv1D(32, 1)(z))
        h = L.add([L.Conv1D(24, 1)(z), h])
    h = L.Activation("relu")(L.add(skips))
    return Model(x, L.Conv1D(8, 1, activation="softmax")(L.Conv1D(32, 1, activation="relu")(h)))


def tagger():
    x = Input((24,), dtype="int32", name="tokens")
    h = L.Embedding(200, 32, mask_zero=True)(x)
    h = L.Bidirectional(L.LSTM(24, return_sequences=True))(h)
    h = L.Bidirectional(L.LSTM(16, return_sequences=True), merge_mode="sum")(L.Dropout(0.2)(h))
    return Model(x, L.TimeDistributed(L.Dense(9, activation="softmax"))(h))


def transformer():
    x, positions = Input((32,), dtype="int32", name="tokens"), Input((32,), dtype="int32", name="positions")
    h = L.add([L.Embedding(120, 48)(x), L.Embedding(120, 48)(positions)])
    h = L.LayerNormalization(epsilon=1e-6)(h)
    for _ in range(2):
        h = L.LayerNormalization(epsilon=1e-6)(L.add([h, L.Dropout(0.1)(L.MultiHeadAttention(4, 12)(h, h))]))
        f = L.Dense(48)(L.Dense(96, activation="gelu")(h))
        h = L.LayerNormalization(epsilon=1e-6)(L.add([h, L.Dropout(0.1)(f)]))
    return Model([x, positions], L.Dense(5, activation="softmax")(L.GlobalAveragePooling1D()(h)))


def translator():
    """Padding is id 0, and masked: in the first block of each side alone, since Keras' attention takes the mask off what it reads, and a sum by `+` ends it."""
    source, target = Input((20,), dtype="int32", name="source"), Input((16,), dtype="int32", name="target")

    def attend(x, y, **call):
        return L.LayerNormalization()(L.add([x, L.Dropout(0.1)(L.MultiHeadAttention(4, 8)(x, y, **call))]))

    def feed(x):
        return L.LayerNormalization()(x + L.Dense(32)(L.Dense(64, activation="relu")(x)))
    encoded, decoded = L.Embedding(12, 32, mask_zero=True)(source), L.Embedding(12, 32, mask_zero=True)(target)
    for _ in range(2):
        encoded = feed(attend(encoded, encoded))
    for _ in range(2):
        decoded = feed(attend(attend(decoded, decoded, use_causal_mask=True), encoded))
    return Model([source, target], L.Dense(12, activation="softmax")(decoded))


def siamese():
    tower = keras.Sequential([Input((32, 32, 1)), L.Conv2D(16, 5, activation="relu"), L.MaxPooling2D(), L.Conv2D(32, 3, activation="relu"), L.MaxPooling2D(),
                              L.Flatten(), L.Dense(32), L.UnitNormalization()], name="tower")
    left, right = Input((32, 32, 1), name="left"), Input((32, 32, 1), name="right")
    a, b = tower(left), tower(right)
    both = L.concatenate([L.Dot(axes=1)([a, b]), L.subtract([a, b])])
    return Model([left, right], L.Dense(1, activation="sigmoid")(both))


def vae_decoder():
    return keras.Sequential([Input((16,)), L.Dense(7 * 7 * 32, activation="relu"), L.Reshape((7, 7, 32)), L.Conv2DTranspose(32, 3, strides=2, padding="same", activation="relu"),
                             L.Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu"), L.Conv2DTranspose(1, 3, padding="same", activation="sigmoid")], name="decoder")


MODELS = {
    "lenet": lenet,
    "mobilenet": application(apps.MobileNet, 96),
    "mobilenet_v2": application(apps.MobileNetV2, 224, 1000),
    "mobilenet_v3_small": application(apps.MobileNetV3Small, 96),
    "efficientnet_b0": application(apps.EfficientNetB0, 96),
    "resnet50": application(apps.ResNet50, 224, 1000),
    "densenet121": application(apps.DenseNet121, 64),
    "inception_v3": application(apps.InceptionV3, 96),
    "convnext_tiny": application(apps.ConvNeXtTiny, 32),
    "vgg16": application(apps.VGG16, 48),
    "xception": application(apps.Xception, 96),
    "unet": unet,
    "wavenet": wavenet,
    "tagger": tagger,
    "transformer": transformer,
    "translator": translator,
    "siamese": siamese,
    "vae_decoder": vae_decoder,
}


def layers_of(model):
    return [layer for layer in model._flatten_layers() if not isinstance(layer, keras.Model)]


def calm_softmax(model, inputs):
    """Logits of a few units: one of hundreds leaves zeros and a one, which any arithmetic gives."""
    last = model.layers[-1]
    if isinstance(last, L.Dense) and last.activation is keras.activations.softmax and last.kernel.shape[0] > 1000:
        kernel = np.asarray(last.kernel)
        logits = np.asarray(Model(model.inputs, last.input)(inputs, training=False)) @ kernel
        last.kernel.assign(kernel * 2 / max(np.std(logits), 2))


def draw_weights(model, inputs):
    """Kernels that keep the size of what goes through them, everything else off its default; then the statistics of normalizations are those of the
    inputs, somewhat moved: so no layer's numbers vanish or grow."""
    random = np.random.RandomState(7)
    for variable in model.weights:
        shape, name = tuple(variable.shape), variable.name
        fan_in = np.prod(shape[:-1]) if len(shape) > 1 else 1
        if name == "depthwise_kernel" or "depthwise" in variable.path and name == "kernel":
            fan_in = np.prod(shape[:2])
        if name in ("gamma", "moving_variance", "variance"):
            value = random.uniform(0.6, 1.4, shape)
        elif len(shape) < 2 or name.endswith("bias"):
            value = 0.1 * random.standard_normal(shape)
        elif name == "embeddings":
            value = random.standard_normal(shape)
        else:
            value = random.standard_normal(shape) * np.sqrt(1.6 / fan_in)
        if variable.dtype == "float32":
            variable.assign(value.astype("float32"))
    normalizations = [layer for layer in layers_of(model) if isinstance(layer, L.BatchNormalization)]
    for layer in layers_of(model):
        if isinstance(layer, L.Normalization) and layer.input_mean is None:
            layer.adapt(inputs[0])
        if isinstance(layer, L.Dropout):
            layer.rate, layer.kept = 0.0, layer.rate
    if normalizations:
        kept = [layer.momentum for layer in normalizations]
        for layer in normalizations:
            layer.momentum = 0.0
        model(inputs if len(inputs) > 1 else inputs[0], training=True)
        for layer, momentum in zip(normalizations, kept):
            layer.momentum = momentum
            mean, variance = np.asarray(layer.moving_mean), np.asarray(layer.moving_variance)
            layer.moving_mean.assign(mean + 0.1 * np.sqrt(variance) * random.standard_normal(mean.shape))
            layer.moving_variance.assign((variance + 1e-3 * variance.mean()) * random.uniform(0.8, 1.3, mean.shape))
    for layer in layers_of(model):
        if isinstance(layer, L.Dropout):
            layer.rate = layer.kept
    calm_softmax(model, inputs)


def make(name, folder):
    keras.backend.clear_session()
    keras.utils.set_random_seed(1)
    model = MODELS[name]()
    scale = 127.0 if any(isinstance(layer, L.Rescaling) for layer in layers_of(model)) else 1.0
    draw = lambda samples, seed: [x if np.all(x == np.round(x)) else x * scale for x in random_inputs(model, samples, seed)]  # noqa: E731
    draw_weights(model, draw(8, 1))
    model.save(folder / f"{name}.keras")
    store(model, folder / f"{name}.npz", draw(2, 2))
    print(f"{name}: {len(layers_of(model))} layers, {model.count_params()} parameters", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        print("\n".join(MODELS))
    for each in sys.argv[2:]:
        make(each, pathlib.Path(sys.argv[1]))
