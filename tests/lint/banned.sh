#!/bin/sh
# What this house does not write. In src: functions without a bound or with hidden
# state; the locale, the clock and random numbers, through which equal inputs would
# give unequal bytes; floating point through printf, which asks the locale. There
# and in the tests: marks of unfinished work, and files too long to be one idea.
# base/ban.h has the same list for the compiler and is left out here.
cd "$(dirname "$0")/../.." || exit 2
status=0

# Comments are blanked first, strings only for the search for calls. A statement is
# looked at whole, since a call and its format often stand on different lines.
find src -name '*.[ch]' ! -path src/base/ban.h | LC_ALL=C sort | awk '
function complain(line, text) { print file ":" line ": " text; bad = 1 }
function check_statement() {
    gsub(/%%/, "", formats)
    if (code ~ /printf[ \t]*\(/ && formats ~ /%[-+#0]*([0-9]+|\*)?([.]([0-9]+|\*)?)?L?[aefgAEFG]/)
        complain(start, "floating point through printf depends on the locale")
    code = ""; formats = ""; start = 0
}
BEGIN {
    count = split("strcpy strcat sprintf vsprintf strtok gets atoi atol atof alloca " \
        "setlocale localeconv newlocale uselocale " \
        "time localtime localtime_r ctime asctime strftime gettimeofday rand srand random", name, " ")
    for (i = 1; i <= count; i++) banned[name[i]] = 1
}
{
    file = $0
    in_comment = 0; line = 0; code = ""; formats = ""; start = 0
    while ((getline text < file) > 0) {
        line++
        # One pass over the characters: code keeps calls, formats keeps string contents.
        out = ""; state = in_comment ? "*" : ""
        for (i = 1; i <= length(text); i++) {
            c = substr(text, i, 1); two = substr(text, i, 2)
            if (state == "*") { if (two == "*/") { state = ""; i++; out = out " " } }
            else if (state == "") {
                if (two == "/*") { state = "*"; i++ }
                else if (two == "//") break
                else if (c == "\"" || c == "\047") { state = c; out = out c }
                else out = out c
            }
            else if (c == "\\") { i++ }
            else if (c == state) { state = ""; out = out c; formats = formats "\n" }
            else if (state == "\"") formats = formats c
        }
        in_comment = (state == "*")
        rest = out
        while (match(rest, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
            word = substr(rest, RSTART, RLENGTH - 1); sub(/[ \t]+$/, "", word)
            before = RSTART > 1 ? substr(rest, RSTART - 1, 1) : ""
            if (word in banned && before != "." && before != ">") complain(line, word "() is banned, see src/base/ban.h")
            rest = substr(rest, RSTART + RLENGTH)
        }
        if (!start) start = line
        code = code out "\n"
        if (out ~ /[;{}][ \t]*$/) check_statement()
    }
    check_statement()
    close(file)
}
END { exit bad }
' || status=1

# The words are written so that this file does not find itself.
if grep -rnwE 'TO[D]O|FIX[M]E' src tests layouts fonts/*.sh fonts/*.yaml Makefile --include='*.[ch]' --include='*.def' --include='*.sh' \
    --include='*.yaml' --include=Makefile 2>/dev/null; then
    echo "an unfinished matter: settle it, or write NEEDSWORK: and what is undecided"
    status=1
fi

find src tests -name '*.[ch]' -exec wc -l {} + | awk '
    $2 != "total" && $1 > 600 { print $2 ": " $1 " lines; past 600 a file is a folder'"'"'s worth of ideas"; bad = 1 }
    END { exit bad }' || status=1
exit $status
