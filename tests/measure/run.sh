#!/bin/sh
# The compliance sheet of whole documents. Each folder is a case: data.yaml with its layout.yaml or the
# layout that the data name, and profile.yaml over it where there is one; `text` and `json` hold
# the exit status and what `banxin measure` prints, in Chinese and for programs. Then the same in
# English, and two reports at once. No sample fails a clause.
#
#   tests/measure/run.sh      RECORD=1 writes text and json anew
. "$(dirname "$0")/../support/suite.sh"
cd tests/measure || exit 2
told=$top/err

# measure OPTION...: of the case's folder, into $top/got
measure() {
    if [ -f profile.yaml ]; then set -- -p ./profile.yaml "$@"; fi
    if [ -f layout.yaml ]; then set -- -l ./layout.yaml "$@"; fi
    "$program" measure "$@" data.yaml >"$top/out" 2>"$top/err"
    { echo "status $?"; cat "$top/out"; } >"$top/got"
}

# compare FILE: with $top/got
compare() {
    cases=$((cases + 1))
    if [ -n "${RECORD:-}" ]; then cp "$top/got" "$1"; fi
    cmp -s "$1" "$top/got" && return
    fail "$1 is otherwise"
    diff "$1" "$top/got"
}

for name in */; do
    name=${name%/}
    cd "$name" || exit 2
    measure --lang zh
    compare text
    measure --format json
    compare json
    # the same rows, whatever the language
    measure --lang en
    cases=$((cases + 1))
    [ "$(head -n 1 text)" = "$(head -n 1 "$top/got")" ] || fail "another status in English"
    [ "$(grep -c '^[0-9][0-9]*[.]' text)" = "$(grep -c '^[0-9][0-9]*[.]' "$top/got")" ] || fail "other rows in English"
    cd ..
done

name='two at once'
cases=$((cases + 1))
"$program" measure --lang en sealed/data.yaml wrong/data.yaml -l sealed/layout.yaml >"$top/out" 2>"$top/err" ||
    [ $? = 1 ] || fail "the status is neither 0 nor 1"
[ "$(grep -c '^pass ' "$top/out")" = 2 ] || fail "there are not two sheets"

cd "$root" || exit 2
for data in samples/*/data.yaml; do
    name=$data
    cases=$((cases + 1))
    "$program" measure --lang en "$data" >"$top/out" 2>"$top/err" || fail "$(grep -A1 'FAIL$' "$top/out" || echo fails)"
done

tally sheets wrong
