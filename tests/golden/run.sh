#!/bin/sh
# Each folder with a data.yaml is a case: banxin dump of it, stage by stage, and what
# was told, against the expected files beside it. RECORD=1 writes them anew: read the
# difference like code. A file `flags` has options of the command. The layouts and fonts of the cases are those beside this file.
. "$(dirname "$0")/../support/suite.sh"
cd tests/golden || exit 2
unset BANXIN_HOME

# compare FILE: what the program gave is in $top/is. No file is as good as an empty one.
compare() {
    [ -s "$top/is" ] || [ -e "$1" ] || return 0
    if [ -n "${RECORD:-}" ]; then
        cmp -s "$top/is" "$1" || { cp "$top/is" "$1" && echo "recorded: tests/golden/$1"; }
    elif ! diff -u "$1" "$top/is"; then
        fail "${1##*/} differs"
    fi
}

for data in */data.yaml; do
    name=${data%/data.yaml}
    flags=$(cat "$name/flags" 2>/dev/null)
    cases=$((cases + 1))
    for stage in blocks lines pages calls tags; do
        if ! "$program" dump --stage=$stage $flags "$data" >"$top/is" 2>"$top/told"; then
            fail "dump --stage=$stage failed"
            cat "$top/told"
            continue
        fi
        compare "$name/$stage.txt"
    done
    mv "$top/told" "$top/is"
    compare "$name/messages.txt"
done
tally cases differences
