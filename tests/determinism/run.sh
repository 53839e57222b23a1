#!/bin/sh
# Equal input, equal bytes: each sample again at another time, in another time zone,
# under another language, in another folder, from another spelling of its path, to
# standard output; always the bytes that `make samples` wrote.
cd "$(dirname "$0")/../.." || exit 2
top=$(pwd)
: "${BUILD:=build}" "${BANXIN:=build/banxin}"
case $BANXIN in /*) ;; *) BANXIN=$top/$BANXIN ;; esac
case $BUILD in /*) ;; *) BUILD=$top/$BUILD ;; esac
out=$BUILD/determinism
rm -rf "$out"
mkdir -p "$out/elsewhere"
status=0 runs=0

# same WHAT COMMAND...: the command writes $out/again.pdf, which must be the sample.
same() {
    what=$1
    shift
    rm -f "$out/again.pdf"
    runs=$((runs + 1))
    if ! "$@" >"$out/log.txt" 2>&1; then
        echo "$sample, $what: not made: $(head -n 1 "$out/log.txt")"
        status=1
    elif ! cmp -s "$BUILD/samples/$sample.pdf" "$out/again.pdf"; then
        echo "$sample, $what: other bytes: $(cmp "$BUILD/samples/$sample.pdf" "$out/again.pdf" 2>&1)"
        status=1
    fi
}

to_stdout() {
    "$BANXIN" render -o - "$top/$data" >"$out/again.pdf"
}

from_elsewhere() (
    cd "$out/elsewhere" && BANXIN_HOME=$top "$BANXIN" render -o ../again.pdf "$top/$data"
)

for data in samples/*/data.yaml; do
    sample=${data%/data.yaml}
    sample=${sample#samples/}
    same 'a second run' "$BANXIN" render -o "$out/again.pdf" "$data"
    same 'TZ=UTC' env TZ=UTC "$BANXIN" render -o "$out/again.pdf" "$data"
    same 'TZ=Asia/Shanghai' env TZ=Asia/Shanghai "$BANXIN" render -o "$out/again.pdf" "$data"
    same 'LANG=C' env -u LC_ALL LANG=C "$BANXIN" render -o "$out/again.pdf" "$data"
    same 'LANG=zh_CN.UTF-8' env -u LC_ALL LANG=zh_CN.UTF-8 "$BANXIN" render -o "$out/again.pdf" "$data"
    # Only a report without a date of its own takes the one from outside.
    ! grep -q '^日期:' "$data" || same 'SOURCE_DATE_EPOCH=1' env SOURCE_DATE_EPOCH=1 "$BANXIN" render -o "$out/again.pdf" "$data"
    same 'standard output' to_stdout
    same 'another folder' from_elsewhere
done
[ "$runs" -gt 0 ] || { echo "there are no samples"; status=1; }
[ $status != 0 ] || echo "$runs runs, the same bytes"
exit $status
