#!/bin/sh
# The house has floors: src/FLOORS lists the folders of src from the ground up.
#
#   folder : may include : foreign libraries : what it is
#
# Fails when a line is malformed or grants a folder that does not stand above it
# (so circles cannot arise), when a folder is listed twice or does not exist in
# either direction, and when a file includes a folder that its line does not grant,
# leaves out the folder of an include, or names a file that is not there. The unit
# tests have the same floors: tests/unit/<folder>/check_<folder>*.c.
cd "$(dirname "$0")/../../src" || exit 2

find . -mindepth 2 -name '*.[ch]' | LC_ALL=C sort | awk '
function complain(where, text) { print "src/" where ": " text; bad = 1 }
function trim(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }

# First FLOORS, then the list of files from the pipe.
FILENAME == "FLOORS" {
    where = "FLOORS:" FNR
    if ($0 ~ /^[ \t]*(#|$)/) next
    if (split($0, column, ":") != 4) { complain(where, "must have four columns: folder : may include : foreign libraries : what it is"); next }
    folder = trim(column[1])
    if (folder !~ /^[a-z][a-z0-9_]*$/) complain(where, "\"" folder "\" is no folder name")
    if (folder in floor) complain(where, folder " is listed twice")
    if (trim(column[4]) == "") complain(where, "does not say what " folder " is")
    count = split(column[2], granted, " ")
    for (i = 1; i <= count; i++) {
        if (!(granted[i] in floor)) complain(where, folder " leans on " granted[i] ", which does not stand above it in this list")
        grants[folder, granted[i]] = 1
    }
    floor[folder] = where
    next
}
{
    file = substr($0, 3)
    home = file; sub(/\/.*/, "", home)
    if (!(home in floor)) { if (!(home in told)) complain(file, "its folder is not in FLOORS"); told[home] = 1; next }
    line = 0
    while ((getline text < file) > 0) {
        line++
        if (text !~ /^[ \t]*#[ \t]*include[ \t]*"/) continue
        split(text, quoted, "\"")
        want = quoted[2]
        if (want !~ /\//) { complain(file ":" line, "write the folder too: #include \"" home "/" want "\""); continue }
        target = want; sub(/\/.*/, "", target)
        if (!(target in floor)) complain(file ":" line, want " is in no folder of FLOORS")
        else if (target != home && !((home, target) in grants)) complain(file ":" line, home " may not include " want)
    }
    close(file)
}
END { exit bad }
' FLOORS - || exit 1

# A floor that nobody built would grant what nobody sees. A folder may still be empty.
status=0
for folder in $(sed -n 's/^[[:space:]]*\([a-z][a-z0-9_]*\)[[:space:]]*:.*/\1/p' FLOORS); do
    if [ ! -d "$folder" ]; then
        echo "src/FLOORS: there is no folder $folder"
        status=1
    fi
done
for test in ../tests/unit/*.c ../tests/unit/*/*; do
    [ -e "$test" ] || continue
    test=${test#../}
    folder=${test#tests/unit/}
    folder=${folder%%/*}
    case $test in
    "tests/unit/$folder/check_$folder.c" | "tests/unit/$folder/check_${folder}_"*.c) [ -d "$folder" ] && continue ;;
    esac
    echo "$test: must be tests/unit/FOLDER/check_FOLDER_*.c for a folder of src"
    status=1
done
exit $status
