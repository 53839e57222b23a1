#!/bin/sh
# gen_repertoire ends the build with the place of what it does not understand. Each case
# is a line that it must refuse, put behind two good ones, and the words of the refusal.
. "$(dirname "$0")/../support/suite.sh"
program=$build/gen_repertoire

# The line that is at fault, the lines (\t and \n as printf reads them), the message.
refuses() {
    cases=$((cases + 1))
    printf '# Unihan\n\nU+4E00\tkGB0\t5027\nU+4E00\tkTGH\t2013:1\n' >"$top/in.txt"
    printf "$2" >>"$top/in.txt"
    if "$program" "$top/in.txt" "$top/out.h" 2>"$top/err"; then
        fail "accepted: $2"
    elif [ -e "$top/out.h" ]; then
        fail "left a table behind: $2"
    elif ! grep -qF "in.txt:$1: $3" "$top/err"; then
        fail "$2: not \"$1: $3\" but: $(cat "$top/err")"
    fi
    rm -f "$top/out.h"
}

refuses 4 '' 'the set is not whole: kGB0 has 1, not 6763'
refuses 5 'U+4E01\tkJis0\t3590\n' 'the set is not whole: kGB0 has 1, not 6763'
refuses 5 'U+4E01\tkGB0\t1601' 'the line is too long or has no end'
refuses 5 'U+4E01 kGB0 1601\n' 'not three columns'
refuses 5 'U+4E01\tkGB0\n' 'not three columns'
refuses 5 '4E01\tkGB0\t1601\n' 'no code point: 4E01'
refuses 5 'U+4e01\tkGB0\t1601\n' 'no code point: U+4e01'
refuses 5 'U+110000\tkGB0\t1601\n' 'no code point: U+110000'
refuses 5 'U+4E01\tGB0\t1601\n' 'no name of a field: GB0'
refuses 5 'U+4E01\tkGB0\t1501\n' 'no place in the set: 1501'
refuses 5 'U+4E01\tkGB0\t8801\n' 'no place in the set: 8801'
refuses 5 'U+4E01\tkGB0\t1695\n' 'no place in the set: 1695'
refuses 5 'U+4E01\tkGB0\t1700\n' 'no place in the set: 1700'
refuses 5 'U+4E01\tkGB0\t160A\n' 'no place in the set: 160A'
refuses 5 'U+4E01\tkGB0\t16011\n' 'no place in the set: 16011'
refuses 5 'U+4E01\tkTGH\t2013:0\n' 'no place in the set: 2013:0'
refuses 5 'U+4E01\tkTGH\t2013:8106\n' 'no place in the set: 2013:8106'
refuses 5 'U+4E01\tkTGH\t2014:2\n' 'no place in the set: 2014:2'
refuses 5 'U+4E01\tkTGH\t2013:2 2013:3\n' 'no place in the set: 2013:2 2013:3'
refuses 6 'U+4E01\tkJis0\t3590\nU+4E01\tkGB0\t5027\n' 'this place stands twice: 5027'
refuses 5 'U+4E01\tkTGH\t2013:1\n' 'this place stands twice: 2013:1'
refuses 5 'U+4E00\tkGB0\t5028\n' 'this character stands twice: 5028'

tally cases failures
