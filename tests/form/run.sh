#!/bin/sh
# The schemas, judged by another program than ours: python3-jsonschema, where it is installed
# (tests/unit/form go through the same files without it). All layouts pass the schema
# of layouts, the samples that of their layout. What `banxin check` finds clean passes too, and
# what is refused for its form is refused: tests/reject, but for the faults listed in beyond_form.
. "$(dirname "$0")/../support/suite.sh"
export LC_ALL=C.UTF-8

python=${PYTHON:-python3}
if ! "$python" -c 'import jsonschema, yaml; jsonschema.Draft202012Validator' 2>/dev/null; then
    echo "no python3-jsonschema here: left to the unit tests"
    exit 0
fi

validate() { "$python" tests/form/validate.py "$@"; }

"$program" form --for layout-schema -o "$top/layouts.json" || fail "no schema of layouts"
validate "$top/layouts.json" layouts/*.yaml tests/reject/note.yaml tests/golden/*/layout.yaml \
    tests/extract/*/layout.yaml || fail "a layout is refused"

for data in samples/*/data.yaml; do
    layout=$(sed -n 's/^layout: *//p' "$data")
    # a layout of the sample's own stands beside its data
    case $layout in *.yaml) layout=./${data%/*}/$layout ;; esac
    "$program" form "$layout" --for schema -o "$top/sample.json" || fail "no schema of $layout"
    validate "$top/sample.json" "$data" || fail "$data is refused"
done

# Faults that only the text, the font set, another file, a sum or the calendar tells.
beyond_form='BX0101 BX0109 BX0206 BX0223 BX0242 BX0315 BX0404 BX0405 BX0414 BX0416 BX0421 BX0423 BX0429 BX0432 BX0433 BX0442 BX0502 BX0604 BX0708 BX0711 BX0780 BX0804'
"$program" form tests/reject/note.yaml --for schema -o "$top/note.json" || fail "no schema of note"
clean='' wrong=''
for folder in tests/reject/*/; do
    data=$folder/data.yaml
    if [ ! -f "$data" ] || [ -f "$folder/layout.yaml" ] || grep -aq '^layout:' "$data"; then continue; fi
    first=$(sed -n '2s/.*\[\(BX[0-9]*\)\].*/\1/p' "$folder/expected")
    if grep -q '^status 0' "$folder/expected"; then clean="$clean $data"
    elif ! echo "$beyond_form" | grep -q "$first"; then wrong="$wrong $data"; fi
done
# shellcheck disable=SC2086 # names without blanks
validate "$top/note.json" $clean || fail "what is clean is refused"
# shellcheck disable=SC2086
validate "$top/note.json" ! $wrong || fail "a mistake was let pass"
cases=$(echo "$wrong" | wc -w)
tally "mistakes refused" wrong
