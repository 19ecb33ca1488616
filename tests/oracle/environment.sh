#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Makes the virtual environment in which real Keras runs: environment.sh <folder>, for example build/venv.
# Then: <folder>/bin/python tests/oracle/generate.py --check
set -eu

if [ $# -ne 1 ]; then
  echo "usage: $0 <folder of the virtual environment>" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
"${PYTHON:-python3}" -m venv "$1"
"$1/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
"$1/bin/python" - <<'PYTHON'
import os

os.environ["KERAS_BACKEND"] = "jax"
import keras

print(f"keras {keras.__version__} on {keras.backend.backend()}")
PYTHON
