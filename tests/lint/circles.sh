#!/bin/sh
# A file is a .c with its header. Fails when files lean on each other in a circle, when
# a .c has no header of its own (but for main.c and the table makers), when a header
# declares a function that another file defines, and when a file calls a function of a
# folder that src/FLOORS does not grant it, reached through some header on the way.
cd "$(dirname "$0")/../../src" || exit 2

find . -mindepth 2 -name '*.[ch]' | LC_ALL=C sort | awk '
function complain(where, text) { print "src/" where ": " text; bad = 1 }
function trim(text) { gsub(/^[ \t\n]+|[ \t\n]+$/, "", text); return text }
function folder_of(file) { sub(/\/.*/, "", file); return file }

# A file as one line a statement, without comments, strings and the insides of braces at
# depth 1 and more for a header; a .c file keeps its bodies, apart, for the calls.
function read(file,    text, whole, part, i, count, depth, c, rest, name) {
    whole = ""
    while ((getline text < file) > 0) {
        if (text ~ /^[ \t]*#[ \t]*include[ \t]*"/) { split(text, part, "\""); note_include(file, part[2]) }
        sub(/^[ \t]*#[ \t]*(include|define|undef|if|ifdef|ifndef|elif|else|endif|pragma|error).*/, "", text)
        gsub(/\\./, "", text); gsub(/\047"\047/, "0", text); gsub(/"[^"]*"/, "0", text); sub(/\/\/.*/, "", text)
        whole = whole text "\n"
    }
    close(file)
    outside = ""; inside = ""
    while ((i = index(whole, "/*")) > 0) {
        rest = substr(whole, i + 2); whole = substr(whole, 1, i - 1)
        c = index(rest, "*/"); if (c == 0) break
        whole = whole " " substr(rest, c + 2)
    }
    gsub(/\047[^\047\n]*\047/, "0", whole)
    count = split(whole, part, "{"); depth = 0
    for (i = 1; i <= count; i++) {
        if (i > 1) depth++
        rest = part[i]
        while ((c = index(rest, "}")) > 0) {
            keep(depth, substr(rest, 1, c - 1))
            depth--; if (depth == 0) outside = outside "{};"
            rest = substr(rest, c + 1)
        }
        keep(depth, rest)
    }
}
function keep(depth, text) { if (depth == 0) outside = outside text; else inside = inside " " text }
function note_include(file, want) { includes[file] = includes[file] " " want }

# Names that a statement outside all braces declares or defines: bx_name ( at its first bracket.
function functions_of(text, into, is_definition,    part, i, count, statement, at, name, before) {
    count = split(text, part, ";")
    for (i = 1; i <= count; i++) {
        statement = trim(part[i])
        if (statement ~ /^typedef/ || statement !~ /bx_[a-z0-9_]+\(/) continue
        if ((statement ~ /{}$/) != is_definition && !(statement ~ /static inline/)) continue
        match(statement, /bx_[a-z0-9_]+\(/)
        before = substr(statement, 1, RSTART - 1)
        if (before ~ /[(=]/ || before !~ /[A-Za-z]/) continue
        name = substr(statement, RSTART, RLENGTH - 1); name = trim(name)
        into[name] = (statement ~ /static inline/) ? "inline" : "plain"
    }
}

FILENAME == "FLOORS" {
    if ($0 ~ /^[ \t]*(#|$)/ || split($0, column, ":") != 4) next
    count = split(column[2], granted, " ")
    for (i = 1; i <= count; i++) grants[trim(column[1]), granted[i]] = 1
    next
}
{
    file = substr($0, 3); files[++total] = file
    unit = file; sub(/[.][ch]$/, "", unit); is_unit[unit] = 1; exists[file] = 1
    read(file)
    split("", found)
    functions_of(outside, found, file ~ /[.]c$/)
    for (name in found) {
        if (file ~ /[.]c$/) { if (!(name in defined)) defined[name] = unit }
        else { declared[name] = unit; is_inline[name] = found[name] == "inline" }
    }
    rest = inside
    while (match(rest, /bx_[a-z0-9_]+\(/)) {
        name = trim(substr(rest, RSTART, RLENGTH - 1))
        if (!((file, name) in called)) { called[file, name] = 1; calls[file] = calls[file] " " name }
        rest = substr(rest, RSTART + RLENGTH)
    }
}

# Depth first: a unit that is met again on its own way closes a circle.
function visit(unit, way,    count, part, i) {
    state[unit] = 1
    count = split(leans[unit], part, " ")
    for (i = 1; i <= count; i++) {
        if (state[part[i]] == 1) complain(unit, "stands in a circle:" substr(way " ", index(way " ", " " part[i] " ")) unit " " part[i])
        else if (!state[part[i]]) visit(part[i], way " " unit)
    }
    state[unit] = 2
}

END {
    for (i = 1; i <= total; i++) {
        file = files[i]; unit = file; sub(/[.][ch]$/, "", unit)
        if (file ~ /[.]c$/ && !exists[unit ".h"] && file !~ /\/(main|gen_[a-z_]*)[.]c$/)
            complain(file, "has no header of its own")
        count = split(includes[file], part, " ")
        for (k = 1; k <= count; k++) {
            other = part[k]; sub(/[.]h$/, "", other)
            if (other != unit && other in is_unit && !((unit, other) in leaning)) {
                leaning[unit, other] = 1; leans[unit] = leans[unit] " " other
            }
        }
        count = split(calls[file], part, " ")
        for (k = 1; k <= count; k++) {
            if (!(part[k] in declared)) continue
            home = folder_of(file); target = folder_of(declared[part[k]])
            if (home != target && !((home, target) in grants))
                complain(file, part[k] " belongs to " target ", which FLOORS does not grant " home)
        }
    }
    for (name in declared) {
        if (is_inline[name]) continue
        if (!(name in defined)) complain(declared[name] ".h", "declares " name ", which nobody defines")
        else if (defined[name] != declared[name]) complain(declared[name] ".h", "declares " name " of " defined[name] ".c")
    }
    for (i = 1; i <= total; i++) { unit = files[i]; sub(/[.][ch]$/, "", unit); if (!state[unit]) visit(unit, "") }
    exit bad
}
' FLOORS -
