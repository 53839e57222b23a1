#!/bin/sh
# Every file that the tests' inputs and the samples give, judged by preflight.py, which is no part of
# banxin: not a fault in any. Then files that break.py broke, each in one way: the fault is found, under its clause.
. "$(dirname "$0")/../support/suite.sh"
. tests/support/inputs.sh
export LC_ALL=C.UTF-8

find_pikepdf || exit 1

# judge TARGETS FILE...: what is found, into $top/found
judge() {
    expected=$1
    shift
    "$python" tests/preflight/preflight.py --expect "$expected" "$@" >"$top/found" 2>&1
}

# sound TARGETS FOLDER: no file in it has a fault
sound() {
    judge "$1" "$2"/*.pdf && return
    while read -r line; do fail "${line#"$top"/}"; done <"$top/found"
}

mkdir "$top/made"
make_pages 12 "$top/set"
render_inputs "$top/made"
render_made "$top/made" "$top/set"
sound "$declared" "$top/made"
if has_standard; then
    mkdir "$top/made-2"
    render_inputs "$top/made-2" --standard a-4f,ua-2
    render_made "$top/made-2" "$top/set" --standard a-4f,ua-2
    sound a-4f,ua-2 "$top/made-2"
fi

break_files "$top/made" "$top/broken" || fail "not every fault was made"
mkdir "$top/clean" && mv "$top"/broken/clean-*.pdf "$top/clean"
sound "$declared" "$top/clean"
judge "$declared" "$top"/broken/*.pdf && fail "no fault was found in what is broken"
tab=$(printf '\t')
while IFS=$tab read -r name clause _; do
    cases=$((cases + 1))
    grep -q "/$name\.pdf: [^:]*: $clause: " "$top/found" || fail "is not found under $clause"
done <"$top/broken/table"
name=
tally "files" faults
