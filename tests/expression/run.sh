#!/bin/sh
# Expressions of layouts against Python, on ten thousand that are made by rules: what they come to, with
# figures, blanks, marks and lists, and how tightly their operators bind. Python is no package of this
# house: where it is not there, the comparison is passed over, and that is said; the tables of
# tests/unit/layout and tests/unit/calc stand anyway.
. "$(dirname "$0")/../support/suite.sh"
if ! command -v python3 >/dev/null 2>&1; then
    echo "passed over: there is no python3, which expressions are compared with"
    exit 0
fi
python3 tests/expression/compare.py "$build/tests/expression_answers"
