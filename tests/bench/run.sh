#!/bin/sh
# A table of speed, memory and size: this run, the base that is stored beside this
# file, and the target. Figures of different machines do not compare: the base says
# which one it is from. RECORD=1 stores this run as the base.
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build}
base=tests/bench/base.tsv
data=samples/芮城县司法局-2023/data.yaml

work=$(mktemp -d "${TMPDIR:-/tmp}/banxin-bench.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
export BANXIN_HOME="$PWD"
"$build/tests/bench" "${BANXIN:-$build/banxin}" "$data" "$work" >"$work/now.tsv" || exit 1

# Many bodies: CPU and wall of the program, and what cannot be avoided.
awk -v count=10000 -v folder="$work" -f tests/bench/bodies.awk || exit 1
"$build/tests/bench_floor" "$work"/000*.yaml "$work"/001*.yaml >>"$work/now.tsv" || exit 1
# batch COUNT JOBS [OPTION]: waits for the disk unless the option is --no-sync
batch() {
    name="$1 reports, -j$2"
    [ "${3:-}" = --no-sync ] || name="$name, synced"
    mkdir "$work/in" && find "$work" -maxdepth 1 -name '[0-9]*.yaml' | LC_ALL=C sort | head -n "$1" |
        xargs ln -s -t "$work/in" || exit 1
    rm -rf "$work/out"
    "$build/tests/bench_run" "$name" "$1" "${BANXIN:-$build/banxin}" render ${3:-} -j "$2" -o "$work/out/" "$work/in" \
        >>"$work/now.tsv" || exit 1
    find "$work/out" -name '*.pdf' -printf '%s\n' | awk -v name="$name" -v OFS='\t' \
        '{ sum += $1 } END { print name ", size each", sprintf("%.1f", sum / NR / 1024), "KB", 350 }' >>"$work/now.tsv"
    rm -rf "$work/in"
}
batch 1 1 --no-sync
for count in 60 1000 10000; do
    for jobs in 1 2; do batch $count $jobs --no-sync; done
done
batch 10000 2
"$build/tests/bench_lines" samples/*/data.yaml >>"$work/now.tsv" || exit 1

machine=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
printf '%s\n' "$data, on ${machine:-an unknown machine}"
[ ! -f "$base" ] || printf 'base: %s\n' "$(sed -n 's/^# //p' "$base")"
awk -F '\t' -v OFS='\t' '
    BEGIN { printf "\n%-38s %9s %10s %8s %8s\n", "", "now", "base", "change", "target" }
    /^#/ { next }
    FILENAME == "-" { base[$1] = $2; next }
    {
        was = ($1 in base) ? base[$1] : ""
        change = (was > 0) ? sprintf("%+.0f %%", 100 * ($2 - was) / was) : ""
        printf "%-38s %7s %-2s %10s %8s %8s\n", $1, $2, $3, was, change, $4
    }' - "$work/now.tsv" <"$([ -f "$base" ] && echo "$base" || echo /dev/null)"

if [ -n "${RECORD:-}" ]; then
    { printf '# %s\n' "${machine:-unknown}"; cut -f 1-3 "$work/now.tsv"; } >"$base"
    echo "stored as $base"
fi
