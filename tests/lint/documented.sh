#!/bin/sh
# Every message of src/base/messages.def stands in docs/data-reference.md, and none
# stands there that the program no longer has.
cd "$(dirname "$0")/../.." || exit 2
awk '
    FNR == 1 { file++ }
    file == 1 && match($0, /^BX_MESSAGE\([A-Z0-9_]+, [0-9]+/) {
        split(substr($0, RSTART, RLENGTH), part, ", ")
        has[sprintf("BX%04d", part[2])] = 1
    }
    file == 2 && match($0, /^\| *BX[0-9][0-9][0-9][0-9]/) {
        code = substr($0, RSTART, RLENGTH); sub(/^\| */, "", code)
        told[code] = 1
    }
    END {
        for (code in has) if (!(code in told)) { print "docs/data-reference.md lacks " code; bad = 1 }
        for (code in told) if (!(code in has)) { print "docs/data-reference.md has " code ", the program does not"; bad = 1 }
        exit bad
    }' src/base/messages.def docs/data-reference.md
