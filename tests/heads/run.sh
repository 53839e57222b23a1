#!/bin/sh
# What a reader hears before each figure: of every table of the samples, which are of every layout
# that ships, and of the goldens' tables, each cell with the heads that the file gives it, as
# poppler reads them. Against NAME.txt beside this file; RECORD=1 writes them anew: read them aloud.
. "$(dirname "$0")/../support/suite.sh"
cd tests/heads || exit 2

# heard FILE: the tables as text.
heard() {
    pdfinfo -struct-text "$1" 2>>"$top/told" | awk -f heads.awk
}

check() {
    cases=$((cases + 1))
    heard "$2" >"$top/is"
    [ -s "$top/is" ] || [ -e "$1.txt" ] || return 0
    if [ -n "${RECORD:-}" ]; then
        cmp -s "$top/is" "$1.txt" || { cp "$top/is" "$1.txt" && echo "recorded: tests/heads/$1.txt"; }
    elif ! diff -u "$1.txt" "$top/is"; then
        fail "$1.txt differs"
    fi
}

told=$top/told
for file in "$build"/samples/*.pdf; do
    name=${file##*/}
    check "${name%.pdf}" "$file"
done
for data in */data.yaml; do
    [ -e "$data" ] || continue
    name=${data%/data.yaml}
    "$program" render -o "$top/$name.pdf" "$data" >"$top/told" 2>&1 || fail "was not rendered"
    check "$name" "$top/$name.pdf"
done
tally tables differences
