#!/bin/sh
# base/decimal against Python's decimal, on ten thousand operations. Python is no package of
# this house: where it is not there, the comparison is passed over, and that is said; the laws
# and the vectors stand in tests/unit/base/check_base_decimal.c anyway.
. "$(dirname "$0")/../support/suite.sh"
if ! command -v python3 >/dev/null 2>&1; then
    echo "passed over: there is no python3, whose decimal is what base/decimal is compared with"
    exit 0
fi
python3 tests/decimal/compare.py "$build/tests/decimal_answers"
