#!/bin/sh
# Each foreign library has one owner in the house, so that it can be replaced, and
# its traps known, in one place. Fails when a file includes a foreign header
# outside the rooms listed here, when the folder's line in src/FLOORS does not
# name the library, and when a header is neither C, POSIX nor in the list. Nothing
# is granted that nobody uses: a room that is not there or does without the header
# fails, and so does a library in a line of src/FLOORS that its folder does not include.
cd "$(dirname "$0")/../../src" || exit 2

find . -mindepth 2 -name '*.[ch]' | LC_ALL=C sort | awk '
function complain(where, text) { print "src/" where ": " text; bad = 1 }
# header: a regular expression; library: its names in FLOORS; rooms: the files that may include it,
# or a folder with its slash, for all of its files
function owner(header, library, rooms) { rules++; header_of[rules] = header; library_of[rules] = library; rooms_of[rules] = rooms }

BEGIN {
    owner("hpdf.*", "libharu", "pdf/pdf_store.h")
    owner("libfyaml[.]h", "libfyaml", "source/source.c")
    # hb-subset.h leans on hb.h, so who may subset may also shape.
    owner("hb-subset[.]h", "harfbuzz-subset", "cut/font_cut.c")
    owner("hb(-ot)?[.]h", "harfbuzz harfbuzz-subset", "font/face.c font/glyph_ink.c text/engine.c text/marks.c text/shape.c cut/font_cut.c")
    owner("ft2build[.]h|freetype/.*", "freetype2", "font/face.c font/glyph_picture.c")
    owner("unicode/.*", "icu", "text/")
    owner("libdeflate[.]h", "libdeflate", "cut/literal_stream.c image/colour_profile.c pdf/pdf_pack.c pdf/pdf_store.h proof/unpack.c")
    owner("qrencode[.]h", "libqrencode", "image/qr_code.c")
    owner("png[.]h", "libpng", "image/png_read.c")
    # The errors of libjpeg are jumps: caught in the one file that calls it.
    owner("jpeglib[.]h|jerror[.]h|setjmp[.]h", "libjpeg", "image/jpeg_read.c")
    owner("openssl/.*", "libcrypto", "base/hash.c cms/")
    owner("gmp[.]h", "libgmp", "base/decimal.c")

    # What the language and POSIX bring. No locale.h, no setjmp.h but
    # for libjpeg, no threads.h: not in this house.
    # malloc.h belongs to glibc: behind __GLIBC__ only.
    count = split("assert.h ctype.h dirent.h errno.h fcntl.h float.h fnmatch.h glob.h iconv.h inttypes.h libgen.h limits.h malloc.h math.h netdb.h poll.h " \
        "signal.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h " \
        "strings.h time.h unistd.h sys/mman.h sys/resource.h sys/stat.h sys/time.h sys/types.h sys/wait.h sys/ioctl.h sys/file.h sys/socket.h termios.h", name, " ")
    for (i = 1; i <= count; i++) standard[name[i]] = 1
}
FILENAME == "FLOORS" {
    if ($0 ~ /^[ \t]*(#|$)/ || split($0, column, ":") < 3) next
    gsub(/[ \t]/, "", column[1])
    count = split(column[3], name, /[ \t,;()]+/)
    for (i = 1; i <= count; i++) if (name[i] != "") { granted[column[1], name[i]] = FNR; grants[++all] = column[1] SUBSEP name[i] }
    next
}
{
    file = substr($0, 3)
    home = file; sub(/\/.*/, "", home)
    line = 0
    while ((getline text < file) > 0) {
        line++
        if (text !~ /^[ \t]*#[ \t]*include[ \t]*</) continue
        header = text; sub(/^[^<]*</, "", header); sub(/>.*/, "", header)
        if (header in standard) continue
        known = 0
        for (r = 1; r <= rules; r++) {
            if (header !~ ("^(" header_of[r] ")$")) continue
            known = 1
            named = 0
            count = split(library_of[r], name, " ")
            for (i = 1; i <= count; i++) if ((home, name[i]) in granted) { named = 1; used[home, name[i]] = 1 }
            is_owner = 0
            count = split(rooms_of[r], name, " ")
            for (i = 1; i <= count; i++) if (name[i] == file || name[i] == home "/") { is_owner = 1; lived_in[r, name[i]] = 1 }
            if (!named) complain(file ":" line, "FLOORS does not give " home " the library of <" header ">: " library_of[r])
            else if (!is_owner) complain(file ":" line, "<" header "> belongs to " rooms_of[r])
        }
        if (!known) complain(file ":" line, "<" header "> is neither C, POSIX nor a library of this house (tests/lint/foreign.sh)")
    }
    close(file)
}
END {
    for (r = 1; r <= rules; r++) {
        count = split(rooms_of[r], name, " ")
        for (i = 1; i <= count; i++) if (!((r, name[i]) in lived_in))
            complain(name[i], "is not there or does without <" header_of[r] ">, which tests/lint/foreign.sh grants it")
    }
    for (i = 1; i <= all; i++) if (!(grants[i] in used)) {
        split(grants[i], name, SUBSEP)
        complain("FLOORS:" granted[grants[i]], name[1] " is given " name[2] " and includes nothing of it")
    }
    exit bad
}
' FLOORS -
