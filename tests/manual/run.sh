#!/bin/sh
# Every example of the manuals is a test. An example is made of blocks, marked behind their ```:
#
#   yaml layout [FILE]    a layout, layout.yaml. One with a name may be followed by others that use it.
#   yaml profile FILE     is laid over it (-p)
#   yaml data [FILE]      data.yaml
#   text STAGE            what `banxin dump --stage=STAGE` gives: blocks, lines, pages, calls, tags;
#   text words            what is read on its pages, line by line
#   text sheet            what `banxin measure` prints, in the manual's language
#   text messages         what `banxin check` tells, in the manual's language.
#   text output           what the last `sh` prints, messages among it
#                         A line … stands for any lines, … at a line's end for the rest of it; the first,
#                         DOCUMENT, may be left out.
#   sh                    commands, which must succeed in the example's folder, in the manual's language
#
# A layout that does not say `banxin` has `banxin: 1`, `name: 例` and `extends: gbt9704` behind it; one
# that is a list is a body. If it has no `fields` either, what the last block `yaml frame` says is
# behind it as well, and its data are those of `yaml frame-data`. An example without a result is
# checked, and nothing may be told. A heading ends an example, but not in a walk, which is one example, its
# commands done one after the other in one folder; `yaml data FILE` is there a file that they name. `{an expression}` → `its text`, or the
# code of what is told, anywhere in the text, is one that is computed in the frame. A block marked
# `text` alone is no example.
#
# A walk's commands have the passphrase of its keys in BANXIN_PASSPHRASE, which the clerk types, and in TSA the
# address of an authority that stamps times with the keys of the walk.
#
# RECORD=1 writes results without … anew: read the difference like code.
. "$(dirname "$0")/../support/suite.sh"
manuals='docs/measure.md docs/layout-language.md docs/版式手册.md docs/wanted.md'
walks='docs/归档.md docs/公开.md docs/签名.md'
mkdir "$top/bin" "$top/results"
ln -s "$program" "$top/bin/banxin"
PATH=$top/bin:$PATH
told=$top/told

# serve FOLDER: an authority at $TSA, with the keys that a walk in that folder makes
serve() {
    mkdir "$top/authority"
    echo "cd '$1' && openssl ts -reply -config 机构/机构.cnf -queryfile '$top/authority'/\$1 -out '$top/authority'/\$2" >"$top/authority/stamp.sh"
    "${PYTHON:-python3}" tests/sign/tsa.py "$top/authority" good &
    authority_is=$!
    trap 'kill $authority_is 2>/dev/null; rm -rf "$top"' EXIT
    until [ -s "$top/authority/port" ] || ! kill -0 $authority_is 2>/dev/null; do sleep 0.05; done
    export TSA="http://127.0.0.1:$(cat "$top/authority/port")/tsa" BANXIN_PASSPHRASE=口令123
}

# compare WANTED LINE: with $top/is
compare() {
    awk -f "$root/tests/manual/match.awk" "$1" "$top/is" && return
    if [ -n "${RECORD:-}" ] && [ "$2" != 0 ] && ! grep -q '…$' "$1"; then
        grep -v '^DOCUMENT ' "$top/is" >"$top/results/$2"
        return
    fi
    fail "line $2 is not what comes out"
    diff "$1" "$top/is" | head -n 30
}

# quiet: nothing was told
quiet() {
    grep -qvx 'checked: nothing is wrong' "$told" && fail 'something is told'
}

# example: in its folder
example() {
    name=$(cat name)
    layout=- data=- profiles= shown=
    while read -r step file at; do
        case $step in
        data) data=$file layout=$at shown= ;;
        profile) profiles="$profiles -p ./$file" ;;
        sh)
            : >"$told"
            LC_ALL='' LC_MESSAGES=$locale sh -e "$file" >"$top/is" 2>&1 && continue
            cp "$top/is" "$told"
            fail "the commands of line $at fail"
            ;;
        output) compare "$file" "$at" ;;
        messages)
            shown=yes
            run check --lang "$language"
            cat "$told" "$top/out" >"$top/is"
            compare "$file" "$at"
            ;;
        sheet)
            shown=yes
            run measure --lang "$language" || :
            cp "$top/out" "$top/is"
            compare "$file" "$at"
            ;;
        codes)
            shown=yes
            run check
            sed -n 's/^\.\/layout.yaml:\([0-9]*\):.* error\[\(BX[0-9]*\)\].*/\1 \2/p' "$told" |
                awk 'NR == 1 || $1 != last { print $2 } { last = $1 }' >"$top/is"
            compare "$file" "$at"
            ;;
        end)
            [ "$data" = - ] || [ -n "$shown" ] && break
            run check || fail 'is not valid'
            quiet
            ;;
        *)
            grep -q '^messages ' steps || check_told=yes
            shown=yes
            stage=$step filter=cat
            [ "$step" = words ] && stage=pages filter="awk -f $root/tests/manual/words.awk"
            run dump --stage="$stage" || fail "line $at: the dump fails"
            $filter <"$top/out" >"$top/is"
            compare "$file" "$at"
            [ -z "$check_told" ] || quiet
            check_told=
            ;;
        esac
    done <steps
}

# run COMMAND…: of the example's data; the profiles are words
run() {
    if [ "$layout" = - ]; then "$program" "$@" $profiles "$data" >"$top/out" 2>"$told"
    else "$program" "$@" -l "./$layout" $profiles "$data" >"$top/out" 2>"$told"; fi
}

for manual in $manuals $walks; do
    [ -f "$manual" ] || continue
    language=en locale=C walk=
    case $manual in *手册* | *归档* | *公开* | *签名*) language=zh locale=zh_CN.UTF-8 ;; esac
    case " $walks " in *" $manual "*) walk=yes ;; esac
    part=$top/$(basename "$manual" .md)
    mkdir "$part"
    case $manual in *签名*) serve "$part/1" ;; esac
    awk -v top="$part" -v doc="$manual" -v walk="$walk" -f tests/manual/cut.awk "$manual" >"$top/form"
    name=$manual
    while read -r line; do fail "$line"; done <"$top/form"
    rm -f "$top"/results/*
    for folder in $(ls "$part" | sort -n); do
        cases=$((cases + 1))
        cd "$part/$folder" && example
        cd "$root" || exit 2
    done
    if [ -n "$(ls "$top/results")" ]; then
        awk -v results="$top/results" '
            in_block && /^ *```/ { in_block = 0 }
            !in_block { print }
            !in_block && /^ *```text / {
                file = results "/" FNR
                if ((getline line < file) > 0) {
                    do print line; while ((getline line < file) > 0)
                    in_block = 1
                }
            }' "$manual" >"$top/manual"
        cp "$top/manual" "$manual"
        echo "recorded: $manual"
    fi
done

# Each key and type that a layout may have, and each function, stands in an example of the reference:
# each key in each of its places, where python3-yaml is installed, else somewhere.
name=docs/layout-language.md told=
awk '
    /^ *```/ { in_block = !in_block; if (in_block) is_yaml = /```yaml/; next }
    in_block && is_yaml { print }
    !in_block && /` → `/ { print }' docs/layout-language.md >"$top/examples"
python=${PYTHON:-python3}
if "$python" -c 'import yaml' 2>/dev/null; then
    cases=$((cases + 1))
    "$program" form --for layout-schema >"$top/schema" || fail 'there is no schema of layouts'
    "$python" tests/manual/keys.py "$top/schema" "$top/layout-language" >"$top/missing" || fail 'keys.py fails'
    while read -r key; do fail "no example has the key $key"; done <"$top/missing"
fi
cat src/layout/*.[ch] | grep -o 'BX_KEY("[^"]*"' | sed 's/.*("//; s/"//' | sort -u >"$top/keys"
while read -r key; do
    cases=$((cases + 1))
    grep -qE "(^|[-{, ])$key:" "$top/examples" || fail "no example has the key $key"
done <"$top/keys"
sed -n '/^const bx_word bx_field_type_words/,/NULL/s/.*{"\([^"]*\)", BX_FIELD.*/\1/p' src/layout/field.c >"$top/types"
while read -r type; do
    cases=$((cases + 1))
    grep -qE "type: $type([],} ]|$)" "$top/examples" || fail "no example has the type $type"
done <"$top/types"
tr '\n' ' ' <src/layout/functions.c | grep -o '{BX_CALL_[A-Z_]*, *"[^"]*"' | sed 's/.*"\(.*\)"/\1/' >"$top/functions"
while read -r function; do
    cases=$((cases + 1))
    grep -qF "$function(" "$top/examples" || fail "no example calls $function()"
done <"$top/functions"

# Each of the things that were wanted has a test of its own.
name=docs/wanted.md
for number in $(sed -n 's/^## \([0-9]*\)\. .*/\1/p' docs/wanted.md); do
    grep -lq "($number\. " "$top"/wanted/*/name || fail "$number has no example"
done
tally examples failures
