#!/bin/sh
# What a PDF carries, and what it can be held against: taken out and rendered anew, each file of the tests'
# inputs is the same again; data in another notation give the same bytes; origins point at their values; what
# was changed, cut, saved again or made by others is told.
. "$(dirname "$0")/../support/suite.sh"
. tests/support/inputs.sh
. tests/support/expect.sh


# --- taken out and rendered anew -----------------------------------------------------------

mkdir "$top/made"
render_inputs "$top/made"
for input in tests/golden/*/data.* tests/extract/*/data.* tests/measure/*/data.* tests/frozen/*/data.* samples/*/data.yaml; do
    [ ! -f "${input%/*}/told" ] || continue
    folder=${input%/*}
    test_of=${folder%/*}
    made=$top/made/$(printf '%s' "${test_of#tests/}-${folder##*/}" | tr / -).pdf
    case_of_text "$folder"
    home=$root
    [ "$test_of" != tests/golden ] || home=$root/tests/golden
    out=$top/taken
    rm -rf "$out"
    mkdir "$out"
    find "$folder" -name '*.png' -exec cp {} "$out" \; -o -name '*.jpg' -exec cp {} "$out" \;
    "$program" extract "$made" -o "$out" >/dev/null 2>"$top/err" || { fail "was not extracted"; continue; }
    options=$(sed -n 's/.*"options": "\(.*\)",/\1/p' "$out/made.json" | sed 's/[a-z][a-z-]*/--&/g')
    cd "$test_of" || exit 2 # fonts beside the cases are theirs
    # shellcheck disable=SC2086 # options are words
    BANXIN_HOME=$home "$program" render $options -o "$top/again.pdf" "$out/data.json" >/dev/null 2>"$top/err" ||
        fail "its own data are not rendered"
    cmp -s "$made" "$top/again.pdf" || fail "is another file when it is rendered anew"
    cp "$made" "$out/file.pdf"
    BANXIN_HOME=$home expect 0 "$program" verify "$out/file.pdf" --data "$out/data.json"
    has out "rendered anew: the same, byte for byte"
    has out "data at hand: the data at hand are those of the file"
    cd "$root" || exit 2
done

# --- the same data in another notation -----------------------------------------------------

mkdir "$top/notation"
cd "$top/notation" || exit 2
cat >layout.yaml <<'END'
banxin: 1
extends: gbt9704
name: 记
title: "{题}"
date: "{日期}"
fields:
  题: {type: text, required: true}
  日期: {type: date, required: true}
  开: {type: yes/no}
  年: {type: year}
  额: {type: number, decimals: 2, signed: true}
  率: {type: number, marks: [/]}
  行: {type: counts, of: [甲, 乙], total: 计}
  组: {type: group, fields: {文: {type: lines}, 空: {type: text}}}
  表: {type: list, fields: {名: {type: text}, 数: {type: count}}}
  印章: {type: seal}
body:
  - title: "{题}"
  - paragraphs: "{组.文?}"
  - table:
      columns: ["*", "*"]
      rows:
        - each: 表
          row: ["{名?}", "{数?}"]
  - signature: {agency: "{题}", date: "{日期}", seal: "{印章?}", alt: 章}
END
cat >a.yaml <<'END'
layout: ./layout.yaml
日期: 2024年1月5日            # any comment
题: '“字” [x'
开: 是
额: 12.5
年: 2024
率: /
行: [1, 2]
组:
  文: |
    第一行。
    # 第二行。
表:
  - {数: 3, 名: 一}
  - 名: "null"
    数: ~
印章: 留位
END
cat >b.json <<'END'
{"layout": "./layout.yaml", "印章": {"留位": "42mm"}, "表": [{"名": "一", "数": 3}, {"名": "null", "数": null}],
 "组": {"文": ["第一行。", "# 第二行。"]}, "行": {"乙": 2, "甲": 1}, "率": "/", "年": "2024", "额": 12.50,
 "开": "是", "题": "\u201c字” [x", "日期": "2024-01-05"}
END
case_of_text "YAML and JSON of the same data"
expect 0 "$program" render -o a.pdf a.yaml
expect 0 "$program" render -o b.pdf b.json
cmp -s a.pdf b.pdf || { "$program" extract a.pdf -o ea; "$program" extract b.pdf -o eb; fail "$(diff ea/data.json eb/data.json)"; }

case_of_text "the data in their one form"
"$program" extract a.pdf -o - >one.json 2>"$top/err"
cat >wanted.json <<'END'
{
  "layout": "layout.yaml",
  "题": "“字” [x",
  "日期": "2024-01-05",
  "开": "是",
  "年": 2024,
  "额": 12.50,
  "率": "/",
  "行": {"甲": 1, "乙": 2},
  "组": {
    "文": [
      "第一行。",
      "# 第二行。"
    ]
  },
  "表": [
    {
      "名": "一",
      "数": 3
    },
    {
      "名": "null",
      "数": null
    }
  ],
  "印章": {"留位": "42mm"}
}
END
diff wanted.json one.json >"$top/err" || fail "is not as it should be"

# --- origins -------------------------------------------------------------------------------

case_of_text "origins"
cat >wanted <<'END'
{
  "data": "HASH",
  "file": "a.yaml",
  "values": {
    "题": {"line": 3, "column": 5},
    "日期": {"line": 2, "column": 5},
    "开": {"line": 4, "column": 4},
    "年": {"line": 6, "column": 4},
    "额": {"line": 5, "column": 4},
    "率": {"line": 7, "column": 4},
    "行.甲": {"line": 8, "column": 5},
    "行.乙": {"line": 8, "column": 8},
    "行.计": {"computed": true},
    "组.文[1]": {"line": 11, "column": 5},
    "组.文[2]": {"line": 12, "column": 5},
    "表[1].名": {"line": 14, "column": 15},
    "表[1].数": {"line": 14, "column": 9},
    "表[2].名": {"line": 15, "column": 9},
    "表[2].数": {"line": 16, "column": 8},
    "印章": {"line": 17, "column": 5}
  }
}
END
hash=$(sha256sum one.json)
sed "s/HASH/${hash%% *}/" wanted | diff - a.origin.json >"$top/err" || fail "is not as it should be"
expect 0 "$program" render --attach-origin -o with.pdf a.yaml
expect 0 "$program" extract with.pdf -o with
cmp -s with/origin.json a.origin.json || fail "the attached one is another"
lacks err "rendered anew" # no command makes it from data.json
mkdir slip
cp a.yaml slip/a.origin.json
expect 1 "$program" render -l ./layout.yaml -o slip/a.pdf slip/a.origin.json
has err "error[BX0907]: slip/a.origin.json"
cmp -s a.yaml slip/a.origin.json || fail "the data were overwritten"
sed 's/“字” \[x/甲/' a.yaml >slip/甲.yaml
sed 's/“字” \[x/乙/' a.yaml >slip/甲.origin.json
cp slip/甲.origin.json kept.json
for jobs in 1 2; do
    expect 1 "$program" render -j$jobs -l ./layout.yaml -o 'slip/甲.pdf' slip/甲.yaml
    has err "error[BX0934]: slip/甲.origin.json"
    sed '/^output:/d; s/^title:/output: "{题}"\ntitle:/' layout.yaml >named.yaml
    expect 1 "$program" render -j$jobs -l ./named.yaml -o slip slip/甲.yaml slip/甲.origin.json
    cmp -s kept.json slip/甲.origin.json || fail "another report's data were overwritten"
done
expect 0 "$program" render --public -l ./layout.yaml -o slip/甲.pdf slip/甲.yaml
lacks err BX0931
expect 0 "$program" verify with.pdf
has out "rendered anew: the same, byte for byte"

case_of_text "origins of data in one long line"
{ printf '{"layout": "./layout.yaml", "题": "长", "日期": "2024-01-05", "表": ['
  for i in $(seq 1 20000); do printf '{"名": "名%d", "数": %d},' "$i" "$i"; done
  printf '{"名": "末", "数": 1}]}'; } >long.json
expect 0 timeout 20 "$program" render -o long.pdf long.json
tail -n 6 long.origin.json >long.told
cat >long.wanted <<'END'
    "表[20000].名": {"line": 1, "column": 537832},
    "表[20000].数": {"line": 1, "column": 537846},
    "表[20001].名": {"line": 1, "column": 537860},
    "表[20001].数": {"line": 1, "column": 537869}
  }
}
END
diff long.wanted long.told >"$top/err" || fail "the last places are others"

case_of_text "values that are easily written otherwise than they were read"
cat >odd.layout.yaml <<'END'
banxin: 1
extends: gbt9704
name: 奇
title: 奇
date: "2024-01-05"
fields:
  增: {type: number, signed: true}
  符: {type: number, signed: true, marks: [+, /]}
  大: {type: number, decimals: 2}
  注: {type: number, decimals: 9, remarks: true}
  列: {type: labels}
  印章: {type: seal}
  开: {type: yes/no}
body:
  - title: 奇
  - paragraphs: "{增?} {符?} {开?}"
  - table: {columns: ["*"], rows: [[甲]]}
  - signature: {agency: 奇, date: "2024-01-05", seal: "{印章?}", alt: 章}
END
cat >odd.yaml <<'END'
layout: ./odd.layout.yaml
增: 5
符: "+"
大: 12345678901234
注: 12345678（约）
列: {" 甲": 一}
印章: {留位: 28.35pt}
开: yes
END
expect 0 "$program" render -o odd.pdf odd.yaml
expect 0 "$program" extract odd.pdf -o odd
expect 0 "$program" render -o odd-again.pdf odd/data.json
cmp -s odd.pdf odd-again.pdf || fail "it is another file when it is rendered anew"

# --- what is attached, and what is not -----------------------------------------------------

case_of_text "--no-attach"
expect 0 "$program" render --no-attach -o bare.pdf a.yaml
[ -s bare.origin.json ] || fail "no origin beside it"
expect 1 "$program" extract bare.pdf -o bare
has err "error[BX1054]"
[ ! -e bare ] || fail "a folder was made"
expect 0 "$program" verify bare.pdf
has out "open  data: not attached"
has out "=> nothing is wrong as far as could be seen"
expect 0 "$program" verify bare.pdf --data b.json
has out "pass  layout: the layout at hand is that of the file"
expect 0 sh -c '"$1" verify bare.pdf a.pdf bare.pdf --data - <a.yaml' - "$program"
[ "$(grep -c "rendered anew: the same" "$top/out")" = 3 ] || fail "data of standard input serve once"
expect 0 "$program" verify bare.pdf --data b.json
has out "rendered anew: the same, byte for byte"

case_of_text "data that are larger in the PDF than a file of data may be"
long=$(printf '长%.0s' $(seq 1 40))
columns=$(for i in $(seq 1 30); do printf '%s%d, ' "$long" "$i"; done)
cat >vast.layout.yaml <<END
banxin: 1
extends: gbt9704
name: 大
title: 大
date: "2024-01-05"
fields:
  表: {type: list, fields: {行: {type: counts, of: [${columns%, }]}}}
body:
  - title: 大
END
row=$(printf '0,%.0s' $(seq 1 30))
{ printf '{"layout": "./vast.layout.yaml", "表": ['
  for i in $(seq 1 4500); do printf '{"行": [%s]},' "${row%,}"; done
  printf '{"行": [%s]}]}' "${row%,}"; } >vast.json
expect 1 "$program" render -o vast.pdf vast.json
has err "error[BX0806]: data.json, which the PDF would carry, is larger than 16777216 bytes"
[ ! -e vast.pdf ] || fail "it was made"
expect 0 "$program" render --no-attach -o vast.pdf vast.json

case_of_text "--public"
mkdir public
expect 0 "$program" render --public -o public/a.pdf a.yaml
[ "$(ls public)" = a.pdf ] || fail "it has company: $(ls public)"
cmp -s public/a.pdf bare.pdf || fail "it is not the copy without attachments"
cp a.origin.json public
expect 0 "$program" render --public -o public/a.pdf a.yaml
has err "warning[BX0931]: public/a.origin.json"

case_of_text "a ledger: void entries are kept, a document that lacks a step is a draft"
sed '/^body:/i ledger: {list: 审签, fields: {环节: {type: text}, 姓名: {type: text}, 摘要: {type: text}}, step: 环节, name: 姓名, digest: 摘要, ask: [核稿, 签发]}' layout.yaml >ledger.layout.yaml
sed 's/layout.yaml/ledger.layout.yaml/' a.yaml >unsigned.yaml
expect 0 "$program" check --digest unsigned.yaml
digest=$(sed 's/  unsigned.yaml$//' "$top/out")
expect 0 "$program" render -o unsigned.pdf unsigned.yaml
has err "warning[BX0652]: this is a draft, not signed off: 核稿、签发"
expect 0 "$program" extract unsigned.pdf -o unsigned
has notation/unsigned/made.json '"options": "draft"'
has err "rendered anew by: banxin render --draft unsigned/data.json"
"$program" extract unsigned.pdf -o - >unsigned.json
[ "$digest" = "$(sha256sum <unsigned.json | cut -d ' ' -f 1)" ] || fail "the digest is not that of the data without a ledger"
{ cat unsigned.yaml; echo "审签:"; echo "  - {环节: 核稿, 姓名: 甲, 摘要: 0000}"; } >void.yaml
for step in 核稿 签发; do echo "  - {环节: $step, 姓名: 乙, 摘要: $digest}"; done >>void.yaml
expect 0 "$program" render --attach-origin -o void.pdf void.yaml
has err "warning[BX0650]: 核稿 by 甲 is void"
lacks err BX0652
has notation/void.origin.json '"审签[1].姓名": {"line": 19, "column": 18}'
has notation/void.origin.json '"审签[3].姓名": {"line": 21, "column": 18}'
expect 0 "$program" extract void.pdf -o void
has notation/void/data.json '"摘要": "0000"'
has notation/void/made.json '"options": ""'
expect 0 "$program" render -o void-again.pdf void/data.json
expect 0 "$program" render -o void-bare.pdf void.yaml
cmp -s void-again.pdf void-bare.pdf || fail "it is another file when it is rendered anew"
for file in unsigned void; do
    expect 0 "$program" verify $file.pdf
    has out "rendered anew: the same, byte for byte"
done
has out "note  ledger: names and digests in the data can be written by anyone"
expect 0 "$program" verify unsigned.pdf
lacks out "ledger:"
expect 1 "$program" render --strict -o strict.pdf unsigned.yaml
[ ! -e strict.pdf ] || fail "what is not signed off was made for all that"
expect 0 "$program" render --public -o public-ledger.pdf void.yaml
expect 1 "$program" extract public-ledger.pdf -o public-ledger
has err "error[BX1054]"
if command -v qpdf >/dev/null; then
    ! qpdf --qdf --object-streams=disable public-ledger.pdf - | grep -qaF "$digest" || fail "the ledger left the house"
fi

case_of_text "what attaches nothing and wants something attached"
expect 2 "$program" render --no-attach --standard a-4f,ua-2 -o no.pdf a.yaml
has err "error[BX0930]: --no-attach attaches nothing, --standard a-4f,ua-2 wants"
expect 2 "$program" render --public --attach-origin -o no.pdf a.yaml
has err "error[BX0930]: --public attaches nothing, --attach-origin wants"
expect 2 "$program" render --standard a-9 -o no.pdf a.yaml
has err "a-3a,ua-1|a-4f,ua-2|none"
[ ! -e no.pdf ] || fail "it was made"

case_of_text "another standard, a draft, a date from outside"
expect 0 "$program" render --standard a-4f,ua-2 --draft -o four.pdf a.yaml
expect 0 "$program" extract four.pdf -o four
has err "rendered anew by: banxin render --standard a-4f,ua-2 --draft four/data.json"
expect 0 "$program" verify four.pdf
has out "pass  made by: banxin"
has out "a-4f,ua-2, draft"
has out "rendered anew: the same, byte for byte"
sed '/^日期/d; /^date/d; /signature/d' layout.yaml | sed '/日期: /d' >dateless.yaml
sed '/^日期/d; s/layout.yaml/dateless.yaml/' a.yaml >dateless-data.yaml
expect 0 env SOURCE_DATE_EPOCH=1700000000 "$program" render -o epoch.pdf dateless-data.yaml
expect 0 "$program" extract epoch.pdf -o epoch
has err "rendered anew by: SOURCE_DATE_EPOCH=1700000000 banxin render epoch/data.json"
expect 0 "$program" verify epoch.pdf
has out "rendered anew: the same, byte for byte"
expect 0 env SOURCE_DATE_EPOCH=0000000000000001700000000 "$program" render -o zeros.pdf dateless-data.yaml
cmp -s epoch.pdf zeros.pdf || fail "zeros before the number make another file"
expect 0 env SOURCE_DATE_EPOCH=-0 "$program" render -o signed.pdf dateless-data.yaml
expect 0 "$program" verify signed.pdf
expect 0 env SOURCE_DATE_EPOCH=1600000000 "$program" verify epoch.pdf
has out "rendered anew: the same, byte for byte"
expect 0 env SOURCE_DATE_EPOCH=1700000000 "$program" render --no-attach -o epoch-bare.pdf dateless-data.yaml
expect 0 "$program" verify epoch-bare.pdf --data dateless-data.yaml
has out "rendered anew: the same, byte for byte"

case_of_text "pictures that lie elsewhere"
mkdir seals
cp "$root"/samples/望川县水利局-2024/*.png seals/章.png
sed "s|^印章: .*|印章: {图: $top/notation/seals/章.png}|" a.yaml >sealed.yaml
expect 0 "$program" render --allow-images seals -o sealed.pdf sealed.yaml
expect 0 "$program" extract sealed.pdf -o -
has out '"印章": {"图": "章.png", "直径": "42mm"}'
expect 0 "$program" verify sealed.pdf
has out "open  rendered anew: BX0101"
expect 0 "$program" verify --allow-images seals sealed.pdf
has out "rendered anew: the same, byte for byte"

case_of_text "a batch knows what was asked for"
mkdir in
sed 's/“字”/一/' a.yaml >in/1.yaml
sed 's/“字”/二/' a.yaml >in/2.yaml
cp layout.yaml in
sed -i '/^output:/d; s/^title:/output: "{题}"\ntitle:/' in/layout.yaml
mv in/layout.yaml .
expect 0 "$program" render -o out in/1.yaml in/2.yaml -l ./layout.yaml
has err "2 done, 0 not done"
expect 0 "$program" render -o out in/1.yaml in/2.yaml -l ./layout.yaml
has err "2 up to date"
find out -name '*.origin.json' | head -n 1 | xargs -d '\n' rm
expect 0 "$program" render -o out in/1.yaml in/2.yaml -l ./layout.yaml
has err "1 up to date"
expect 0 "$program" render --public -o out in/1.yaml in/2.yaml -l ./layout.yaml
lacks err "up to date"

case_of_text "origins in a folder of data are no data"
mkdir mixed
cp in/1.yaml in/2.yaml mixed
expect 0 "$program" render -o mixed -l ./layout.yaml mixed
expect 0 "$program" render -o mixed -l ./layout.yaml mixed
has err "2 up to date"

case_of_text "extract spares what is there"
expect 0 "$program" extract a.pdf
[ -s a/data.json ] || fail "no a/data.json"
has err "rendered anew by: banxin render a/data.json"
expect 0 "$program" extract a.pdf
echo other >a/layout.yaml
expect 2 "$program" extract a.pdf
has err "error[BX1051]: a/layout.yaml"
[ "$(cat a/layout.yaml)" = other ] || fail "it was overwritten"
expect 2 "$program" extract a.pdf b.pdf
has err "error[BX0933]: b.pdf"
expect 2 "$program" extract
has err "error[BX0932]"
expect 2 "$program" verify
has err "error[BX0932]"
rm a/layout.yaml
mkdir a/layout.yaml
expect 2 "$program" extract a.pdf
has err "error[BX1051]: a/layout.yaml"
rm -r a
mkdir a a/made.json
expect 2 "$program" extract a.pdf
[ ! -e a/data.json ] || fail "part of it was written"

case_of_text "names that a shell would not take as one word"
for name in 'a b' 'a$(touch told)' "it's" 'a;b'; do
    cp a.pdf "$name.pdf"
    expect 0 "$program" extract "$name.pdf"
    sed -n 's/.*rendered anew by: banxin/"$1"/p' "$top/err" | sed 's|$| -o by-hand.pdf|' >by-hand.sh
    expect 0 sh by-hand.sh "$program"
    cmp -s a.pdf by-hand.pdf || fail "the command for $name makes another file"
    [ ! -e told ] || fail "the command for $name does something else"
done
expect 0 "$program" extract a.pdf -o -a
has err "rendered anew by: banxin render ./-a/data.json"
expect 0 "$program" extract 'a b.pdf' -o "$(printf 'a\tb')"
lacks err "rendered anew"
cp a.pdf upper.PDF
expect 0 "$program" extract upper.PDF
[ -s upper/data.json ] || fail "no folder of its name"

case_of_text "names that give no folder"
for name in .pdf -.pdf '~.pdf' ..pdf plain; do
    cp a.pdf "./$name"
    expect 2 "$program" extract "./$name"
    has err "error[BX1056]: ./$name"
    expect 0 "$program" extract "./$name" -o named
done
expect 2 "$program" extract a.pdf -o ''
has err 'error[BX1056]: ""'

case_of_text "a folder that was taken out is data again"
mkdir kept
expect 0 "$program" extract a.pdf -o kept/a
expect 0 "$program" render -o kept/a.pdf kept/a
cmp -s a.pdf kept/a.pdf || fail "it is another file"
lacks err BX0926
expect 0 "$program" render -o kept/all kept
lacks err "kept/a/made.json"
mkdir full
expect 0 "$program" extract a.pdf -o full
cp in/1.yaml full
expect 0 "$program" render -o full/all full
[ "$(ls full/all/*.pdf | wc -l)" = 2 ] || fail "what else lies in a folder that was taken out is lost"
mkdir -p deep/one
expect 0 "$program" extract a.pdf -o deep/one
cp in/1.yaml deep/one
expect 0 "$program" check deep
has err "note[BX0926]: in deep there was passed over: one/1.yaml"

# --- another's data ------------------------------------------------------------------------

case_of_text "other data"
sed 's/12.5/12.6/' a.yaml >other.yaml
expect 1 "$program" verify a.pdf --data other.yaml
has out 'FAIL  data at hand: they differ, the file'"'"'s first: data.json:7: "额": 12.50, | "额": 12.60,'
expect 1 "$program" verify --lang zh a.pdf --data other.yaml
has out '不符  手头数据：两者不同（前为文件所附）：data.json:7: "额": 12.50, | "额": 12.60,'
has out '结论：文件本身没有问题；手头的数据与它不同'
expect 2 "$program" verify a.pdf --data nowhere.yaml
has err "error[BX0101]: cannot open nowhere.yaml"
long=$(printf '长%.0s' $(seq 1 4000))
sed "s/^题: .*/题: $long/" a.yaml >wordy.yaml
expect 1 "$program" verify a.pdf --data wordy.yaml
[ "$(wc -c <"$top/out")" -lt 2000 ] || fail "a whole line is quoted"
echo '题: [' >broken.yaml
expect 1 "$program" verify a.pdf --data broken.yaml
has err "broken.yaml:1:4: error[BX0218]"
has out "FAIL  data at hand: they are no data of this layout"
has out "rendered anew: the same, byte for byte"
expect 1 "$program" verify --format json a.pdf --data other.yaml
has out '"verdict":"fail"'
has out '"given":{"result":"fail"'

# --- files that were changed ---------------------------------------------------------------

case_of_text "one byte"
size=$(wc -c <a.pdf)
missed=0
for i in $(seq 1 60); do
    at=$((size * i / 61))
    head -c "$at" a.pdf >flip.pdf
    tail -c +"$((at + 1))" a.pdf | head -c 1 | LC_ALL=C tr '\000-\177\200-\377' '\200-\377\000-\177' >>flip.pdf
    tail -c +"$((at + 2))" a.pdf >>flip.pdf
    if "$program" verify flip.pdf >/dev/null 2>&1; then missed=$((missed + 1)); fi
done
[ $missed = 0 ] || fail "$missed changes were not seen"

case_of_text "saved again, cut, lengthened, another's"
if command -v qpdf >/dev/null; then
    qpdf a.pdf again.pdf
    expect 1 "$program" verify again.pdf
    has out "FAIL  bytes: they are not those that were written"
    has out "pass  data: attached"
    expect 0 "$program" extract again.pdf -o resaved
    has err "warning[BX1053]"
    cmp -s resaved/data.json one.json || fail "other data came out"
    qpdf --encrypt '' '' 256 -- a.pdf locked.pdf
    expect 1 "$program" verify locked.pdf
    has err "error[BX1002]"
fi
head -c 9000 a.pdf >cut.pdf
expect 1 "$program" verify cut.pdf
has err "error[BX10"
{ cat a.pdf; echo more; } >longer.pdf
expect 1 "$program" verify longer.pdf
has out "FAIL  bytes: something stands behind the file's end"
echo text >text.pdf
expect 1 "$program" extract text.pdf
has err "error[BX1001]"
expect 1 "$program" verify none.pdf
expect 1 "$program" verify cut.pdf a.pdf
has out "a.pdf"
expect 1 "$program" verify --format json cut.pdf a.pdf
has out '{"file":"cut.pdf","verdict":"refused","checks":{}}'
has out '{"file":"a.pdf","verdict":"pass"'

case_of_text "what cannot be said anywhere"
expect 2 sh -c '"$1" verify a.pdf >/dev/full' - "$program"
has err "error[BX0107]"

case_of_text "the file's own name in another case"
LC_ALL=C sed 's|/ID \[<\([0-9A-F]*\)> <\([0-9A-F]*\)>|/ID [<\L\1\E> <\2>|; s|/ID\[<\([0-9A-F]*\)><\([0-9A-F]*\)>|/ID[<\L\1\E><\2>|' a.pdf >lower.pdf
! cmp -s a.pdf lower.pdf || fail "no identifier was found to change"
expect 1 "$program" verify lower.pdf
has out "FAIL  bytes"

if find_pikepdf >/dev/null; then
    "$python" "$root/tests/archive/change.py" a.pdf || fail "files could not be changed"
    case_of_text "an attachment that was edited"
    expect 1 "$program" verify edited.pdf
    has out "FAIL  data: what is attached is not what was recorded"
    expect 0 "$program" extract edited.pdf -o edited
    has err "warning[BX1052]: data.json in edited.pdf"
    case_of_text "an attachment that leads out of the folder"
    expect 1 "$program" extract outside.pdf -o outside
    has err "error[BX1022]"
    [ ! -e evil ] && [ ! -e outside ] || fail "something was written"
    case_of_text "an attachment of somebody else"
    expect 0 "$program" extract foreign.pdf -o foreign
    has err "warning[BX1057]: foreign.pdf also holds run.sh"
    [ ! -e foreign/run.sh ] && [ -s foreign/data.json ] || fail "other files came out: $(ls foreign)"
    expect 1 "$program" verify foreign.pdf
    has out "FAIL  carries: what no file of ours has: data.json"
    case_of_text "origins of other data"
    "$python" "$root/tests/archive/change.py" with.pdf origins || fail "files could not be changed"
    expect 1 "$program" verify origins.pdf
    has out "FAIL  made by: what is attached and the metadata differ"
    expect 0 "$program" extract origins.pdf -o origins
    has err "warning[BX1052]: origin.json in origins.pdf"
    case_of_text "a layout that names a file of the machine"
    expect 1 "$program" verify leads.pdf
    has out "BX1055"
    has out "open  rendered anew: what is attached is refused"
    lacks out "another-secret"
    case_of_text "a page changed behind a signature that is none"
    for forged in no-signature no-range; do
        expect 1 "$program" verify $forged.pdf
        has out "FAIL  bytes: what was added to the file changes what was made"
    done
    case_of_text "an update that says it is signed, and changes a page"
    expect 1 "$program" verify page-signed.pdf
    has out "FAIL  bytes: what was added to the file changes what was made"
    case_of_text "an update as a signature makes it, and no signature in it"
    for signed in signed-alone field-left; do
        expect 1 "$program" verify --format json $signed.pdf
        has out '"bytes":{"result":"pass"'
        has out '"signed":{"result":"fail"'
    done
    case_of_text "another version in the metadata"
    expect 1 "$program" verify version.pdf
    has out "FAIL  made by: what is attached and the metadata differ"
    case_of_text "a layout that costs without end"
    expect 1 timeout 60 "$program" verify costly.pdf a.pdf
    has out "open  rendered anew: it needs more memory than a report may have"
    has out "rendered anew: the same, byte for byte"
    case_of_text "two attachments alike"
    expect 1 "$program" extract twice.pdf -o twice
    has err "error[BX1021]"
    case_of_text "a script"
    expect 1 "$program" verify script.pdf
    has out "FAIL  carries: what no file of ours has: "
    has out "scripts: 1"
    case_of_text "a page less"
    expect 1 "$program" verify fewer.pdf
    has out "FAIL  pages: there are not as many as were made"
    case_of_text "an attachment that unpacks a thousandfold"
    expect 1 "$program" verify bomb.pdf
    has err "error[BX1010]"
fi

tally "cases" failures
