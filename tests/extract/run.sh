#!/bin/sh
# What readers get out of a page is what was given, whatever squeezing, fallback and
# vertical text did to its ink. Each folder is a case: layout.yaml, data.yaml, and text.txt,
# the text of each element in reading order, one a line. The structure tree must say
# exactly that; pdftotext -raw and mutool must, white space and the page number aside. By
# default pdftotext takes cells as it sees them on the page: there each text must be whole.
# A file `readers` names those that can read the case at all, where one cannot.
cd "$(dirname "$0")/../.." || exit 2
program=${BANXIN:-build/banxin}
case $program in /*) ;; *) program=$(pwd)/$program ;; esac
export BANXIN_HOME="$PWD"
cd tests/extract || exit 2

work=$(mktemp -d "${TMPDIR:-/tmp}/banxin-extract.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cases=0 failures=0

squash() {
    LC_ALL=C tr -d ' \n\r\t\f' | sed 's/—1—$//'
}

# compare WHAT: $work/is against $work/wanted
compare() {
    cases=$((cases + 1))
    cmp -s "$work/wanted" "$work/is" && return
    echo "$folder: $1"
    diff "$work/wanted" "$work/is"
    failures=$((failures + 1))
}

for data in */data.yaml; do
    folder=${data%/data.yaml}
    pdf=$work/$folder.pdf
    if ! "$program" render -o "$pdf" "$data"; then
        failures=$((failures + 1))
        continue
    fi
    tr -d '\n' <"$folder/text.txt" >"$work/wanted"
    pdfinfo -enc UTF-8 -struct-text "$pdf" | sed -n 's/^ *"\(.*\)"$/\1/p' | tr -d '\n' >"$work/is"
    compare "the structure tree says"
    squash <"$folder/text.txt" >"$work/wanted"
    pdftotext -enc UTF-8 -raw "$pdf" - | squash >"$work/is"
    compare "pdftotext -raw reads"
    if ! [ -e "$folder/readers" ] || grep -q mutool "$folder/readers"; then
        mutool draw -q -F text "$pdf" 2>/dev/null | squash >"$work/is"
        compare "mutool reads"
    fi
    pdftotext -enc UTF-8 "$pdf" - | squash >"$work/page"
    while read -r text; do
        printf '%s' "$text" | squash >"$work/wanted"
        grep -oF "$(cat "$work/wanted")" "$work/page" | head -n 1 | tr -d '\n' >"$work/is"
        compare "pdftotext tears"
    done <"$folder/text.txt"
done
echo "$cases readings, $failures differences"
[ "$failures" = 0 ]
