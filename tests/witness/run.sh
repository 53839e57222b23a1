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

# The table of clauses $here/SAMPLE.clauses, with the drawn pages that it wants ink of.
clauses() {
    set -- "$1" $(sed -n 's/^ *\([0-9a-z]*\) *|[^|]*| *\(no \)\{0,1\}ink .*/\1/p; s/^ *\([0-9a-z]*\) *|[^|]*| *\(no \)\{0,1\}ink$/\1/p' "$1" | sort -u)
    claims=$1
    shift
    for page; do
        case $page in
        every) from=1 to=$pages ;;
        last) from=$pages to=$pages ;;
        *) from=$page to=$page ;;
        esac
        while [ "$from" -le "$to" ]; do
            ink=$out/ink-$from.ppm
            [ -f "$ink" ] || pdftoppm -r 600 -f "$from" -l "$from" -singlefile "$pdf" "${ink%.ppm}" 2>>"$out/report.txt"
            from=$((from + 1))
        done
    done
    "$build/tests/measure_clauses" "$out/trace.xml" "$claims" "$out/ink"
}

# A witness that cannot say no is none: each claim of wrong.clauses must fail.
wrong_clauses() {
    wrong=0
    while read -r claim; do
        case $claim in '#'* | '') continue ;; esac
        printf '%s\n' "$claim" >"$out/wrong.clauses"
        wrong=$((wrong + 1))
        ! clauses "$out/wrong.clauses" >/dev/null || fail "holds, but is wrong: $claim"
    done <$here/wrong.clauses
    [ "$wrong" -gt 0 ] || fail "no wrong claim was tried"
    echo "  wrong clauses: $wrong claims, 0 failures" >>"$out/report.txt"
}

# ISO 32000-1, 14.3 and 14.9: the file says what it is, in which language; its fonts are
# inside and give their characters back; its pages are called 1, 2, 3.
check_file() {
    if [ "$layout" = annual-report ]; then
        agency=$(field 机关 "$data")
        expect title "$agency$(field 年度 "$data")年政府信息公开工作年度报告" "$(field Title "$out/info.txt")"
        expect author "$agency" "$(field Author "$out/info.txt")"
    elif [ "$layout" = running-text ]; then
        expect title "$(field 题名 "$data")" "$(field Title "$out/info.txt")"
    else
        [ -n "$(field Title "$out/info.txt")" ] || fail "the file has no title"
    fi
    expect tagged yes "$(field Tagged "$out/info.txt")"
    expect language '(zh-CN)' "$(cat "$out/language.txt")"
    awk 'NR > 2 { count++; if ($(NF - 4) != "yes" || $(NF - 2) != "yes") print $1 }
        END { if (count == 0) print "none" }' "$out/fonts.txt" >"$out/bad-fonts.txt"
    [ ! -s "$out/bad-fonts.txt" ] || fail "not embedded or without Unicode: $(cat "$out/bad-fonts.txt")"
    if [ "$seal" = image ]; then
        mutool show -g "$1" grep 2>/dev/null | grep -a '/S */Figure' | grep -qa '/Alt *[(<]' || fail "the seal has no /Alt"
    fi
}

# Of layouts whose pages are all A4 and numbered.
check_pages() {
    expect 'page size' '595.276 x 841.89 pts (A4)' "$(field 'Page size' "$out/info.txt")"
    expect 'page labels' '{"index":0,"label":{"/S":"/D","/St":1}}' \
        "$(tr -d ' \n' <"$out/labels.txt" | sed 's/.*"pagelabels":\[\(.*\)\].*/\1/')"
    page=1
    while [ "$page" -le "${pages:-0}" ]; do
        grep -Fxq -e "— $page —" "$out/mupdf.txt" || fail "no line \"— $page —\""
        page=$((page + 1))
    done
}

# Layouts whose body the witness knows line by line, in $here/LAYOUT.body.
measure_body() {
    check_pages
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
    [ ! -f "$here/$layout.body" ] || measure_body
    claims=$here/$sample.clauses
    if [ -f "$claims" ]; then
        clauses "$claims" >>"$out/report.txt" || status=1
        [ "$sample" != 芮城县司法局-2023 ] || wrong_clauses
    elif [ ! -f "$here/$layout.body" ]; then
        fail "neither $claims nor $here/$layout.body says what its pages are"
    fi
    rm -f "$out"/ink-*.ppm
    awk -v sample="$sample" '/ claims, / { claims += $2; failures += $4; next } { print; other++ }
        END { if (failures < other) failures = other
            printf "%s: %d claims, %d failures\n", sample, claims, failures }' "$out/report.txt"
done
exit $status
