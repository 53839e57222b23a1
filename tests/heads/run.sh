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

# The kind of a list, by its labels: · number nothing.
mkdir "$top/lists"
cd "$top/lists" || exit 2
cat >layout.yaml <<'END'
banxin: 1
extends: gbt9704
name: 单
title: 单
fields:
  条: {type: list, fields: {文: {type: text, required: true}}}
body:
  - list: {each: 条, marker: "·", item: "{文}"}
  - list: {each: 条, marker: "{index()}.", item: "{文}"}
END
printf 'layout: ./layout.yaml\n条: [{文: 甲}, {文: 乙}]\n' >data.yaml
cases=$((cases + 1)) name=lists
"$program" render -o lists.pdf data.yaml >"$told" 2>&1 || fail "was not rendered"
pdfinfo -struct lists.pdf 2>>"$told" | sed -n 's/.*ListNumbering \///p' | tr '\n' ' ' >is
[ "$(cat is)" = 'Disc Decimal ' ] || fail "are $(cat is)"
tally tables differences
