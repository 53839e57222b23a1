#!/bin/sh
# Eight parts on the machines of a list, by GNU parallel over ssh. DATA and OUT are folders
# that all machines share; without HOSTS everything runs here, two parts at a time.
#   DATA=data OUT=out HOSTS=hosts.txt sh parallel.sh
set -eu
: "${DATA:?}" "${OUT:?}" "${PARTS:=8}" "${BANXIN:=banxin}"
mkdir -p "$OUT"
if [ -n "${HOSTS:-}" ]; then
    seq "$PARTS" | parallel --sshloginfile "$HOSTS" --wd . --halt never --joblog "$OUT/parallel.log" \
        "$BANXIN" render -o "$OUT" --shard "{}/$PARTS" "$DATA" || true
else
    seq "$PARTS" | parallel -j 2 --halt never \
        "$BANXIN" render -j 1 -o "$OUT" --shard "{}/$PARTS" "$DATA" || true
fi
"$BANXIN" merge-manifests -o "$OUT/manifest.jsonl" "$OUT"/manifest-*-of-"$PARTS".jsonl
! grep -q '"status":"failed"' "$OUT/manifest.jsonl"
