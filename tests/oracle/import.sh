#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Random models of Keras, imported: import.sh --seed 1 --cases 200; see README.md.
# Its Python is $ORACLE_PYTHON, or build/venv, which environment.sh makes; its compiler $ORACLE_CXX, or clang++-19, or c++.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${ORACLE_PYTHON:-$here/../../build/venv/bin/python}
if [ ! -x "$python" ]; then
  sh "$here/environment.sh" "$here/../../build/venv"
fi
exec "$python" "$here/import_cases.py" "$@"
