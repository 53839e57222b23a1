#!/bin/sh
# Puts the Fandol faces into fonts/files/. Debian ships them inside a TeX package;
# they are taken out of it and no TeX is installed. Does nothing, and asks nobody,
# when they are here. Each file comes into its place whole: written beside it,
# then renamed.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
files=$here/files
package=texlive-lang-chinese
faces='FandolFang-Regular FandolKai-Regular FandolHei-Regular FandolHei-Bold FandolSong-Regular FandolSong-Bold'
# Inside the package, or inside / where the package is installed.
fonts=usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
papers=usr/share/doc/texlive-doc/fonts/fandol

complete() {
    for face in $faces; do
        [ -s "$1/$face.otf" ] || return 1
    done
}

fail() {
    {
        echo "fonts/fetch.sh: $1"
        echo "    Without the network: copy the Fandol*.otf files of any TeX distribution"
        echo "    (package \"fandol\") to $files and run make again. Needed are:"
        printf '    %s.otf\n' $faces
    } >&2
    exit 1
}

if complete "$files"; then
    exit 0
fi

temp=
clean_up() {
    [ -z "$temp" ] || rm -rf "$temp"
    rm -f "$files"/.*.part
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$files"

root=/
if ! complete "/$fonts"; then
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null ||
        fail 'this is not a Debian system, so the Fandol fonts cannot be fetched here.'
    echo "fonts/fetch.sh: fetching the Fandol fonts out of $package (about 50 MB)" >&2
    temp=$(mktemp -d)
    # apt downloads as its own user, which must be able to write here.
    chmod 755 "$temp"
    mkdir "$temp/deb" "$temp/root"
    if [ "$(id -u)" = 0 ] && id _apt >/dev/null 2>&1; then
        chown _apt "$temp/deb"
    fi
    download() { (cd "$temp/deb" && apt-get download "$package") >"$temp/log" 2>&1; }
    if ! download; then
        # Perhaps apt has no package lists yet, or old ones.
        sudo=
        [ "$(id -u)" = 0 ] || sudo=sudo
        $sudo apt-get update >"$temp/log" 2>&1 || :
        if ! download; then
            tail -n 5 "$temp/log" >&2
            fail "apt-get download $package failed; is the network there, and main among the apt sources?"
        fi
    fi
    dpkg-deb -x "$temp"/deb/*.deb "$temp/root" ||
        fail "the downloaded $package cannot be unpacked; is there room in ${TMPDIR:-/tmp}?"
    root=$temp/root
    complete "$root/$fonts" || fail "the downloaded $package does not hold the Fandol fonts where they were expected."
fi

# The licence first: the fonts are not left without it.
place() {
    cat >"$files/.$1.part" && mv "$files/.$1.part" "$files/$1" || fail "cannot write $files/$1; is there room on the disk?"
}
for paper in COPYING README; do
    if [ -f "$root/$papers/$paper.gz" ]; then
        gzip -dc "$root/$papers/$paper.gz" | place "Fandol-$paper"
    elif [ -f "$root/$papers/$paper" ]; then
        place "Fandol-$paper" <"$root/$papers/$paper"
    fi
done
for face in $faces; do
    place "$face.otf" <"$root/$fonts/$face.otf"
done
