#!/bin/sh
# One fault hides no other: a report with a fault of each kind tells all of them in one run, and
# when one is corrected all others are still told, at their places and in the same words.
#
# together.tsv holds a fault a line: what stands once in the clean report, and what is written
# for it. What is told of a report with all of them must be what is told of each alone.
. "$(dirname "$0")/../support/suite.sh"
clean=samples/芮城县司法局-2023/data.yaml

# write FAULTS: the clean report with these lines' faults in it, as data.yaml
write() {
    awk -F '\t' '
        FILENAME == "-" { right[++n] = $1; wrong[n] = substr($0, length($1) + 2); next }
        {
            line = $0
            for (i = 1; i <= n; i++) {
                at = index(line, right[i])
                if (!at) continue
                found[i]++
                line = substr(line, 1, at - 1) wrong[i] substr(line, at + length(right[i]))
            }
            print line
        }
        END {
            for (i = 1; i <= n; i++)
                if (found[i] != 1) { print "found " found[i] + 0 " times: " right[i] >"/dev/stderr"; exit 1 }
        }' - "$clean" >"$top/data.yaml"
}

# told LANGUAGE: the messages about data.yaml, sorted
told() {
    "$program" check --lang "$1" "$top/data.yaml" 2>&1 | grep -E '(error|warning)\[BX' | sed "s|$top/||g" | sort
}

: >"$top/none" && write <"$top/none" || exit 1
told en >"$top/before"
while IFS= read -r fault; do
    cases=$((cases + 1))
    printf '%s\n' "$fault" | write || fail "cannot be written: $fault"
    told en | comm -13 "$top/before" - >"$top/alone.$cases"
    [ -s "$top/alone.$cases" ] && continue
    fail "nothing is told of: $fault"
done <tests/faults/together.tsv

compare() {
    cmp -s "$1" "$2" && return
    fail "$3"
    diff "$1" "$2"
}

write <tests/faults/together.tsv || fail "cannot be written together"
told en | comm -13 "$top/before" - >"$top/all"
cat "$top"/alone.* | sort -u >"$top/wanted"
compare "$top/wanted" "$top/all" 'together they are not told as each alone:'
skipped=0
while [ "$skipped" -lt "$cases" ]; do
    skipped=$((skipped + 1))
    sed "${skipped}d" tests/faults/together.tsv | write || fail "cannot be written without line $skipped"
    told en | comm -13 "$top/before" - >"$top/rest"
    i=0
    while [ "$i" -lt "$cases" ]; do
        i=$((i + 1))
        [ "$i" = "$skipped" ] || cat "$top/alone.$i"
    done | sort -u >"$top/wanted"
    compare "$top/wanted" "$top/rest" "with fault $skipped corrected:"
done
tally faults failures
