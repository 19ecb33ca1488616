#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Real models, from Keras to C++: models.sh [--doc] [--layers] [--jobs n] [name...]; see models.py. Its Python is $ORACLE_PYTHON, or build/venv.
exec sh "$(dirname "$0")/with_keras.sh" models.py "$@"
