#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Random models in real Keras and in C++: run.sh --seed 1 --cases 300 prints a table of what both say of them (README.md).
# Its Python is $ORACLE_PYTHON, or build/venv, which environment.sh makes; its compiler $ORACLE_CXX, or clang++-19, or c++.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${ORACLE_PYTHON:-$here/../../build/venv/bin/python}
if [ ! -x "$python" ]; then
  sh "$here/environment.sh" "$here/../../build/venv"
fi
exec "$python" "$here/random_cases.py" "$@"
