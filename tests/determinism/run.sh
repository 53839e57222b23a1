#!/bin/sh
# Equal input, equal bytes: each sample again at another time, in another time zone,
# under another language, in another folder, from another spelling of its path, to
# standard output; always the bytes that `make samples` wrote.
. "$(dirname "$0")/../support/suite.sh"
mkdir "$top/elsewhere"

# same WHAT COMMAND...: the command writes $top/again.pdf, which must be the sample.
same() {
    what=$1
    shift
    rm -f "$top/again.pdf"
    cases=$((cases + 1))
    if ! "$@" >"$top/log.txt" 2>&1; then
        fail "$what: not made: $(head -n 1 "$top/log.txt")"
    elif ! cmp -s "$build/samples/$name.pdf" "$top/again.pdf"; then
        fail "$what: other bytes: $(cmp "$build/samples/$name.pdf" "$top/again.pdf" 2>&1)"
    fi
}

to_stdout() {
    "$program" render -o - "$root/$data" >"$top/again.pdf"
}

from_elsewhere() (
    cd "$top/elsewhere" && "$program" render -o ../again.pdf "$root/$data"
)

for data in samples/*/data.yaml; do
    name=${data%/data.yaml}
    name=${name#samples/}
    same 'a second run' "$program" render -o "$top/again.pdf" "$data"
    same 'TZ=UTC' env TZ=UTC "$program" render -o "$top/again.pdf" "$data"
    same 'TZ=Asia/Shanghai' env TZ=Asia/Shanghai "$program" render -o "$top/again.pdf" "$data"
    same 'LANG=C' env -u LC_ALL LANG=C "$program" render -o "$top/again.pdf" "$data"
    same 'LANG=zh_CN.UTF-8' env -u LC_ALL LANG=zh_CN.UTF-8 "$program" render -o "$top/again.pdf" "$data"
    # Only a report without a date of its own takes the one from outside.
    ! grep -q '^日期:' "$data" || same 'SOURCE_DATE_EPOCH=1' env SOURCE_DATE_EPOCH=1 "$program" render -o "$top/again.pdf" "$data"
    same 'standard output' to_stdout
    same 'another folder' from_elsewhere
done
[ "$cases" -gt 0 ] || fail "there are no samples"
tally runs "with other bytes"
