# SPDX-License-Identifier: BSL-1.0
"""Real Keras on JAX on the CPU, whatever the user's own settings say. Import this before keras."""

import os
import pathlib
import tempfile

os.environ["KERAS_BACKEND"] = "jax"
os.environ["KERAS_HOME"] = str(pathlib.Path(tempfile.gettempdir()) / "ikebana-keras")  # not the user's keras.json
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["JAX_ENABLE_X64"] = "1"  # float64 only where it is asked for: Keras casts to its floatx
os.environ["COLUMNS"] = "200"  # the summary's own default width, not that of this terminal

import keras  # noqa: E402

keras.config.set_image_data_format("channels_last")
keras.config.disable_traceback_filtering()
