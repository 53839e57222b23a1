#!/bin/sh
# Advice followed to the letter leads out. For each case whose help proposes a text that
# text is typed where the message stands, by machine, and `banxin check` runs again: the
# message must be gone from there, and no error may stand there that was not there before.
# So on, until nothing is proposed any more.
#
#   tests/reject/follow.sh [FOLDER...]      VERBOSE=1 tells each step
#
# A help ends in ` → TEXT`, which takes the place of what the carets mark; in ` ↓` and lines to
# add below the line; in ` ⇓` and lines to add at the end. Those lines are a blank form: what they
# leave empty may be told (BX0437), nothing else.
. "$(dirname "$0")/case.sh"
MOST_STEPS=60
steps=0
: >"$top/followed"

# What is edited: the data, of a layout's mistake the layout.
find_edited() {
    find_data
    edited=$data
    case $folder in layout-*) edited=./layout.yaml ;; esac
    [ -f "$edited" ]
}

# The messages about that file, one a line: code, severity, line, column, length, help.
list_messages() {
    check "$1" --format=json 2>"$top/json" >/dev/null
    awk -v file="$edited" '
        function value(key,   at, rest, out, c) {
            at = index($0, "\"" key "\":")
            if (at == 0) return ""
            rest = substr($0, at + length(key) + 3)
            if (substr(rest, 1, 1) != "\"") { sub(/[,}].*/, "", rest); return rest }
            out = ""
            for (rest = substr(rest, 2); (c = substr(rest, 1, 1)) != "\""; rest = substr(rest, 2)) {
                if (c == "\\") {
                    rest = substr(rest, 2)
                    c = substr(rest, 1, 1)
                    if (c == "u" && substr(rest, 2, 4) == "000a") { out = out "\\n"; rest = substr(rest, 5); continue }
                    if (c == "u" && substr(rest, 2, 4) == "0009") { out = out "\t"; rest = substr(rest, 5); continue }
                }
                out = out c
            }
            return out
        }
        value("file") == file && value("severity") != "note" {
            print value("code") "\001" value("severity") "\001" value("line") "\001" value("column") "\001" \
                  value("length") "\001" value("help")
        }' "$top/json"
}

# The first message that proposes a text and was not left aside.
proposal() {
    grep -n -e ' → ' -e ' ↓\\n' -e ' ⇓\\n' "$top/before" | head -n 1
}

# Types the text of the proposal in $1 into the file.
apply() {
    printf '%s\n' "$1" >"$top/one"
    awk -F '\001' -v data="$edited" '
        function bytes_of(text, count,   at, c) { # bytes of `count` characters
            at = 0
            while (count > 0 && at < length(text)) {
                at++
                c = substr(text, at + 1, 1)
                while (c >= "\200" && c < "\300") { at++; c = substr(text, at + 1, 1) }
                count--
            }
            return at
        }
        function after(mark,   at, rest, last) { # what stands behind the last mark
            rest = help
            last = ""
            while ((at = index(rest, mark)) > 0) { rest = substr(rest, at + length(mark)); last = rest }
            return last
        }
        { line = $3; column = $4; len = $5; help = $6 }
        END {
            below = index(help, " ↓\\n") > 0
            end = index(help, " ⇓\\n") > 0
            text = below ? after(" ↓\\n") : end ? after(" ⇓\\n") : after(" → ")
            gsub(/\\n/, "\n", text)
            for (n = 0; (getline read < data) > 0;) {
                n++
                if (n == line && !below && !end) {
                    from = bytes_of(read, column - 1)
                    to = from + bytes_of(substr(read, from + 1), len)
                    read = substr(read, 1, from) text substr(read, to + 1)
                }
                print read
                if (n == line && below) print text
            }
            if (end) print text
        }' "$top/one" >"$edited.new" && mv "$edited.new" "$edited"
}

# Errors that stand in the lines that the proposal touched, and did not stand there before.
new_errors() {
    awk -F '\001' -v before="$top/before" -v code="$1" -v line="$2" -v column="$3" -v kind="$4" -v from="$5" '
        BEGIN { while ((getline read < before) > 0) { split(read, f, "\001"); had[f[1] f[3]]++; place[f[1] f[3] ":" f[4]] = 1 } }
        kind == "text" && $1 == code && $3 == line && $4 == column && $6 == "" { print "stays: " $1; next }
        kind == "text" && $3 == line && $2 == "error" && !(($1 $3) in had) { print "new: " $1 " " $3 ":" $4 }
        kind != "text" && $3 >= from && $2 == "error" && $1 != "BX0437" && !($1 in told) {
            for (key in had) if (index(key, $1) == 1) next
            print "new: " $1 " " $3 ":" $4
        }' "$top/after"
}

follow() {
    cp -R "$folder/." "$top/work" && cd "$top/work" || exit 2
    find_edited || { cd "$root/tests/reject" && rm -rf "$top/work" && return; }
    list_messages "$language" >"$top/before"
    step=0
    while one=$(proposal) && [ -n "$one" ]; do
        step=$((step + 1)) steps=$((steps + 1))
        [ "$step" -le $MOST_STEPS ] || { fail "does not come to an end"; break; }
        one=${one#*:}
        [ -z "${VERBOSE:-}" ] || printf '%s\n' "$name: $one" | tr '\001' ' '
        code=$(printf '%s' "$one" | cut -d "$(printf '\001')" -f 1)
        line=$(printf '%s' "$one" | cut -d "$(printf '\001')" -f 3)
        column=$(printf '%s' "$one" | cut -d "$(printf '\001')" -f 4)
        kind=text from=$line
        case $one in
        *' ↓\n'*) kind=lines from=$((line + 1)) ;;
        *' ⇓\n'*) kind=lines from=$(($(awk 'END { print NR }' "$edited") + 1)) ;;
        esac
        echo "$code" >>"$top/followed"
        cp "$edited" "$top/old"
        apply "$one"
        cmp -s "$edited" "$top/old" && { fail "the help changes nothing: $one"; break; }
        list_messages "$language" >"$top/after"
        if [ "$kind" = text ] && grep -q "^$code$(printf '\001')[a-z]*$(printf '\001')$line$(printf '\001')$column$(printf '\001')" "$top/after"; then
            fail "$code still stands at $line:$column"
            break
        fi
        worse=$(new_errors "$code" "$line" "$column" $kind "$from")
        [ -z "$worse" ] || { fail "$code at $line:$column was followed: $worse"; break; }
        mv "$top/after" "$top/before"
    done
    cases=$((cases + (step > 0)))
    cd "$root/tests/reject" || exit 2
    rm -rf "$top/work"
}

# Each message that proposes a text is in some case: those that say so themselves, and those that
# are given it as an argument.
cover() {
    {
        sed 's/^BX_MESSAGE/\n&/' "$root/src/base/messages.def" |
            awk '/^BX_MESSAGE/ { split($0, part, ", "); number = part[2] } / → / { printf "BX%04d\n", number }'
        printf 'BX%s\n' 0214 0215 0234 0235 0401 0405 0406 0407 0408 0422 0441 0443 0444 0448
    } | sort -u >"$top/proposing"
    sort -u "$top/followed" >"$top/seen"
    name=all
    for code in $(comm -23 "$top/proposing" "$top/seen"); do fail "no case follows what $code proposes"; done
}

all=
[ $# -gt 0 ] || { all=yes; set -- */; }
for folder; do
    folder=${folder%/}
    for language in zh en; do
        name="$folder ($language)"
        follow
    done
done
[ -z "$all" ] || cover
tally "cases with a proposal, $steps of them followed" wrong
