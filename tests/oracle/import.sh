#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Random models of Keras, imported: import.sh --seed 1 --cases 200; see README.md.
# Its Python is $ORACLE_PYTHON, or build/venv, which environment.sh makes; its compiler $ORACLE_CXX, or clang++-19, or c++.
exec sh "$(dirname "$0")/with_keras.sh" import_cases.py "$@"
