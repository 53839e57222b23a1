#!/bin/sh
# A table of speed, memory and size: this run, the base that is stored beside this
# file, and the target. Figures of different machines do not compare: the base says
# which one it is from. RECORD=1 stores this run as the base.
. "$(dirname "$0")/../support/suite.sh"
base=tests/bench/base.tsv
data=samples/芮城县司法局-2023/data.yaml

"$build/tests/bench" "$program" "$data" "$top" >"$top/now.tsv" || exit 1

# Many bodies: CPU and wall of the program, and what cannot be avoided.
awk -v count=10000 -v folder="$top" -f tests/bench/bodies.awk || exit 1
"$build/tests/bench_floor" "$top"/000*.yaml "$top"/001*.yaml >>"$top/now.tsv" || exit 1
# batch COUNT JOBS [OPTION]: waits for the disk unless the option is --no-sync
batch() {
    name="$1 reports, -j$2"
    [ "${3:-}" = --no-sync ] || name="$name, synced"
    mkdir "$top/in" && find "$top" -maxdepth 1 -name '[0-9]*.yaml' | LC_ALL=C sort | head -n "$1" |
        xargs ln -s -t "$top/in" || exit 1
    rm -rf "$top/out"
    "$build/tests/bench_run" "$name" "$1" "$program" render ${3:-} -j "$2" -o "$top/out/" "$top/in" \
        >>"$top/now.tsv" || exit 1
    find "$top/out" -name '*.pdf' -printf '%s\n' | awk -v name="$name" -v OFS='\t' \
        '{ sum += $1 } END { print name ", size each", sprintf("%.1f", sum / NR / 1024), "KB", 350 }' >>"$top/now.tsv"
    rm -rf "$top/in"
}
batch 1 1 --no-sync
for count in 60 1000 10000; do
    for jobs in 1 2; do batch $count $jobs --no-sync; done
done
batch 10000 2
"$build/tests/bench_lines" samples/*/data.yaml >>"$top/now.tsv" || exit 1

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
    }' - "$top/now.tsv" <"$([ -f "$base" ] && echo "$base" || echo /dev/null)"

if [ -n "${RECORD:-}" ]; then
    { printf '# %s\n' "${machine:-unknown}"; cut -f 1-3 "$top/now.tsv"; } >"$base"
    echo "stored as $base"
fi
