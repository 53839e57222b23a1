# Every input of the tests that gives pages, rendered anew: for judges of whole files. Sourced behind suite.sh.
#
#   render_inputs FOLDER OPTION...    each as FOLDER/‹test›-‹case›.pdf; what is not made is told and counted
#   declared                          what files declare by default, as preflight.py --expect names it
#   has_standard                      whether render can be told to declare something else
#   make_pages, render_made, find_pikepdf, break_files    see below

# render_case FOLDER DATA OPTION...: in its test's way, from the test's folder, with the layout, profile and flags of the case
render_case() {
    into=$1 case_of=${2%/*} data=${2##*/}
    shift 2
    test_of=${case_of%/*}
    case_of=${case_of##*/}
    name=${test_of#tests/}
    name=$(printf '%s' "$name-$case_of" | tr / -)
    cases=$((cases + 1))
    cd "$test_of" || exit 2
    home=$root
    # the layouts and fonts of golden cases are those beside them
    [ "$test_of" != tests/golden ] || home=$root/tests/golden
    if [ -f "$case_of/flags" ]; then
        # shellcheck disable=SC2046 # options are words
        set -- "$@" $(cat "$case_of/flags")
    fi
    if [ -f "$case_of/profile.yaml" ]; then set -- "$@" -p "./$case_of/profile.yaml"; fi
    if [ -f "$case_of/layout.yaml" ] && ! grep -q '^layout:' "$case_of/$data"; then
        set -- "$@" -l "./$case_of/layout.yaml"
    fi
    BANXIN_HOME=$home "$program" render "$@" -o "$into/$name.pdf" "$case_of/$data" >"$top/said" 2>&1 ||
        fail "was not made: $(grep -m 1 error "$top/said")"
    cd "$root" || exit 2
}

render_inputs() {
    into=$1
    shift
    for input in tests/golden/*/data.* tests/extract/*/data.* tests/extract/*/*/data.* tests/measure/*/data.* \
        tests/frozen/*/data.* samples/*/data.yaml; do
        # what is valid no more gives a message, no page
        [ -f "${input%/*}/told" ] || render_case "$into" "$input" "$@"
    done
    name=
}

# make_pages COUNT FOLDER: data with their layout and pictures: vertical and turned text, rare characters, lists, links, seals
make_pages() {
    mkdir -p "$2"
    cp tests/preflight/page.yaml tests/golden/pictures/*.png tests/golden/edge-seal/seal.png "$2"
    awk -v count="$1" -v folder="$2" -f tests/preflight/page.awk
}

# render_made FOLDER DATA OPTION...: what was made up, in folder DATA
render_made() {
    into=$1 made_up=$2
    shift 2
    set -- "$@" -o "$into/"
    for input in "$made_up"/[!p]*.yaml "$made_up"/page-*.yaml; do
        if [ -f "$input" ]; then set -- "$@" "$input" && cases=$((cases + 1)); fi
    done
    "$program" render --shared-seal --no-sync "$@" >"$top/said" 2>&1 ||
        fail "the made-up documents: $(grep -m 1 error "$top/said")"
}

declared=a-3a,ua-1
has_standard() { "$program" render --help | grep -q -e --standard; }

# Sets python to one that has pikepdf: Debian's package is for Debian's, which may not be the first one.
find_pikepdf() {
    for python in "${PYTHON:-python3}" /usr/bin/python3; do
        if "$python" -c 'import pikepdf' 2>/dev/null; then return 0; fi
    done
    echo "not run: no python3-pikepdf here"
    return 1
}

# break_files FOLDER BROKEN: of three files of render_inputs and render_made, clean-*.pdf and one for each fault;
# BROKEN/table says which
break_files() {
    mkdir "$2"
    "$python" tests/preflight/break.py --expect "$declared" "$2" "$1/samples-望川县水利局-2024.pdf" \
        "$1/page-000.pdf" "$1/page-001.pdf" >"$2/table"
}
