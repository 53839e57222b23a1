#!/bin/sh
# What was valid stays valid: layouts and data as users had them before the language grew.
# Each folder gives the pages that it gave then, or one message that names the new spelling: then it
# holds the code of that message in `told`. pages.sha256 is of `banxin dump --stage=pages`, of the
# program of that time, the elements' names and numbers, and fields to sign in, which show nothing, aside;
# it is never written anew. A page that has to change is a decision of its
# own, and stands in CHANGELOG.
. "$(dirname "$0")/../support/suite.sh"
cd tests/frozen || exit 2

# pages FOLDER: with its own layout, or the one that the data name
pages() {
    set -- "$1" "$1"/data.*
    if [ -f "$1/layout.yaml" ]; then "$program" dump --stage=pages -l "./$1/layout.yaml" "$2"
    else "$program" dump --stage=pages "$2"; fi >"$top/dump" || return
    sed '/^  field x /d; s/ [A-Z][A-Za-z0-9]*#[0-9]*//; s/ \(footer\|header\|repeated\) / artifact /' "$top/dump"
}

told=$top/told
while read -r wanted name; do
    cases=$((cases + 1))
    if pages "$name" >"$top/pages" 2>"$told"; then
        is=$(sha256sum <"$top/pages")
        [ "${is%% *}" = "$wanted" ] || fail "its pages are not what they were"
    elif [ ! -f "$name/told" ] || ! grep -q "$(cat "$name/told")" "$told"; then
        fail "is not valid any more"
    fi
done <pages.sha256
tally "frozen reports" changed
