#!/bin/sh
# A folder for each mistake of a clerk or of a layout's author: what `banxin check`
# says about it, and its exit status. `expected` holds the status, the messages and
# their ways out; the quoted lines with their carets are left away. In Chinese the
# same codes must stand at the same places. Then follow.sh does what they propose.
#
#   tests/reject/run.sh [FOLDER...]     RECORD=1 writes `expected` anew
#
# A folder holds data.yaml or data.json. Its layout is its own layout.yaml, with profile.yaml
# over it where there is one, else the one that the data name, else note.yaml. A file `flags` has options
# of the command.
. "$(dirname "$0")/case.sh"

# Without the quoted lines: each has a line of carets below it.
without_quotes() {
    awk '/^[ \t]*\^+$/ { has = 0; next }
         has { print before }
         { before = $0; has = 1 }
         END { if (has) print before }' "$1"
}

places() { sed -n 's/^\(.*:[0-9]*:[0-9]*:\) *[^ ]*\(\[BX[0-9]*\]\).*/\1\2/p' "$1"; }

run_case() {
    cases=$((cases + 1))
    find_data
    check en >/dev/null 2>"$top/err"
    status=$?
    # Where layouts are looked for is this machine's.
    { echo "status $status"; without_quotes "$top/err" | sed -e 's/looked in .*/looked in …/'; } >"$top/got"
    check zh >/dev/null 2>"$top/err-zh"
    if [ "$status" -gt 2 ]; then
        fail "ended with $status"
        cat "$top/err"
    elif [ -n "${RECORD:-}" ]; then
        cp "$top/got" expected
    elif ! diff -u expected "$top/got" >"$top/diff"; then
        fail "says something else"
        sed '1,2d' "$top/diff"
    fi
    places "$top/err" >"$top/en"
    places "$top/err-zh" >"$top/zh"
    cmp -s "$top/en" "$top/zh" || { fail "says something else in Chinese"; diff "$top/en" "$top/zh"; }
}

some=$*
[ $# -gt 0 ] || set -- */
for name; do
    name=${name%/}
    cd "$name" || exit 2
    run_case
    cd ..
done
tally mistakes wrong || exit 1
[ -n "$some" ] || [ -n "${RECORD:-}" ] || ./follow.sh
