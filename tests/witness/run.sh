#!/bin/sh
# The witness: what other people's tools read in the finished samples, measured
# against the standards and the samples' data by programs that share no code with
# src. Prints a line a sample; each failure with page, what, expected and found.
# BUILD is the build folder; the samples must have been made.
. "$(dirname "$0")/../support/suite.sh"
here=tests/witness
status=0

fail() {
    printf '  %s\n' "$*" >>"$out/report.txt"
    status=1
}

# A program's own lines go into the sample's report, with its count of claims.
measure() {
    program=$1
    shift
    "$build/tests/measure_$program" "$@" >>"$out/report.txt" || status=1
}

# What each reader says of the file. A reader that complains has found a fault, but
# for MuPDF's note on how it was built.
reader() {
    name=$1
    shift
    "$@" >"$out/$name" 2>"$out/complaints.txt" || fail "$1 fails on the file"
    grep -v 'ICC support is not available' "$out/complaints.txt" >"$out/complaint.txt" || return 0
    fail "$1 complains: $(head -n 1 "$out/complaint.txt")"
}

# "page left bottom right top uri" for each link annotation.
list_links() {
    page=1
    while [ "$page" -le "$2" ]; do
        mutool show -g "$1" "pages/$page/Annots/*" 2>/dev/null |
            sed -n "s|.*/Rect *\[ *\([^]]*[^] ]\) *\].*/URI *(\([^)]*\)).*|$page \1 \2|p"
        page=$((page + 1))
    done
}

read_file() {
    reader qpdf.txt qpdf --check "$1"
    grep -q 'No syntax or stream encoding errors found' "$out/qpdf.txt" || fail "qpdf --check is not content"
    reader gs.txt gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage "$1"
    [ ! -s "$out/gs.txt" ] || fail "Ghostscript says: $(head -n 1 "$out/gs.txt")"
    reader info.txt pdfinfo -enc UTF-8 "$1"
    reader fonts.txt pdffonts "$1"
    reader tree.txt pdfinfo -enc UTF-8 -struct-text "$1"
    reader poppler.txt pdftotext -enc UTF-8 "$1" -
    reader mupdf.txt mutool draw -q -F text "$1"
    reader trace.xml mutool draw -q -F trace "$1"
    reader outline.txt mutool show "$1" outline
    reader language.txt mutool show "$1" trailer/Root/Lang
    reader labels.txt qpdf --json --json-key=pagelabels "$1"
    pages=$(sed -n 's/^Pages: *//p' "$out/info.txt")
    list_links "$1" "${pages:-0}" >"$out/links.txt"
    pdftoppm -gray -r 600 -x 0 -y 6220 -W 4961 -H 796 "$1" "$out/foot" 2>>"$out/report.txt" || fail "pdftoppm fails"
    # poppler writes as many digits as the last page has
    for foot in "$out"/foot-0*.pgm; do
        [ ! -f "$foot" ] || mv "$foot" "$out/foot-$(echo "${foot##*/foot-}" | sed 's/^0*//')"
    done
}

expect() {
    [ "$2" = "$3" ] || fail "$1: expected \"$2\", found \"$3\""
}

field() {
    sed -n "s/^$1: *//p" "$2" | head -n 1
}

# ISO 32000-1, 14.3 and 14.9: the file says what it is, in which language; its fonts are
# inside and give their characters back; its pages are called 1, 2, 3.
check_file() {
    if [ "$layout" = annual-report ]; then
        agency=$(field 机关 "$data")
        expect title "$agency$(field 年度 "$data")年政府信息公开工作年度报告" "$(field Title "$out/info.txt")"
        expect author "$agency" "$(field Author "$out/info.txt")"
    else
        expect title "$(field 题名 "$data")" "$(field Title "$out/info.txt")"
    fi
    expect tagged yes "$(field Tagged "$out/info.txt")"
    expect 'page size' '595.276 x 841.89 pts (A4)' "$(field 'Page size' "$out/info.txt")"
    expect language '(zh-CN)' "$(cat "$out/language.txt")"
    expect 'page labels' '{"index":0,"label":{"/S":"/D","/St":1}}' \
        "$(tr -d ' \n' <"$out/labels.txt" | sed 's/.*"pagelabels":\[\(.*\)\].*/\1/')"
    awk 'NR > 2 { count++; if ($(NF - 4) != "yes" || $(NF - 2) != "yes") print $1 }
        END { if (count == 0) print "none" }' "$out/fonts.txt" >"$out/bad-fonts.txt"
    [ ! -s "$out/bad-fonts.txt" ] || fail "not embedded or without Unicode: $(cat "$out/bad-fonts.txt")"
    page=1
    while [ "$page" -le "${pages:-0}" ]; do
        grep -Fxq -e "— $page —" "$out/mupdf.txt" || fail "no line \"— $page —\""
        page=$((page + 1))
    done
    if [ "$seal" = image ]; then
        mutool show -g "$1" grep 2>/dev/null | grep -a '/S */Figure' | grep -qa '/Alt *[(<]' || fail "the seal has no /Alt"
    fi
}

for data in samples/*/data.yaml; do
    sample=${data%/data.yaml}
    sample=${sample#samples/}
    pdf=$build/samples/$sample.pdf
    out=$build/witness/$sample
    rm -rf "$out"
    mkdir -p "$out"
    : >"$out/report.txt"
    layout=$(field layout "$data")
    seal=none
    ! grep -q '^印章: *{' "$data" || seal=image
    if [ ! -s "$pdf" ]; then
        echo "$sample: there is no $pdf"
        status=1
        continue
    fi
    read_file "$pdf"
    check_file "$pdf"
    for program in grid pages faces breaks; do
        measure $program "$out/trace.xml" "$data" $here
    done
    measure number "$out/trace.xml" "$data" $here "$out/foot"
    measure links "$out/trace.xml" "$data" $here "$out/links.txt"
    measure outline "$out/trace.xml" "$data" $here "$out/outline.txt"
    measure text "$out/poppler.txt" "$data" $here
    measure text "$out/mupdf.txt" "$data" $here
    set -- "$out/tree.txt" "$data" $here
    [ ! -f "$here/$sample.txt" ] || set -- "$@" "$here/$sample.txt"
    measure tree "$@"
    if [ "$layout" = annual-report ]; then
        for program in title signature tables; do
            measure $program "$out/trace.xml" "$data" $here
        done
    fi
    awk -v sample="$sample" '/ claims, / { claims += $2; failures += $4; next } { print; other++ }
        END { if (failures < other) failures = other
            printf "%s: %d claims, %d failures\n", sample, claims, failures }' "$out/report.txt"
done
exit $status
