#!/bin/sh
# A header is a manual that stands alone: each one compiles by itself, twice over
# (its guard works), and each .c file includes its own header first, so that a
# header never leans on what happened to be included before it.
# CC and LINT_CFLAGS come from the Makefile; alone, the script finds its own.
cd "$(dirname "$0")/../.." || exit 2
: "${CC:=cc}"
if [ -z "${LINT_CFLAGS:-}" ]; then
    LINT_CFLAGS="-std=c17 -D_XOPEN_SOURCE=700 -Wall -Wextra -Wpedantic -Werror -Isrc -Itests -Ibuild/gen
        $(CC=$CC sh .ci/flags.sh | sed -n 's/^LIB_CFLAGS := //p') $(pkg-config --cflags check)"
fi

status=0
for header in src/*/*.h tests/*/*.h; do
    [ -f "$header" ] || continue
    path=${header#src/}
    path=${path#tests/}
    # shellcheck disable=SC2086 # flags are words
    if ! printf '#include "%s"\n#include "%s"\nextern int something;\n' "$path" "$path" |
        $CC $LINT_CFLAGS -fsyntax-only -x c -; then
        echo "$header: does not compile alone"
        status=1
    fi
done

for source in src/*/*.c; do
    own=${source#src/}
    own=${own%.c}.h
    [ -f "src/$own" ] || continue
    first=$(sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*["<]\([^">]*\)[">].*/\1/p' "$source" | head -n 1)
    if [ "$first" != "$own" ]; then
        echo "$source: includes \"$first\" first, must be its own header \"$own\""
        status=1
    fi
done
exit $status
