#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# with_keras.sh program.py [argument...]: a program of this folder, by a Python that has Keras: $ORACLE_PYTHON, or that of build/venv, which environment.sh makes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$1
shift
python=${ORACLE_PYTHON:-$here/../../build/venv/bin/python}
if [ ! -x "$python" ]; then
  sh "$here/environment.sh" "$here/../../build/venv"
fi
exec "$python" "$here/$program" "$@"
