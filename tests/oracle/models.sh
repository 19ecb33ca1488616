#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Real models, from Keras to C++: models.sh [--doc] [--layers] [--jobs n] [name...]; see models.py. Its Python is $ORACLE_PYTHON, or build/venv.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${ORACLE_PYTHON:-$here/../../build/venv/bin/python}
if [ ! -x "$python" ]; then
  sh "$here/environment.sh" "$here/../../build/venv"
fi
exec "$python" "$here/models.py" "$@"
