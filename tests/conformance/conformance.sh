#!/bin/sh
# veraPDF on every file that the tests' inputs, the samples and a set of made-up documents give: PDF/A-3a and PDF/UA-1
# as files are by default, PDF/A-4f and PDF/UA-2 with --standard. Then the files of tests/preflight/break.py: those that
# break a rule of veraPDF's must fail. And all once more when they are signed.
#
#   make conformance VERAPDF=greenfield-apps.jar      or a folder of jars, or a class path
#
# Nothing is fetched: veraPDF (Java, verapdf.org) is its own.
. "$(dirname "$0")/../support/suite.sh"
. tests/support/inputs.sh
export LC_ALL=C.UTF-8

if [ -z "${VERAPDF:-}" ]; then
    echo "not run: VERAPDF does not say where veraPDF is"
    exit 1
fi
if ! command -v java >/dev/null; then
    echo "not run: there is no java"
    exit 1
fi
find_pikepdf || exit 1
[ ! -d "$VERAPDF" ] || VERAPDF=$VERAPDF/'*'

# vera FLAVOUR FOLDER: one run over all files, since a Java machine is slow to start; $top/verdicts
vera() {
    java -cp "$VERAPDF" org.verapdf.apps.GreenfieldCliWrapper -f "$1" --format xml --maxfailuresdisplayed 1 \
        "$2"/*.pdf >"$top/report.xml" 2>"$top/java"
    "$python" tests/conformance/verdicts.py "$1" "$top/report.xml" >"$top/verdicts" || {
        fail "veraPDF gives no report: $(tail -n 1 "$top/java")"
        : >"$top/verdicts"
    }
}

# all_pass FLAVOUR FOLDER
all_pass() {
    vera "$1" "$2"
    made=$(find "$2" -name '*.pdf' | wc -l)
    passed=$(grep -c "^$1$tab""pass$tab" "$top/verdicts")
    echo "$1: $passed of $made files pass"
    cases=$((cases + made))
    failures=$((failures + made - passed))
    awk -F '\t' '$2 != "pass" {
        count = split($4 == "" ? "unread" : $4, rules, " ")
        for (i = 1; i <= count; i++) if (files[rules[i]]++ == 0) example[rules[i]] = $3
    }
    END { for (rule in files) print "  " rule ": " files[rule] " files, such as " example[rule] }' "$top/verdicts" | sort
}

# make_reports COUNT FOLDER: reports with rare names, every third with a seal's image, every third with room for one
make_reports() {
    mkdir "$2/plain"
    awk -v count="$1" -v folder="$2/plain" -f tests/bench/bodies.awk
    awk -v folder="$2" '
        FNR == 1 {
            seal = n % 3 == 0 ? "{图: seal.png, 直径: 42mm}" : n % 3 == 1 ? "留位" : "~"
            file = sprintf("%s/report-%03d.yaml", folder, n++)
            print "印章: " seal >file
        }
        { print >file }
        /^前言: \|/ { print "  负责人有朱镕基、𠮷野、𪚥家、𩿙某，地名有葛󠄁城、门󠄀，面积30㎡。" >file }' "$2"/plain/*.yaml
    rm -r "$2/plain"
}

# sign_all FOLDER: in it, all that can be signed; every second with what proves it for years, every third certified
sign_all() {
    n=0 into=$1
    for file in "$into"/*.pdf; do
        n=$((n + 1))
        set --
        [ $((n % 2)) != 0 ] || set -- "$@" --crl "$top/keys/good.crl"
        [ $((n % 3)) != 0 ] || set -- "$@" --certify final
        "$program" sign --no-sync --key "$top/keys/ec.key" --cert "$top/keys/ec.full.pem" "$@" "$file" >"$top/said" 2>&1 ||
            grep -q 'BX1160\|BX1163' "$top/said" || fail "was not signed: $(grep -m 1 error "$top/said")"
    done
    signed=$(grep -l ByteRange "$into"/*.pdf | wc -l)
    echo "$signed of $n files are signed"
    [ $((signed * 2)) -gt "$n" ] || fail "few files could be signed"
}

tab=$(printf '\t')
mkdir "$top/keys"
cd "$top/keys" || exit 2
. "$root/tests/support/sign_keys.sh"
cd "$root" || exit 2
mkdir "$top/files"
make_pages 120 "$top/set"
make_reports 80 "$top/set"
render_inputs "$top/files"
render_made "$top/files" "$top/set"
all_pass 3a "$top/files"
all_pass ua1 "$top/files"
cp -r "$top/files" "$top/signed"
sign_all "$top/signed"
all_pass 3a "$top/signed"
all_pass ua1 "$top/signed"

if has_standard; then
    mkdir "$top/files-2"
    render_inputs "$top/files-2" --standard a-4f,ua-2
    render_made "$top/files-2" "$top/set" --standard a-4f,ua-2
    all_pass 4f "$top/files-2"
    all_pass ua2 "$top/files-2"
    sign_all "$top/files-2"
    all_pass 4f "$top/files-2"
    all_pass ua2 "$top/files-2"
fi

break_files "$top/files" "$top/broken" || fail "not every fault was made"
for flavour in 3a ua1; do
    vera $flavour "$top/broken"
    found=0
    while IFS=$tab read -r name _ flavours; do
        case " $flavours " in *" $flavour "*) ;; *) continue ;; esac
        cases=$((cases + 1))
        if grep -q "^$flavour${tab}[fe][a-z]*${tab}$name\.pdf$tab" "$top/verdicts"; then found=$((found + 1)); else fail "passes $flavour"; fi
    done <"$top/broken/table"
    name=
    echo "$flavour: $found broken files fail"
    for clean in "$top"/broken/clean-*.pdf; do
        grep -q "^$flavour$tab""pass$tab${clean##*/}$tab" "$top/verdicts" || fail "$flavour: ${clean##*/} does not pass"
    done
done
tally verdicts wrong
