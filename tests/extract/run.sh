#!/bin/sh
# What readers get out of a page is what was given, whatever squeezing, fallback and
# vertical text did to its ink. Each folder is a case: layout.yaml, data.yaml, and text.txt,
# the text of each element in reading order, one a line. The structure tree must say
# exactly that; pdftotext -raw and mutool must, white space and the page number aside. By
# default pdftotext takes cells as it sees them on the page: there each text must be whole.
# A file `readers` names those that can read the case at all, where one cannot; a file
# lines.txt has the lines as pdftotext -raw must give them, with their spaces.
#
# Then the samples, and lines/: each line as it was set is one line to every reader, with white
# between hanzi exactly where the text has it. Between hanzi and letters or digits stands white by rule
# (clreq #mixed_text_composition_in_horizontal_writing_mode), which may read as a space.
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
    if [ -e "$folder/lines.txt" ]; then
        cp "$folder/lines.txt" "$work/wanted"
        pdftotext -enc UTF-8 -raw "$pdf" - | tr -d '\f' | sed '/^— 1 —$/d' >"$work/is"
        compare "pdftotext -raw gives the lines"
    fi
    pdftotext -enc UTF-8 "$pdf" - | squash >"$work/page"
    while read -r text; do
        printf '%s' "$text" | squash >"$work/wanted"
        grep -oF "$(cat "$work/wanted")" "$work/page" | head -n 1 | tr -d '\n' >"$work/is"
        compare "pdftotext tears"
    done <"$folder/text.txt"
done
# White between Chinese and Western and at the ends of lines is no matter here.
tidy() {
    LC_ALL=C sed -E 's/[\f\r]//g; s/([!-~]) +([\x80-\xFF])/\1\2/g; s/([\x80-\xFF]) +([!-~])/\1\2/g; s/^ +//; s/ +$//'
}
# Full-width marks may swallow a typed space.
marks='（|）|《|》|“|”|‘|’|。|，|、|；|：|？|！'
swallow() {
    LC_ALL=C sed -E "s/ *($marks) */\1/g"
}

# reads WHAT COMMAND...: every line that was set is a line of what the command prints
reads() {
    what=$1
    shift
    cases=$((cases + 1))
    "$@" 2>/dev/null | tidy >"$work/is"
    LC_ALL=C grep -Fxv -f "$work/is" "$work/wanted" | swallow |
        LC_ALL=C grep -Fxv -f "$work/is" >"$work/lost" || return 0
    echo "$folder: $what does not read as one line:"
    cat "$work/lost"
    failures=$((failures + 1))
}

for data in ../../samples/*/data.yaml lines/*/data.yaml; do
    folder=$(basename "$(dirname "$data")")
    pdf=$work/sample.pdf
    if ! "$program" render -o "$pdf" "$data" 2>"$work/err" ||
        ! "$program" dump --stage=lines "$data" >"$work/dump" 2>/dev/null || ! [ -s "$work/dump" ]; then
        echo "$folder: was not made"
        cat "$work/err"
        failures=$((failures + 1))
        continue
    fi
    sed 's/^.* cost [0-9]*.*  \([^ ].*\)$/\1/' "$work/dump" | tidy >"$work/wanted"
    reads "pdftotext" pdftotext -enc UTF-8 "$pdf" -
    reads "pdftotext -raw" pdftotext -enc UTF-8 -raw "$pdf" -
    reads "pdftotext -layout" pdftotext -enc UTF-8 -layout "$pdf" -
    reads "mutool" mutool draw -q -F text "$pdf"
done
echo "$cases readings, $failures differences"
[ "$failures" = 0 ]
