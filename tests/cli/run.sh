#!/bin/sh
# The command line from outside: exit status, what goes to which stream, what becomes
# of files. Every case runs in a fresh folder with good.yaml, warned.yaml and bad.yaml;
# `expect STATUS banxin …` leaves the streams in out and err. Messages are compared
# by their codes where the words do not matter.
. "$(dirname "$0")/../support/suite.sh"
. tests/support/expect.sh

# A case: its name, in a folder of its own.
case_of() {
    case_of_text "$1"
    mkdir "$top/$cases" && cd "$top/$cases" || exit 2
    mkdir layouts
    cat >layouts/note.yaml <<'END'
banxin: 1
extends: gbt9704
name: 便函
output: "{机关}-{年度}"
title: "{机关}{年度}"
fields:
  机关: {type: text, required: true}
  年度: {type: year, required: true}
  正文: {type: paragraphs, required: true}
body:
  - title: ["{机关}"]
  - paragraphs: "{正文}"
END
    printf 'layout: note\n机关: 某局\n年度: 2023\n正文: |\n  天地玄黄，宇宙洪荒。\n' >good.yaml
    printf 'layout: note\n机关: 甲局\n年度: 2023\n正文: |\n  天地玄黄,宇宙洪荒。\n' >warned.yaml
    printf 'layout: note\n机关: 乙局\n年渡: 2023\n正文: |\n  天地玄黄。\n' >bad.yaml
}

banxin() { "$program" "$@"; }

silent() { [ ! -s "$top/$1" ] || fail "$1 is not empty"; }
is_pdf() { [ "$(head -c 5 "$1" 2>/dev/null)" = "%PDF-" ] || fail "$1 is no PDF"; }
absent() { [ ! -e "$1" ] || fail "$1 is there"; }
no_parts() { [ -z "$(find . -name '*.part')" ] || fail "a part was left behind"; }

# --- what who signs off writes down ---------------------------------------------

case_of "the digest of data"
expect 0 banxin check --digest good.yaml warned.yaml
is=$(sed -n 's/^[0-9a-f]\{64\}  //p' "$top/out" | tr '\n' ' ')
[ "$is" = "good.yaml warned.yaml " ] || fail "it is not as sha256sum writes it"
banxin render -o good.pdf good.yaml 2>"$top/err"
banxin extract good.pdf -o - 2>"$top/err" >data.json
grep -q "^$(sha256sum <data.json | cut -d ' ' -f 1)  good" "$top/out" || fail "it is that of other data"
expect 0 banxin check --digest --format json good.yaml
grep -qx '{"digest":"[0-9a-f]\{64\}","file":"good.yaml"}' "$top/out" || fail "it is no object"
expect 1 banxin check --digest bad.yaml good.yaml
[ "$(wc -l <"$top/out")" = 1 ] || fail "data that are refused have none"
expect 1 banxin check --digest --strict warned.yaml
[ ! -s "$top/out" ] || fail "data that are refused have none"
mv good.yaml 'a
b.yaml'
expect 0 banxin check --digest 'a
b.yaml'
grep -q '^\\[0-9a-f]*  a\\nb.yaml$' "$top/out" || fail "a line end in a name makes a line"
expect 2 banxin render --digest warned.yaml

# --- signing, as far as it needs no key (tests/sign has the rest) ------------------

case_of "sign"
banxin render -o good.pdf good.yaml 2>"$top/err"
cp good.pdf before.pdf
expect 0 banxin sign --help
has out "--digest-out=DIR"
has out "was not signed"
silent err
expect 2 banxin sign --digest-out there
has err "error[BX0932]"
expect 2 banxin sign good.pdf
has err "error[BX1173]"
expect 2 banxin sign --key nowhere good.pdf
has err "error[BX1183]"
expect 2 banxin sign --digest-out there --cms-in there good.pdf
has err "error[BX1181]"
expect 1 banxin sign --digest-out there good.pdf nowhere.pdf
has err "error[BX1160]"
has err "error[BX0101]"
has err "2 not signed"
silent out
expect 1 banxin sign --format json --digest-out there good.pdf
grep -qx '{"file":"good.pdf","result":"failed"}' "$top/out" || fail "it is no object"
has err '"code":"BX1160"'
expect 2 banxin render --key nowhere --cert nowhere -o new.pdf good.yaml
has err "error[BX1183]"
expect 2 banxin render --sign -o new.pdf good.yaml
has err "error[BX1173]"
absent there
absent new.pdf
same good.pdf before.pdf
no_parts

# --- help, version, mistakes ----------------------------------------------------

case_of "no arguments"
expect 2 banxin
silent out
has err "banxin render"
has err "banxin dump"

case_of "help"
expect 0 banxin --help
silent err
for word in render check measure fonts dump layouts form merge-manifests --layout --profile --allow-images --shared-seal --draft --line-numbers --preprinted --output --stage --for --lang --format --strict --no-sync --jobs --timeout --fail-fast --force --shard --coverage --digest --help --version; do
    has out "$word"
done
expect 0 banxin check --help
has out "--strict"
lacks out "--output"
expect 0 banxin --help --lang=zh
has out "用法"

case_of "version"
expect 0 banxin --version
grep -qE '^banxin [0-9]+\.[0-9]+\.[0-9]+$' "$top/out" || fail "no version: $(cat "$top/out")"

case_of "an option of all commands before the command"
expect 1 banxin --lang zh render -o before.pdf absent.yaml
has err "无法打开 absent.yaml"
expect 0 banxin --lang=zh layouts
has out "annual-report"
lacks out "用法"

case_of "mistakes on the command line"
expect 2 banxin redner good.yaml
has err "BX0901"
has err "render check measure fonts dump layouts form merge-manifests"
expect 2 banxin render --strct good.yaml
has err "BX0902"
has err "--strct"
expect 2 banxin check -o x good.yaml
has err "BX0902"
expect 2 banxin check --coverage good.yaml
has err "BX0902"
expect 2 banxin render -o
has err "BX0903"
expect 2 banxin render --lang=fr good.yaml
has err "zh|en"
expect 2 banxin dump good.yaml
has err "--stage"
expect 2 banxin dump --stage=line good.yaml
has err "blocks|lines|pages|calls|tags"
expect 2 banxin render
has err "BX0904"
silent out
mkdir empty
expect 2 banxin render empty
has err "BX0904"
absent good.pdf

# --- where the PDF goes -----------------------------------------------------------

case_of "into the current folder"
expect 0 banxin render good.yaml
silent out
silent err
is_pdf good.pdf
no_parts

case_of "to standard output"
expect 0 banxin render -o - good.yaml
is_pdf "$top/out"
expect 0 banxin render -o file.pdf good.yaml
banxin render -o - good.yaml >again.pdf 2>/dev/null
same again.pdf file.pdf
expect 2 banxin render -o - good.yaml warned.yaml
has err "BX0903"
[ ! -s "$top/out" ] || fail "something was written"
absent -

case_of "into a folder"
mkdir out
expect 0 banxin render -o out good.yaml
is_pdf "$(ls out/*.pdf)"
expect 0 banxin render -o out/ warned.yaml
is_pdf out/甲局-2023.pdf

case_of "by a pattern"
mkdir out
expect 0 banxin render -o 'out/{年度}年{机关}.pdf' good.yaml warned.yaml
is_pdf out/2023年某局.pdf
is_pdf out/2023年甲局.pdf
expect 1 banxin render -o 'out/{年度}-{局}.pdf' good.yaml
has err "-o:1:7: error[BX0313]"
expect 1 banxin render -o 'out/{年度.pdf' good.yaml
has err "BX0312"

case_of "a name like an option"
cp good.yaml ./-o.yaml
expect 0 banxin render -- -o.yaml
is_pdf ./-o.pdf

case_of "two reports, one name"
expect 2 banxin render -o x.pdf good.yaml warned.yaml
has err "BX0903"
absent x.pdf
mkdir twins
cp good.yaml twins
cp good.yaml twins/again.yaml
expect 1 banxin render twins/good.yaml twins/again.yaml good.yaml
has err "BX0906"
absent good.pdf
is_pdf again.pdf

# --- what stays when something fails ------------------------------------------------

case_of "a failed report leaves the older PDF whole"
printf 'whole' >bad.pdf
expect 1 banxin render bad.yaml
[ "$(cat bad.pdf)" = whole ] || fail "the older file was touched"
no_parts

case_of "a folder that is not there"
expect 2 banxin render -o none/x.pdf good.yaml
has err "BX0928"
expect 2 banxin render --lang zh -o none/x.pdf good.yaml
has err "-o none/x.pdf：没有文件夹 none"
absent none

case_of "another format"
expect 2 banxin render -o x.docx good.yaml
has err "BX0927"
has err "write -o x.pdf"
absent x.docx
no_parts

case_of "a folder of that name"
mkdir good.pdf
expect 1 banxin render good.yaml
has err "BX0104"
no_parts

case_of "a folder that may not be written"
if [ "$(id -u)" != 0 ]; then
    mkdir out
    printf 'whole' >out/某局-2023.pdf
    chmod 555 out
    expect 1 banxin render -o out good.yaml
    has err "BX0104"
    chmod 755 out
    [ "$(cat out/某局-2023.pdf)" = whole ] || fail "the older file was touched"
fi

case_of "a full disk"
printf 'whole' >good.pdf
(
    trap '' XFSZ
    ulimit -f 4
    exec "$program" render good.yaml
) >"$top/out" 2>"$top/err"
[ $? = 1 ] || fail "not status 1"
has err "BX0104"
[ "$(cat good.pdf)" = whole ] || fail "the older file was touched"
no_parts

case_of "standard output that is full or closed"
for command in --help --version "render --help" fonts "fonts --coverage"; do
    expect 2 sh -c '"$0" $1 >/dev/full' "$program" "$command"
    has err "error[BX0107]: cannot write into standard output"
    expect 2 sh -c '"$0" $1 >&-' "$program" "$command"
    has err "BX0107"
done
for command in "render -o - good.yaml" "render -o /dev/full good.yaml" "dump --stage=lines good.yaml"; do
    expect 1 sh -c '"$0" $1 >/dev/full' "$program" "$command"
    has err "BX0107"
done
expect 1 banxin render --lang zh -o /dev/full good.yaml
has err "无法写入/dev/full"

case_of "messages that nobody can read"
expect 2 sh -c '"$0" check warned.yaml 2>/dev/full' "$program"
expect 1 sh -c '"$0" check bad.yaml 2>/dev/full' "$program"
expect 2 sh -c '"$0" check good.yaml good.yaml warned.yaml 2>/dev/full' "$program"
expect 0 sh -c '"$0" check warned.yaml 2>&-' "$program"

case_of "streams that are closed at the start"
mkdir in
cp good.yaml warned.yaml in
for closed in '2>&-' '<&- 2>&-' '<&- >&- 2>&-' '>&-'; do
    rm -rf out
    expect 0 sh -c "\"\$0\" render -o out in $closed" "$program"
    is_pdf out/某局-2023.pdf
    is_pdf out/甲局-2023.pdf
    [ "$(grep -c '"status":"made"' out/manifest.jsonl)" = 2 ] || fail "the manifest is not whole after $closed"
    [ "$(grep -vc '^{.*}$' out/manifest.jsonl)" = 0 ] || fail "something else is in the manifest after $closed"
    expect 0 sh -c "\"\$0\" render -o x.pdf good.yaml $closed" "$program"
    same x.pdf out/某局-2023.pdf
done
expect 1 sh -c '"$0" render -o x.pdf - <&-' "$program"
has err "BX0102"
sed 's/甲局/丙局/' warned.yaml >again.yaml
expect 0 sh -c '"$0" check -j 1 warned.yaml good.yaml again.yaml 2>&-' "$program"

case_of "who reads the messages goes away"
mkdir in
for n in 1 2 3 4 5 6 7 8; do sed "s/甲局/第$n局/" warned.yaml >in/$n.yaml; done
{ "$program" render -j 1 -o out in 2>&1 >/dev/null; echo $? >status; } | :
[ "$(cat status)" = 2 ] || [ "$(cat status)" = 0 ] || fail "ended with $(cat status)"
[ "$(find out -name '*.pdf' | wc -l)" = 8 ] || fail "not all were made"
[ -s out/summary.tsv ] || fail "no summary"

case_of "a seal that is no file and has no end"
sed "s/^印章: .*/印章: {图: pipe.png}/" "$root/samples/望川县水利局-2024/data.yaml" >sealed.yaml
mkfifo pipe.png
expect 1 timeout 20 "$program" check sealed.yaml
has err "BX0109"
sed "s|pipe.png|'-'|" sealed.yaml >dash.yaml
expect 1 timeout 20 "$program" check dash.yaml </dev/zero
has err "BX0101"
if [ -r /proc/kmsg ]; then
    sed -i "s|pipe.png|/proc/kmsg|" sealed.yaml
    expect 1 timeout 20 "$program" check sealed.yaml
    has err "BX0783"
    expect 1 timeout 20 "$program" check --allow-images /proc sealed.yaml
    has err "BX0109"
    expect 1 timeout 20 "$program" check /proc/kmsg
fi

case_of "pictures lie in the folder of the data, or in one that is allowed"
sed 's/^body:$/  图: {type: image, required: true}\nbody:\n  - {image: "{图}", alt: 图}/' layouts/note.yaml >layouts/pictured.yaml
mkdir -p data/photos store 'other store' storeroom
cp "$root/tests/golden/pictures/wide.png" photo.png
for folder in data data/photos store 'other store' storeroom; do cp photo.png "$folder"; done
ln -s ../store/photo.png data/link.png
ln -s ../store data/folder
ln -s photo.png data/same.png
picture() { sed '/^layout/d' good.yaml >data/x.yaml && printf 'layout: pictured\n图: %s\n' "$1" >>data/x.yaml; }
for picture in photo.png photos/photo.png ./photos/../photo.png ../data/photo.png same.png "$(pwd)/data/photo.png"; do
    picture "$picture"
    expect 0 banxin check -l pictured data/x.yaml
done
for picture in ../store/photo.png link.png folder/photo.png photos/../../store/photo.png "$(pwd)/store/photo.png"; do
    picture "$picture"
    expect 1 banxin check -l pictured data/x.yaml
    has err "data/x.yaml:6:4: error[BX0783]"
    has err "lies in $(pwd)/store, outside"
    has err "--allow-images='$(pwd)/store'"
    expect 1 banxin render --lang zh -l pictured -o out.pdf data/x.yaml
    has err "错误[BX0783]"
    has err "办法：请把它复制到数据文件所在的文件夹；或允许使用该文件夹中的图片：--allow-images='$(pwd)/store'"
    absent out.pdf
    expect 0 banxin check -l pictured --allow-images="$(pwd)/store" data/x.yaml
    expect 0 banxin dump --stage=pages -l pictured --allow-images data/folder data/x.yaml
    expect 0 banxin render -l pictured --allow-images 'other store' --allow-images store -o out.pdf data/x.yaml
    is_pdf out.pdf && rm out.pdf
done
picture ../storeroom/photo.png
expect 1 banxin check -l pictured --allow-images store data/x.yaml
has err "BX0783"
picture "../other store/photo.png"
expect 0 banxin check -l pictured --allow-images / data/x.yaml
expect 0 banxin check -l pictured --allow-images . data/x.yaml
expect 1 banxin check -l pictured - <data/x.yaml
has err "BX0101"
picture "data/photo.png"
expect 0 banxin check -l pictured - <data/x.yaml
expect 2 banxin check -l pictured --allow-images nowhere data/x.yaml
has err "BX0903"
expect 2 banxin fonts --allow-images store
has err "BX0902"
printf '图: ../store/photo.png\n' >>good.yaml
mkdir in && cp good.yaml in/a.yaml
expect 1 banxin render -l pictured -j 2 -o out/ in
has err "BX0783"
expect 0 banxin render -l pictured -j 2 --allow-images store -o out/ in
is_pdf "$(ls out/*.pdf)"
sed 's/^印章: .*/印章: {图: ..\/store\/photo.png}/' "$root/samples/望川县水利局-2024/data.yaml" >data/sealed.yaml
expect 1 banxin check data/sealed.yaml
has err "BX0783"

case_of "bodies may share a seal if it is allowed"
case=$root/tests/reject/seal-of-another-body
expect 1 banxin check -l "$case/layout.yaml" "$case/data.yaml"
has err "data.yaml:5:26: error[BX0784]"
expect 0 banxin check --shared-seal -l "$case/layout.yaml" "$case/data.yaml"
expect 0 banxin dump --stage=lines --shared-seal -l "$case/layout.yaml" "$case/data.yaml"
expect 1 banxin measure -l "$case/layout.yaml" "$case/data.yaml"
has err "data.yaml:5:26: error[BX0784]"
expect 1 banxin measure --shared-seal -l "$case/layout.yaml" "$case/data.yaml"
has out "7.3.5.5  署名、日期与正文同面" # that clause fails: the seal has no text beside it
expect 0 banxin render --shared-seal -l "$case/layout.yaml" -o out.pdf "$case/data.yaml"
[ "$(pdfimages -list out.pdf | awk 'NR > 2 && $3 == "image" { print $11 }' | sort -u | wc -l)" = 1 ] ||
    fail "the seal is held more than once"

case_of "data from a pipe"
mkfifo pipe.yaml
for pause in 0 1; do
    (sleep $pause; cat good.yaml >pipe.yaml) &
    expect 0 timeout 20 "$program" check pipe.yaml
    wait
done
{ head -n 2 good.yaml; sleep 4; tail -n +3 good.yaml; } >pipe.yaml &
expect 0 timeout 20 "$program" check pipe.yaml
wait
expect 1 timeout 20 "$program" check pipe.yaml
has err "BX0109"

case_of "a pipe that nobody reads"
mkfifo pipe.pdf
expect 1 timeout 30 "$program" render -o pipe.pdf good.yaml
has err "BX0107"

case_of "data that are not there"
expect 1 banxin render none.yaml
has err "BX0101"
expect 1 banxin render .. good.yaml none.yaml
has err "none.yaml"
is_pdf good.pdf

# --- many ------------------------------------------------------------------------

case_of "one bad report stops no other"
mkdir in out in/丙局
mv good.yaml warned.yaml bad.yaml in
sed 's/某局/丙局/' in/good.yaml >in/丙局/data.yaml
printf 'not: [closed\n' >in/broken.yaml
expect 1 banxin render -o out in
has err "3 done, 2 not done"
has err "in/bad.yaml:3:1: error[BX0302]"
has err "what was probably meant → 年度"
has err "in/broken.yaml:"
for made in 某局 甲局 丙局; do is_pdf "out/$made-2023.pdf"; done
for kept in manifest.jsonl summary.tsv; do [ -s "out/$kept" ] || fail "no $kept"; done
for made in 某局 甲局 丙局; do [ -s "out/$made-2023.origin.json" ] || fail "no origin of $made"; done
[ "$(find out -type f | wc -l)" = 8 ] || fail "out holds other files: $(ls out)"
expect 1 banxin render --lang zh -o out in
has err "0 份完成，2 份未完成，3 份已是最新"
expect 1 banxin render --strict -o out in
has err "0 done, 3 not done, 2 up to date"

case_of "check writes nothing"
expect 0 banxin check good.yaml warned.yaml
has err "2 done, 0 not done"
silent out
expect 1 banxin check bad.yaml
lacks err "done"
absent good.pdf
absent bad.pdf

# --- messages ----------------------------------------------------------------------

case_of "warnings count when they are told to"
expect 0 banxin render warned.yaml
has err "warning[BX0411]"
rm warned.pdf
expect 1 banxin render --strict warned.yaml
absent warned.pdf
expect 1 banxin check --strict warned.yaml
expect 0 banxin render --strict good.yaml

case_of "the language of the messages"
expect 1 banxin check bad.yaml
has err "unknown key"
expect 1 env LC_ALL=zh_CN.UTF-8 "$program" check bad.yaml
has err "未知的键"
expect 1 env LC_ALL= LANG=zh_CN.UTF-8 "$program" check bad.yaml
has err "未知的键"
expect 1 env LC_ALL= LC_MESSAGES=zh_CN LANG=en_US.UTF-8 "$program" check bad.yaml
has err "未知的键"
expect 1 env LC_ALL=C LANG=zh_CN.UTF-8 "$program" check bad.yaml
has err "unknown key"
expect 1 env LC_ALL=zh_CN.UTF-8 "$program" check --lang=en bad.yaml
has err "unknown key"
expect 1 banxin check --lang zh bad.yaml
has err "未知的键"
expect 2 banxin render --lang=zh --none good.yaml
has err "未知的选项"

case_of "what the system says is said in the reader's language"
expect 1 banxin check --lang zh missing.yaml
has err "无法打开 missing.yaml：没有这个文件或文件夹"
expect 1 banxin check missing.yaml
has err "cannot open missing.yaml: No such file or directory"
expect 1 banxin check --lang zh good.yaml/x.yaml
has err "路径中有一段不是文件夹"

case_of "messages for machines"
expect 1 banxin check --format json bad.yaml warned.yaml
silent out
grep -qvE '^\{.*\}$' "$top/err" && fail "a line is no JSON object"
has err '"file":"bad.yaml","line":3,"column":1,"severity":"error","code":"BX0302"'
has err '"file":"warned.yaml","line":5,"column":7,"severity":"warning","code":"BX0411"'

# --- finding things ------------------------------------------------------------------

case_of "layouts"
expect 0 banxin check -l note good.yaml
expect 0 banxin check -l layouts/note.yaml good.yaml
expect 1 banxin check -l nota good.yaml
has err "BX0308"
has err "nota.yaml"
sed '/^layout/d' good.yaml >bare.yaml
expect 1 banxin check bare.yaml
has err "BX0905"
expect 0 banxin check -l note bare.yaml
mkdir a
sed 's/^layout: note/layout: beside/' good.yaml >a/x.yaml
mv layouts/note.yaml a/beside.yaml
expect 0 banxin check a/x.yaml

case_of "profiles"
printf 'banxin: 1\nstyles: {正文: {size: 小三}}\n' >layouts/小字.yaml
printf 'banxin: 1\nextends: 小字\npage-number: {text: "{页}", odd: center}\n' >layouts/县.yaml
expect 0 banxin dump --stage=pages good.yaml
cp "$top/out" plain
expect 0 banxin dump --stage=pages -p 县 good.yaml
! cmp -s plain "$top/out" || fail "the profile changed nothing"
cp "$top/out" both
expect 0 banxin dump --stage=pages --profile=layouts/小字.yaml -p layouts/县.yaml good.yaml
same "$top/out" both
expect 0 banxin render -p 县 -o a.pdf good.yaml
expect 0 banxin render -l note -p layouts/县.yaml -o b.pdf good.yaml
same a.pdf b.pdf
expect 1 banxin check -p 市 good.yaml
has err "BX0308"
has err "市.yaml"
printf 'banxin: 1\nbody: []\n' >layouts/体.yaml
expect 1 banxin check -p 体 good.yaml
has err "layouts/体.yaml:2:1: error[BX0370]"
expect 2 banxin check -p
has err "BX0903"
expect 2 banxin check -p "" good.yaml
has err "BX0903"
expect 2 banxin fonts -p 县
has err "BX0902"

case_of "a batch knows its profiles"
printf 'banxin: 1\nstyles: {正文: {size: 小三}}\n' >layouts/小字.yaml
mkdir in
cp good.yaml warned.yaml in
expect 0 banxin render -o out in
has err "2 done, 0 not done"
expect 0 banxin render -o out in
has err "2 up to date"
cp out/某局-2023.pdf plain.pdf
expect 0 banxin render -p 小字 -o out in
has err "2 done"
! cmp -s plain.pdf out/某局-2023.pdf || fail "the profile changed nothing"
expect 0 banxin render -p 小字 -o out in
has err "2 up to date"
printf 'banxin: 1\nstyles: {正文: {size: 四号}}\n' >layouts/小字.yaml
expect 0 banxin render -p 小字 -o out in
has err "2 done"
expect 0 banxin render -o out in
has err "2 done"
same plain.pdf out/某局-2023.pdf

case_of "which layouts there are"
expect 0 banxin layouts
silent err
has out "note  便函"
has out "    layouts/note.yaml (./layouts), extends gbt9704"
has out "    $root/layouts/annual-report.yaml (\$BANXIN_HOME), extends gbt9704"
[ "$(grep -c '^annual-report ' "$top/out")" = 1 ] || fail "a file is listed twice"
lacks out "good"
lacks out "hidden"
cp layouts/note.yaml note.yaml
printf 'banxin: 1\nextends: [note, gbt9704]\n' >layouts/gbt9704.yaml
expect 0 banxin layouts
has out "    hidden by ./note.yaml (for data here)"
has out "    layouts/gbt9704.yaml (./layouts), extends note, gbt9704"
has out "    hidden by layouts/gbt9704.yaml"
expect 0 banxin layouts --lang zh --format json
grep -qvE '^\{"layout":.*\}$' "$top/out" && fail "a line is no JSON object"
has out '{"layout":"note","name":"便函","file":"layouts/note.yaml","where":"current","extends":["gbt9704"],"hidden_by":"./note.yaml"}'
has out '{"layout":"gbt9704","name":null,"file":"layouts/gbt9704.yaml","where":"current","extends":["note","gbt9704"],"hidden_by":null}'
rm layouts/gbt9704.yaml
printf 'banxin: [\n' >layouts/broken.yaml
printf 'name: x\n' >layouts/bare.yaml
expect 1 banxin layouts
has out "note  便函"
has err "layouts/broken.yaml:1:9: error[BX0218]"
has err "layouts/bare.yaml:1:1: error[BX0303]"

case_of "what a layout wants"
sed -i 's/  正文: .*/  正文: {type: paragraphs, required: true}\n  件: {fields: {收: {type: counts, of: [甲, 乙], total: 合, unit: 件, help: 当年的}}}/' layouts/note.yaml
expect 0 banxin layouts note
silent err
has out "  年度  year, required"
has out "    收  counts [甲, 乙], total 合, 件 — 当年的"
expect 0 banxin layouts --lang zh note
has out "    收  counts [甲、乙]，合计 合，件 — 当年的"
expect 0 banxin layouts --format=json layouts/note.yaml
has out '{"field":"件.收","type":"counts","required":false,"of":["甲","乙"],"total":"合","unit":"件","help":"当年的"}'
expect 1 banxin layouts nota
has err "BX0308"
expect 2 banxin layouts note gbt9704
has err "BX0940"
silent out

case_of "a schema of a layout's data"
expect 0 banxin form note --for schema
silent err
has out '"title": "便函"'
cp "$top/out" schema
expect 0 banxin form layouts/note.yaml --for=schema -o note.json
silent out
same schema note.json
expect 0 banxin form --for layout-schema
silent err
has out '"page-number"'
cp "$top/out" schema
expect 0 banxin form --for layout-schema --lang zh -o layouts.json
same schema layouts.json
expect 2 banxin form note --for layout-schema
has err "BX0940"
expect 2 banxin form note
has err "BX0903"
expect 2 banxin form --for schema
has err "BX0941"
expect 2 banxin form note gbt9704 --for schema
has err "BX0940"
expect 2 banxin form note --for docx
has err "schema|layout-schema"
expect 1 banxin form nota --for schema
has err "BX0308"
silent out
expect 2 banxin form note --for schema -o none/x.json
has err "BX0104"

case_of "standard input"
expect 0 banxin render -o x.pdf - <good.yaml
is_pdf x.pdf
expect 0 banxin render - <good.yaml
is_pdf report.pdf
expect 1 banxin check - <bad.yaml
has err "BX0302"

case_of "fonts"
expect 0 banxin fonts
for role in 仿宋 楷体 黑体 宋体 小标宋; do has out "$role:"; done
mkdir fonts
printf 'folders: [.]\nfaces: {x: {file: x.otf}}\nroles: {仿宋: [x]}\n' >fonts/fonts.yaml
expect 2 banxin fonts
has err "BX0601"
expect 2 banxin fonts --coverage
has err "BX0601"
silent out
expect 1 banxin render good.yaml
has err "BX0601"
absent good.pdf

case_of "fonts that are not fetched yet"
mkdir fonts
cat >fonts/fonts.yaml <<END
folders: [$root/fonts/files]
faces: {x: {file: x.otf}, y: {file: y.otf}, Fang: {file: FandolFang-Regular.otf}}
roles: {仿宋: [x], 楷体: [Fang, y]}
END
expect 2 banxin fonts --lang en
has err "run fonts/fetch.sh, or put the file into fonts/"
: >fonts/fetch.sh
expect 2 banxin fonts --lang en
has err "help: run make fonts, or put the file into fonts/"
has err "help: run make fonts, or take it out of fonts/fonts.yaml"
expect 2 banxin fonts --lang zh
has err "办法：请运行 make fonts，或把字体文件放入 fonts/"
has err "办法：请运行 make fonts，或从 fonts/fonts.yaml 中去掉"
mkdir tree && mv fonts tree
expect 2 env BANXIN_HOME="$PWD/tree" "$program" fonts --lang en
has err "help: run make -C $PWD/tree/ fonts, or put the file into fonts/"

case_of "a face that draws one sign as another"
expect 0 banxin fonts --strict
silent err
mkdir fonts
sed "s/ not: \[[^]]*\],//; s|^  - files |  - $root/fonts/files |" "$root/fonts/fonts.yaml" >fonts/fonts.yaml
expect 0 banxin fonts
has out "仿宋: FandolFang WenKaiLight"
has err 'warning[BX0613]: FandolFang draws ￥ (U+FFE5) like $ (U+0024)'
has err "BX0614"
expect 1 banxin fonts --strict
has out "仿宋: FandolFang WenKaiLight"
expect 0 banxin fonts --lang zh --format json
has err '"severity":"warning","code":"BX0613","message":"FandolFang 中的 ￥ (U+FFE5) 画得像 $ (U+0024)"'
expect 0 banxin fonts --coverage
silent err

case_of "a face stands in"
sed 's/宇宙洪荒/王喆，赵堃/; s/^机关: .*/机关: 丙局/' good.yaml >stands.yaml
expect 0 banxin check --strict stands.yaml
has err "stands.yaml:5:9: note[BX0615]: WenKaiLight stands in for FandolFang: 喆 堃"
lacks err warning
expect 0 banxin check --lang zh stands.yaml
has err "stands.yaml:5:9: 提示[BX0615]: FandolFang 缺字，由 WenKaiLight 代替：喆 堃"
expect 0 banxin check --format json stands.yaml
has err '"line":5,"column":9,"severity":"note","code":"BX0615"'
expect 0 banxin check good.yaml
[ "$(cat "$top/err")" = "checked: nothing is wrong" ] || fail "a clean check says something else"
expect 0 banxin check --lang zh good.yaml
[ "$(cat "$top/err")" = "检查通过，没有发现问题" ] || fail "a clean check says something else in Chinese"
expect 0 banxin check --format json good.yaml
silent err
expect 0 banxin check --lang zh warned.yaml
has err "检查通过，没有错误；有 1 处警告，见上"
expect 0 banxin render good.yaml -o clean.pdf
silent err
sed 's/丙局/丁局/' stands.yaml >again.yaml
expect 0 banxin render --strict -j 1 -o out/ stands.yaml again.yaml good.yaml
[ "$(grep -c BX0615 "$top/err")" = 2 ] || fail "the note is not told in each report"
has err "again.yaml:5:9: note"

case_of "what the font set has"
expect 0 banxin fonts
lacks out "GB 2312"
expect 0 banxin fonts --coverage --lang zh
silent err
for word in 用于政务服务 "GB 2312  通用规范    级别 1    级别 2    级别 3  修改单 1" 仅替补字体有 "FandolFang 缺"; do has out "$word"; done
for role in 仿宋 楷体 黑体 宋体 小标宋; do
    grep -q "^$role " "$top/out" || fail "no table of $role"
done
expect 0 banxin fonts --coverage --format json
silent err
grep -qvE '^\{"(role|face)":.*\}$' "$top/out" && fail "a line is no JSON object"
for role in 仿宋 楷体 黑体 宋体 小标宋; do
    has out "{\"role\":\"$role\",\"repertoire\":\"gb2312\",\"covered\":6763,\"total\":6763,\"only_stand_ins\":0,"
    has out "{\"role\":\"$role\",\"repertoire\":\"tgh\",\"covered\":8105,\"total\":8105,"
done
# What 政务服务 must have, in the roles of running text and headings.
for role in 仿宋 楷体 黑体; do
    has out "{\"role\":\"$role\",\"repertoire\":\"gb18030-3\",\"covered\":88101,\"total\":88101,"
done
has out '{"role":"仿宋","face":"FandolFang","repertoire":"gb2312","covered":6763,"total":6763,"missing":[]}'
has out '{"role":"仿宋","face":"FandolFang","repertoire":"tgh","covered":6638,"total":8105,"missing":["U+3447","U+344A",'

case_of "dump"
for stage in blocks lines pages calls tags; do
    expect 0 banxin dump --stage=$stage good.yaml
    has out "天地玄黄"
    silent err
done
absent good.pdf
expect 1 banxin dump --stage=blocks bad.yaml
silent out

# --- equal input, equal bytes ----------------------------------------------------------

case_of "measure"
printf 'banxin: 1\nextends: note\nname: 便函\nclauses:\n  日期: {number: 7.3.5, asks: 有日期, of: {part: date}, measure: page, least: 1, required: true}\n' >layouts/dated.yaml
printf 'banxin: 1\npage-number: {odd: center}\n' >ours.yaml
expect 0 banxin measure --lang en good.yaml
silent err
has out "good.yaml, layout 便函, pages: 1"
has out "FAIL 0"
expect 0 banxin measure --lang zh -p ./ours.yaml good.yaml
has out "./ours.yaml:2"
has out "偏离 1 项，不符合 0 项"
expect 0 banxin measure warned.yaml
has err "BX0411"
has out "pass "
expect 1 banxin measure --lang en -l ./layouts/dated.yaml good.yaml
silent err
has out "FAIL 1"
expect 1 banxin measure good.yaml bad.yaml
has out "good.yaml, layout"
lacks out "bad.yaml, layout"
has err "bad.yaml:3"
expect 1 banxin measure --format json -l ./layouts/dated.yaml good.yaml
has out '"number":"7.3.5","asks":"有日期","measure":"page","least":1,"count":0,"off":0,"verdict":"fail"}'
has out '"summary":{"pass":'
expect 1 banxin measure absent.yaml
has err "BX0101"
silent out
expect 2 banxin measure
has err "BX0904"
expect 2 banxin measure -o sheet.txt good.yaml
has err "BX0902"
no_parts

case_of "the same bytes everywhere"
banxin render -o a.pdf good.yaml 2>/dev/null
mkdir far
cp -r layouts good.yaml far
cd far || exit 2
env LC_ALL=zh_CN.UTF-8 TZ=Asia/Shanghai LANG=zh_CN.UTF-8 "$program" render -o ../b.pdf good.yaml 2>/dev/null
cd .. || exit 2
printf '{"layout": "note", "机关": "某局", "年度": 2023, "正文": "天地玄黄，宇宙洪荒。"}\n' >same.json
banxin render -o c.pdf same.json 2>/dev/null
banxin render --no-sync -o d.pdf good.yaml 2>/dev/null
banxin render -o e.pdf far/good.yaml 2>/dev/null
for other in b c d e; do same a.pdf $other.pdf; done

case_of "the empty form asks for what only the bureau knows"
expect 1 "$program" check "$root/docs/forms/annual-report.yaml"
others=$(grep -c 'BX' "$top/err") missing=$(grep -c 'BX0437' "$top/err")
if [ "$others" != "$missing" ] || [ "$missing" != 6 ]; then fail "$missing of $others messages are BX0437"; fi

tally cases failures
