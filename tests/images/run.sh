#!/bin/sh
# Pictures from their files to what is seen: those that are taken look the same whatever their kind
# and however their rows lie, and a JPEG's bytes stand in the PDF as they are; all others are told in
# little time, with their code and way out.
. "$(dirname "$0")/../support/suite.sh"
make=$build/tests/make_image
cp tests/images/layout.yaml "$top" && cd "$top" || exit 2
told=$top/told

# render PICTURE: as out.pdf
render() {
    printf '图: %s\n' "$1" >data.yaml
    timeout 20 "$program" render --lang "${2:-en}" -l ./layout.yaml -o out.pdf data.yaml >told 2>&1
}

# The colour at ($1, $2) mm of the page, as "255 0 0"; every sample to the nearest 0, 128 or 255.
colour_at() {
    awk -v x="$1" -v y="$2" 'BEGIN { printf "%d", (int(y / 25.4 * 72) * 360 + int(x / 25.4 * 72)) * 3 }' >at
    tail -c +$(($(wc -c <page.ppm) - 360 * 288 * 3 + 1)) page.ppm | tail -c +$(($(cat at) + 1)) | head -c 3 |
        od -An -tu1 | awk '{ for (i = 1; i <= 3; i++) printf("%s%d", (i > 1 ? " " : ""), ($i < 64 ? 0 : $i < 192 ? 128 : 255)) }'
}

# shows PLACE X Y COLOUR
shows() {
    is=$(colour_at "$2" "$3")
    [ "$is" = "$4" ] || fail "$1 is $is, not $4"
}

draw() {
    qpdf --check out.pdf >told 2>&1 || fail "qpdf finds fault"
    pdftoppm -r 72 out.pdf page 2>told && mv page-*.ppm page.ppm
    [ "$(head -c 15 page.ppm | tr '\n' ' ')" = "P6 360 288 255 " ] || fail "the page is not 360 x 288 pixels"
}

# taken PICTURE [white of its fourth field]
taken() {
    name=$1 cases=$((cases + 1))
    "$make" "$1" >"$1"
    if ! render "$1"; then fail "is not taken"; return; fi
    draw
    case $1 in
    grey.jpg) set -- "$1" "128 128 128" "128 128 128" "0 0 0" ;;
    alpha.png) set -- "$1" "255 128 128" "128 255 128" "128 128 255" ;;
    *) set -- "$1" "255 0 0" "0 255 0" "0 0 255" ;;
    esac
    # 60 mm wide, so 40 mm high
    shows "above left" 40 30 "$2"
    shows "above right" 60 30 "$3"
    shows "below left" 40 50 "$4"
    shows "below right" 60 50 "255 255 255"
    shows "left of it" 19 40 "255 255 255"
    shows "below it" 40 61 "255 255 255"
    case $1 in *.png) return ;; esac
    rm -f held*
    pdfimages -all out.pdf held 2>told
    qpdf --qdf --object-streams=disable --stream-data=preserve out.pdf plain.pdf
    grep -aq '/Filter /DCTDecode' plain.pdf || fail "is no DCTDecode"
    cmp -s held-000.jpg "$1" || fail "its bytes are others"
}

for picture in plain.png alpha.png baseline.jpg progressive.jpg rgb.jpg grey.jpg turned1.jpg turned2.jpg \
    turned3.jpg turned4.jpg turned5.jpg turned6.jpg turned7.jpg turned8.jpg; do
    taken $picture
done

# refused PICTURE CODE
refused() {
    name=$1 cases=$((cases + 1))
    [ -e "$1" ] || "$make" "$1" >"$1" || exit 2
    for language in en zh; do
        render "$1" $language && fail "is taken"
        grep -q "^data.yaml:1:4: [^ ]*\[$2\]" told || fail "is not told as $2"
        grep -q '^  help: \|^  办法：' told || fail "has no way out"
    done
}

: >empty.png
echo 'no picture' >words.png
head -c 300 alpha.png >cut.png
refused empty.png BX0708
refused words.png BX0708
refused cut.png BX0780
refused cut.jpg BX0780
refused lying.jpg BX0708
refused huge.png BX0804
refused huge.jpg BX0804
refused cmyk.jpg BX0781
refused arithmetic.jpg BX0782
refused 12bit.jpg BX0782
refused lossless.jpg BX0782

# The same bytes are one object, whatever file they are in, on whatever page; the PDF is the same twice.
name="one picture thrice" cases=$((cases + 1))
cp plain.png again.png
cat >list.yaml <<'Y'
banxin: 1
name: 多图
extends: gbt9704
fields:
  图: {type: list, required: true, fields: {图: {type: image, required: true}}}
body:
  - {each: 图, body: [{image: "{图}", width: 100mm, alt: 四格}]}
Y
printf '图:\n  - {图: plain.png}\n  - {图: again.png}\n  - {图: turned6.jpg}\n  - {图: plain.png}\n  - {图: ./turned6.jpg}\n' >data.yaml
for out in one two; do "$program" render -l ./list.yaml -o $out.pdf data.yaml >told 2>&1 || fail "fails"; done
cmp -s one.pdf two.pdf || fail "is another the second time"
[ "$(pdfimages -list one.pdf | awk 'NR > 2 { print $11 }' | sort -u | wc -l)" = 2 ] || fail "is held more than once"
[ "$(pdfimages -list one.pdf | awk 'NR > 2' | wc -l)" = 5 ] || fail "is not drawn five times"
[ "$(pdfinfo one.pdf | awk '/^Pages/ { print $2 }')" -gt 1 ] || fail "stands on one page"

tally pictures wrong
