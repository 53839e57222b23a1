#!/bin/sh
# Each folder with a data.yaml is a case: banxin dump of it, stage by stage, and what
# was told, against the expected files beside it. RECORD=1 writes them anew: read the
# difference like code. The layouts and fonts of the cases are those beside this file.
cd "$(dirname "$0")/../.." || exit 2
program=${BANXIN:-build/banxin}
case $program in /*) ;; *) program=$(pwd)/$program ;; esac
cd tests/golden || exit 2
unset BANXIN_HOME LANG LANGUAGE LC_MESSAGES
export LC_ALL=C

work=$(mktemp -d "${TMPDIR:-/tmp}/banxin-golden.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cases=0 failures=0

# compare FILE: what the program gave is in $work/is. No file is as good as an empty one.
compare() {
    [ -s "$work/is" ] || [ -e "$1" ] || return 0
    if [ -n "${RECORD:-}" ]; then
        cmp -s "$work/is" "$1" || { cp "$work/is" "$1" && echo "recorded: tests/golden/$1"; }
    elif ! diff -u "$1" "$work/is"; then
        failures=$((failures + 1))
    fi
}

for data in */data.yaml; do
    folder=${data%/data.yaml}
    cases=$((cases + 1))
    for stage in blocks lines pages calls tags; do
        if ! "$program" dump --stage=$stage "$data" >"$work/is" 2>"$work/told"; then
            echo "$folder: dump --stage=$stage failed"
            cat "$work/told"
            failures=$((failures + 1))
            continue
        fi
        compare "$folder/$stage.txt"
    done
    mv "$work/told" "$work/is"
    compare "$folder/messages.txt"
done
echo "$cases cases, $failures differences"
[ "$failures" = 0 ]
