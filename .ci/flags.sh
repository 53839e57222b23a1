#!/bin/sh
# pkg-config's answers as a makefile on standard output: LIB_CFLAGS, LIB_LIBS, and ARCHIVES, the
# libraries that the tool carries in itself. CC, CFLAGS and LINK come from the Makefile.
set -eu
libraries='freetype2 harfbuzz-subset harfbuzz libfyaml icu-uc libdeflate libpng libjpeg libqrencode libcrypto gmp'
# Carried where their archives lie beside what pkg-config found, those joined by a comma only
# together (docs/decisions/0010). LINK=shared loads them at start as well.
carried='libfyaml:fyaml libdeflate:deflate libjpeg:jpeg libcrypto:crypto gmp:gmp icu-uc:icuuc,icudata,stdc++'
[ "${LINK:-}" != shared ] || carried=

# shellcheck disable=SC2086 # names are words
cflags=$(pkg-config --cflags $libraries) && libs=$(pkg-config --libs $libraries) || {
    echo "banxin: pkg-config must know: $libraries" >&2
    exit 1
}

# archives_of SET: their files, or nothing when one is not there
archives_of() {
    folder=$(pkg-config --variable=pcfiledir "${1%%:*}")/..
    found=
    for library in $(echo "${1#*:}" | tr , ' '); do
        archive=$folder/lib$library.a
        [ "$library" != stdc++ ] || archive=$($CC -print-file-name=libstdc++.a)
        [ -f "$archive" ] || return 0
        found="$found $archive"
    done
    printf '%s' "$found"
}

echo "# pkg-config's answers for: $CC ${CFLAGS:-}"
# Foreign headers come by -isystem: our warnings are for our code.
echo "LIB_CFLAGS := $cflags" | sed 's/ -I/ -isystem /g'
echo "LIB_LIBS := $libs -lhpdf -lm"
archives=
for set in $carried; do archives="$archives$(archives_of "$set")"; done
echo "ARCHIVES :=$archives"
