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
. "$(dirname "$0")/../support/suite.sh"
cd tests/extract || exit 2

squash() {
    LC_ALL=C tr -d ' \n\r\t\f' | sed 's/—1—$//'
}

# compare WHAT: $top/is against $top/wanted
compare() {
    cases=$((cases + 1))
    cmp -s "$top/wanted" "$top/is" && return
    fail "$1"
    diff "$top/wanted" "$top/is"
}

for data in */data.yaml; do
    name=${data%/data.yaml}
    pdf=$top/$name.pdf
    if ! "$program" render -o "$pdf" "$data"; then
        fail "was not made"
        continue
    fi
    tr -d '\n' <"$name/text.txt" >"$top/wanted"
    pdfinfo -enc UTF-8 -struct-text "$pdf" | sed -n 's/^ *"\(.*\)"$/\1/p' | tr -d '\n' >"$top/is"
    compare "the structure tree says"
    squash <"$name/text.txt" >"$top/wanted"
    pdftotext -enc UTF-8 -raw "$pdf" - | squash >"$top/is"
    compare "pdftotext -raw reads"
    if ! [ -e "$name/readers" ] || grep -q mutool "$name/readers"; then
        mutool draw -q -F text "$pdf" 2>/dev/null | squash >"$top/is"
        compare "mutool reads"
    fi
    if [ -e "$name/lines.txt" ]; then
        cp "$name/lines.txt" "$top/wanted"
        pdftotext -enc UTF-8 -raw "$pdf" - | tr -d '\f' | sed '/^— 1 —$/d' >"$top/is"
        compare "pdftotext -raw gives the lines"
    fi
    pdftotext -enc UTF-8 "$pdf" - | squash >"$top/page"
    while read -r text; do
        printf '%s' "$text" | squash >"$top/wanted"
        grep -oF "$(cat "$top/wanted")" "$top/page" | head -n 1 | tr -d '\n' >"$top/is"
        compare "pdftotext tears"
    done <"$name/text.txt"
done
# White between Chinese and Western and at the ends of lines is no matter here. Readers give a space
# for a full-width one, as in 第一条　为: what was given is in the structure tree, see above.
tidy() {
    LC_ALL=C sed -E 's/[\f\r]//g; s/　/ /g; s/([!-~]) +([\x80-\xFF])/\1\2/g; s/([\x80-\xFF]) +([!-~])/\1\2/g; s/^ +//; s/ +$//'
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
    "$@" 2>/dev/null | tidy >"$top/is"
    LC_ALL=C grep -Fxv -f "$top/is" "$top/wanted" | swallow |
        LC_ALL=C grep -Fxv -f "$top/is" >"$top/lost" || return 0
    fail "$what does not read as one line:"
    cat "$top/lost"
}

for data in ../../samples/*/data.yaml lines/*/data.yaml; do
    name=$(basename "$(dirname "$data")")
    pdf=$top/sample.pdf
    if ! "$program" render -o "$pdf" "$data" 2>"$top/err" ||
        ! "$program" dump --stage=lines "$data" >"$top/dump" 2>/dev/null; then
        fail "was not made"
        cat "$top/err"
        continue
    fi
    [ -s "$top/dump" ] || continue # a form: all its lines are those of a table, which are no paragraph's
    sed 's/^.* cost [0-9]*.*  \([^ ].*\)$/\1/' "$top/dump" | tidy >"$top/wanted"
    reads "pdftotext" pdftotext -enc UTF-8 "$pdf" -
    reads "pdftotext -raw" pdftotext -enc UTF-8 -raw "$pdf" -
    reads "pdftotext -layout" pdftotext -enc UTF-8 -layout "$pdf" -
    reads "mutool" mutool draw -q -F text "$pdf"
done
[ "$cases" -gt 0 ] || fail "no line was read"
tally readings differences
