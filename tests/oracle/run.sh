#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Random models in real Keras and in C++: run.sh --seed 1 --cases 300 prints a table of what both say of them (README.md).
# Its Python is $ORACLE_PYTHON, or build/venv, which environment.sh makes; its compiler $ORACLE_CXX, or clang++-19, or c++.
exec sh "$(dirname "$0")/with_keras.sh" random_cases.py "$@"
