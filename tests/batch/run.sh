#!/bin/sh
# Many reports at once, and everything that may happen to them meanwhile: workers and the
# program itself are killed, stopped and interrupted, folders cannot be written, files vanish.
# Each time: no file is wrong or torn, every lost report is named, and the same command
# again ends with exactly the files of an undisturbed run.
. "$(dirname "$0")/../support/suite.sh"
cd "$top" || exit 2
told=$top/err

case_of() {
    name=$1
    cases=$((cases + 1))
    : >err
}

# expect STATUS COMMAND...: its messages are in err.
expect() {
    wanted=$1
    shift
    "$@" >out 2>err
    status=$?
    [ "$status" = "$wanted" ] || fail "$* ended with $status, not $wanted"
}

has() { grep -qF -- "$1" err || fail "no \"$1\""; }
lines_of() { grep -cF -- "$1" err; }

# The PDFs of a folder by name and hash; nothing else may lie there.
list() {
    (cd "$1" && find . -type f ! -name 'manifest.jsonl' ! -name 'summary.tsv' -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

same_as_undisturbed() {
    list "$1" >is.txt
    cmp -s wanted.txt is.txt || fail "$1 is not as after an undisturbed run: $(diff wanted.txt is.txt | head -n 3)"
}

# Every PDF that is there is one of the undisturbed run's.
none_is_wrong() {
    find "$1" -name '*.pdf' -exec sha256sum {} + | sed "s|  $1/|  ./|" | LC_ALL=C sort -k 2 >is.txt
    LC_ALL=C sort wanted.txt >sorted.txt
    LC_ALL=C sort is.txt | LC_ALL=C comm -13 sorted.txt - >wrong.txt
    [ ! -s wrong.txt ] || fail "a file that no undisturbed run makes: $(head -n 1 wrong.txt)"
}

# --- sixty bodies with a text and figures of their own -------------------------------

BODIES=60
mkdir in layouts
cat >layouts/note.yaml <<'END'
banxin: 1
extends: gbt9704
name: 便函
output: "{机关}-{年度}"
title: "{机关}{年度}"
author: "{机关}"
fields:
  机关: {type: text, required: true}
  年度: {type: year, required: true}
  正文: {type: paragraphs, required: true}
body:
  - title: ["{机关}"]
  - paragraphs: "{正文}"
END
i=0
while [ $i -lt $BODIES ]; do
    n=$(printf '%03d' $i)
    {
        printf 'layout: note\n机关: 第%s局\n年度: 2024\n正文: |\n' "$n"
        k=0
        while [ $k -lt $((i % 7 + 1)) ]; do
            printf '  全年收到申请%d件，其中自然人%d件，均在法定期限内答复；主动公开信息%d条。\n' $((i * 7)) $((i * 5)) $((i * 31))
            k=$((k + 1))
        done
    } >"in/$n.yaml"
    i=$((i + 1))
done

case_of "undisturbed"
expect 0 "$program" render --no-sync -j 1 -o whole in
has "$BODIES done, 0 not done"
list whole >wanted.txt
[ "$(wc -l <wanted.txt)" = $((2 * BODIES)) ] || fail "$(wc -l <wanted.txt) files"
[ "$(wc -l <whole/manifest.jsonl)" = $BODIES ] || fail "the manifest has $(wc -l <whole/manifest.jsonl) lines"
[ "$(wc -l <whole/summary.tsv)" = $((BODIES + 1)) ] || fail "the summary is not whole"

case_of "the manifest's hashes are those of the files"
sed -n 's/.*"input":"\([^"]*\)".*"input_sha256":"\([^"]*\)".*/\2  \1/p' whole/manifest.jsonl >sums.txt
sed -n 's/.*"output":"\([^"]*\)".*"output_sha256":"\([^"]*\)".*/\2  \1/p' whole/manifest.jsonl >>sums.txt
[ "$(wc -l <sums.txt)" = $((2 * BODIES)) ] || fail "$(wc -l <sums.txt) hashes"
sha256sum --quiet -c sums.txt >err 2>&1 || fail "a hash is wrong"

case_of "the same with any number of workers"
for jobs in 2 5 100; do
    expect 0 "$program" render --no-sync -j $jobs -o "many$jobs" in
    same_as_undisturbed "many$jobs"
done

case_of "what is up to date is left alone"
touch -d '2001-01-01' many2/*.pdf
expect 0 "$program" render --no-sync -j 2 -o many2 in
has "0 done, 0 not done, $BODIES up to date"
[ -z "$(find many2 -name '*.pdf' -newermt 2002-01-01)" ] || fail "a file was made again"
expect 0 "$program" render --no-sync --force -j 2 -o many2 in
has "$BODIES done"
[ -z "$(find many2 -name '*.pdf' ! -newermt 2002-01-01)" ] || fail "--force left a file alone"

case_of "what is changed, damaged or gone is made again"
printf 'x' >>many2/第003局-2024.pdf
rm many2/第004局-2024.pdf
cp in/005.yaml saved.yaml
sed -i 's/主动公开/依法公开/' in/005.yaml
expect 0 "$program" render --no-sync -j 2 -o many2 in
has "3 done, 0 not done, $((BODIES - 3)) up to date"
cp saved.yaml in/005.yaml
expect 0 "$program" render --no-sync -j 2 -o many2 in
has "1 done"
cp layouts/note.yaml saved.yaml
echo '# another hash' >>layouts/note.yaml
expect 0 "$program" render --no-sync -j 2 -o many2 in
has "$BODIES done"
cp saved.yaml layouts/note.yaml
same_as_undisturbed many2

case_of "a manifest edited by hand"
cp -r whole edited
sed 's/"output_sha256":"[^"]*"/"output_sha256":"12"/' whole/manifest.jsonl | sed 's|"whole/|"edited/|' >edited/manifest.jsonl
expect 0 "$program" render --no-sync -j 2 -o edited in
has "$BODIES done, 0 not done"
same_as_undisturbed edited

case_of "a batch of a part keeps what is known of the others"
expect 0 "$program" render --no-sync -j 2 -o many5 in/001.yaml in/002.yaml
has "0 done, 0 not done, 2 up to date"
[ "$(wc -l <many5/manifest.jsonl)" = $BODIES ] || fail "lines were lost"

case_of "what is known of many others stays"
mkdir long
awk 'NR == 1 { for (i = 0; i < 25000; i++) { line = $0; sub(/"input":"[^"]*"/, "\"input\":\"elsewhere/" i ".yaml\"", line); print line } }' \
    whole/manifest.jsonl >long/manifest.jsonl
expect 0 "$program" render --no-sync -j 2 -o long in/001.yaml in/002.yaml
[ "$(wc -l <long/manifest.jsonl)" = 25002 ] || fail "$(wc -l <long/manifest.jsonl) lines"

case_of "data that change meanwhile are not filed under the old name"
rm -rf changed
cp in/059.yaml saved.yaml
"$program" render --no-sync -j 1 -o changed in >out 2>err &
run=$!
until [ -e changed/第000局-2024.pdf ] || ! kill -0 $run 2>/dev/null; do :; done
sed 's/第059局/别的局/' saved.yaml >other.yaml && mv other.yaml in/059.yaml
wait $run
cp saved.yaml in/059.yaml
expect 0 "$program" render --no-sync -j 1 -o changed in
same_as_undisturbed changed

case_of "more workers than files may be open"
expect 0 sh -c 'ulimit -n 30 && exec "$@"' sh "$program" render --no-sync -j 60 --timeout 20 -o narrow in
same_as_undisturbed narrow

# --- reports that fail ----------------------------------------------------------------

case_of "messages come in the order of the data, whoever is faster"
mkdir bad
for n in 00 10 20 30; do cp "in/0$n.yaml" bad/ 2>/dev/null || cp in/0${n#?}0.yaml bad/; done
for file in bad/*.yaml; do sed -i 's/^年度:/年渡:/' "$file"; done
cp in/04*.yaml bad/
expect 1 "$program" render --no-sync -j 1 -o bad1 bad
mv err err1
expect 1 "$program" render --no-sync -j 4 -o bad4 bad
cmp -s err1 err || fail "the messages differ"
grep -q '"status":"failed"' bad4/manifest.jsonl || fail "the manifest does not name the lost"

case_of "two of one name are both refused, before the first page"
mkdir twice
cp in/001.yaml in/002.yaml twice/
sed 's/第002局/第001局/' in/002.yaml >twice/003.yaml
expect 1 "$program" render --no-sync -j 2 -o twice-out twice
[ "$(lines_of BX0906)" = 2 ] || fail "not both are told"
has "since both have 机关 第001局, 年度 2024"
has "1 done, 2 not done"
[ ! -e twice-out/第001局-2024.pdf ] || fail "one of them was made"
sed -i 's/第001局/第003局/' twice/003.yaml
expect 0 "$program" render --no-sync -j 2 -o twice-out twice
has "2 done, 0 not done, 1 up to date"

case_of "the summary says why, and what is of an earlier run"
mkdir why
cp in/001.yaml in/002.yaml why/
expect 0 "$program" render --no-sync -o why-out why
sed -i 's/^年度: .*/年度: 二〇二四/' why/002.yaml
expect 1 "$program" render --no-sync -o why-out why
grep '002.yaml' why-out/summary.tsv >line
grep -q 'BX0407 why/002.yaml:[0-9]*:[0-9]* ' line || fail "it says: $(cat line)"
grep -q 'the file is of an earlier run; BX' line || fail "the old file is not told: $(cat line)"
expect 1 "$program" render --no-sync --lang zh -o why-out why
grep -q '现有文件是以前生成的; BX0407' why-out/summary.tsv || fail "not in Chinese"
rm why-out/第002局-2024.pdf
expect 1 "$program" render --no-sync -o why-out why
! grep -q 'earlier run' why-out/summary.tsv || fail "there is no old file"
grep -q '"why":"BX0407 ' why-out/manifest.jsonl || fail "not in the manifest"
expect 0 "$program" merge-manifests -o why.jsonl why-out/manifest.jsonl

case_of "what is passed over in a folder is told"
mkdir -p mixed/附件 mixed/甲局
cp in/001.yaml mixed/ && cp in/002.yaml mixed/甲局/data.yaml
: >mixed/数据.xlsx; : >mixed/甲局/旧.yaml; : >mixed/章.png
expect 0 "$program" render --no-sync -o mixed-out mixed
has 'note[BX0926]: in mixed there was passed over: 数据.xlsx, 甲局/旧.yaml, 附件/'

case_of "names that a share of Windows takes"
mkdir names
sed 's/^机关: .*/机关: "甲:乙*丙?<丁>|戊"/' in/001.yaml >names/a.yaml
sed 's/^机关: .*/机关: CON/; s/^机关: CON/机关: Con/' in/002.yaml >names/b.yaml
expect 0 "$program" render --no-sync -o 'named-out/{机关}.pdf' names
[ -e 'named-out/甲-乙-丙--丁--戊.pdf' ] || fail "$(ls named-out)"
[ -e named-out/Con_.pdf ] || fail "$(ls named-out)"

case_of "--fail-fast begins no other"
expect 1 "$program" render --no-sync -j 1 --fail-fast -o fast bad/*.yaml in
has "not begun"

case_of "a file that vanished"
expect 1 "$program" render --no-sync -j 2 -o gone in/001.yaml in/none.yaml in/002.yaml
has BX0101
has "2 done, 1 not done"

case_of "a seal that is no picture"
mkdir seal
cp in/001.yaml in/002.yaml seal/
printf '\211PNG\r\n\032\nthis is torn' >seal/seal.png
printf 'layout: annual-report\n' >seal/003.yaml
sed -n '2,$p' "$BANXIN_HOME/samples/望川县水利局-2024/data.yaml" | sed 's/^印章: .*/印章: {图: seal.png, 直径: 42mm}/' >>seal/003.yaml
expect 1 "$program" render --no-sync -j 2 -o seal-out seal
has "2 done, 1 not done"

# None of those that share a seal goes out, also not one that was made before; the others do.
case_of "one seal of several bodies"
mkdir shared
cp in/001.yaml "$BANXIN_HOME"/samples/望川县水利局-2024/印章位置.png shared/
cp shared/印章位置.png shared/copy.png
data="$BANXIN_HOME/samples/望川县水利局-2024/data.yaml"
cp "$data" shared/a.yaml
sed -e 's/^机关: .*/机关: 青禾县水利局/' -e 's/印章位置.png/copy.png/' "$data" >shared/b.yaml
sed -e 's/^年度: .*/年度: 2025/' -e 's/^日期: .*/日期: 2026-01-20/' "$data" >shared/c.yaml
expect 1 "$program" render --no-sync -j 2 -o shared-out shared
has "shared/a.yaml:70:9: error[BX0929]"
has "shared/b.yaml:70:9: error[BX0929]"
has "shared/c.yaml:70:9: error[BX0929]"
has "青禾县水利局 in shared/b.yaml"
has "1 done, 3 not done"
[ "$(find shared-out -name '*.pdf' | wc -l)" = 1 ] || fail "one with a shared seal was made"
expect 0 "$program" render --no-sync -j 2 --shared-seal -o shared-out shared
has "3 done, 0 not done"
expect 1 "$program" render --no-sync -j 2 -o shared-out shared
has "0 done, 3 not done"
rm shared/b.yaml
expect 0 "$program" render --no-sync -j 2 -o shared-out shared
! grep -q BX0929 err || fail "a seal is shared with nobody"

case_of "what was made with a seal shared in it is not kept for those who do not allow it"
case=$BANXIN_HOME/tests/reject/seal-of-another-body
mkdir twins
cp "$case"/data.yaml "$case"/*.png twins
sed 's/, 印章: .*/}/' twins/data.yaml >twins/plain.yaml
for done in "2 done, 0 not done" "0 done, 0 not done, 2 up to date"; do
    expect 0 "$program" render --no-sync --shared-seal -l "$case/layout.yaml" -o twins-out twins
    has "$done"
done
expect 1 "$program" render --no-sync -l "$case/layout.yaml" -o twins-out twins
has "0 done, 1 not done, 1 up to date"
has "twins/data.yaml:5:26: error[BX0784]"

# --- folders that cannot be written ------------------------------------------------------

case_of "no folder can be made"
: >plain
expect 2 "$program" render -j 2 -o plain/out in
has BX0104

case_of "several reports into a file that is there"
cp in/001.yaml prey.yaml
expect 2 "$program" render --no-sync -o prey.yaml in/002.yaml in/003.yaml
has BX0903
cmp -s in/001.yaml prey.yaml || fail "the file was overwritten"

case_of "several reports into one new file, or all to standard output"
expect 2 "$program" render --no-sync -o new.pdf in/002.yaml in/003.yaml
has BX0903
[ ! -e new.pdf ] || fail "one of them was made"
expect 2 "$program" render -o - in/002.yaml in/003.yaml
has BX0903
[ ! -s out ] || fail "something was written"

case_of "a file that data of another folder made stays theirs"
mkdir other
cp in/001.yaml other/mine.yaml
expect 0 "$program" render --no-sync -o owned in/001.yaml in/002.yaml
expect 1 "$program" render --no-sync -o owned other/mine.yaml in/003.yaml
has BX0925
has "1 done, 1 not done"
grep -q '"status":"failed".*"input":"other/mine.yaml"' owned/manifest.jsonl || fail "it is not in the manifest"
mv in/001.yaml moved.yaml
expect 0 "$program" render --no-sync -o owned other/mine.yaml in/003.yaml
mv moved.yaml in/001.yaml

case_of "one file by two names is one report"
expect 0 "$program" render --no-sync -o once in/001.yaml ./in/001.yaml in//001.yaml in/./002.yaml in/002.yaml
has "2 done"
grep -q '"input":"in/002.yaml"' once/manifest.jsonl || fail "its path was not shortened"

case_of "what nothing makes any more is told, and never deleted"
mkdir -p leave
cp in/001.yaml in/002.yaml in/003.yaml leave
expect 0 "$program" render --no-sync -o left leave
rm leave/001.yaml
sed 's/^机关: .*/机关: 改名局/' leave/002.yaml >renamed && mv renamed leave/002.yaml
expect 0 "$program" render --no-sync -o left leave
[ "$(lines_of BX0914)" = 2 ] || fail "not two: $(lines_of BX0914)"
has "left/第001局-2024.pdf"
has "left/第002局-2024.pdf"
[ -e left/第001局-2024.pdf ] && [ -e left/第002局-2024.pdf ] || fail "it was deleted"
grep -q 'leave/001.yaml' left/manifest.jsonl || fail "its line is gone"
[ "$(grep -c '"status":"left"' left/manifest.jsonl)" = 2 ] || fail "not left in the manifest"
expect 0 "$program" render --no-sync -o left leave
[ "$(lines_of BX0914)" = 2 ] || fail "it is told once only"
rm left/第001局-2024.pdf left/第002局-2024.pdf
expect 0 "$program" render --no-sync -o left leave
[ "$(lines_of BX0914)" = 0 ] || fail "still told"
! grep -q 'leave/001.yaml' left/manifest.jsonl || fail "its line is still there"

case_of "data by another name make the same file"
mkdir named third
cp in/001.yaml in/002.yaml named
cp in/001.yaml third
expect 0 "$program" render --no-sync -o same named
mv named/001.yaml named/999.yaml
expect 0 "$program" render --no-sync -o same named
[ "$(lines_of BX0914)" = 0 ] || fail "its own file is told"
[ "$(wc -l <same/manifest.jsonl)" = 2 ] || fail "$(wc -l <same/manifest.jsonl) lines for two reports"
expect 0 "$program" merge-manifests -o all.jsonl same/manifest.jsonl
expect 1 "$program" render --no-sync -o same third in/003.yaml
has BX0925

case_of "data by another path are the same data"
expect 0 "$program" render --no-sync -o same "$top/named"
[ "$(wc -l <same/manifest.jsonl)" = 4 ] || fail "$(wc -l <same/manifest.jsonl) lines"
expect 0 "$program" render --no-sync -o same named/../named
has "2 done"

case_of "a run from another folder keeps what it cannot see"
mkdir far
cp in/003.yaml in/004.yaml layouts/note.yaml far
expect 0 "$program" render --no-sync -o seen named
expect 0 sh -c 'cd far && exec "$1" render --no-sync -o ../seen 003.yaml 004.yaml' sh "$program"
[ "$(lines_of BX0914)" = 0 ] || fail "it told of the others"
[ "$(grep -c '"status":"made"' seen/manifest.jsonl)" = 4 ] || fail "lines are lost: $(wc -l <seen/manifest.jsonl)"

case_of "data withdrawn with their folder"
mkdir -p own/a own/b own/c
cp in/003.yaml own/c/data.yaml
cp in/001.yaml own/a/data.yaml
cp in/002.yaml own/b/data.yaml
expect 0 "$program" render --no-sync -o owns own
rm -r own/a
expect 0 "$program" render --no-sync -o owns own
[ "$(lines_of BX0914)" = 1 ] || fail "not told"
has "owns/第001局-2024.pdf"

case_of "what cannot be read today loses its PDF to nobody"
mkdir sick
cp in/001.yaml in/002.yaml sick
expect 0 "$program" render --no-sync -o well sick
before=$(sha256sum <well/第001局-2024.pdf)
sed 's/^机关: .*/机关: 第001局/' in/002.yaml >sick/002.yaml
echo 'x: [' >sick/001.yaml
expect 1 "$program" render --no-sync -o well sick
has BX0925
[ "$(sha256sum <well/第001局-2024.pdf)" = "$before" ] || fail "it was overwritten"

case_of "a file named like standard input"
cp in/001.yaml ./-
expect 0 "$program" check ./- </dev/null
rm ./-

case_of "parts that are cut otherwise leave nothing twice"
mkdir cuts
cp in/001.yaml in/002.yaml in/003.yaml in/004.yaml cuts
for k in 1 2; do expect 0 "$program" render --no-sync --shard $k/2 -o slices cuts; done
mv cuts/001.yaml cuts/999.yaml
rm cuts/003.yaml
for k in 1 2; do
    expect 0 "$program" render --no-sync --shard $k/2 -o slices cuts
    [ "$(lines_of BX0914)" = 0 ] || fail "a part tells of what another may make"
done
expect 0 "$program" merge-manifests -o slices/manifest.jsonl slices/manifest-[12]-of-2.jsonl
[ "$(lines_of BX0914)" = 1 ] || fail "not one is left: $(lines_of BX0914)"
has "slices/第003局-2024.pdf"
[ "$(grep -c '"status":"made"' slices/manifest.jsonl)" = 3 ] || fail "not three reports"

case_of "a report that fails keeps the names it had"
cp -r leave leave2
expect 0 "$program" render --no-sync -o kept leave2
echo 'x: [' >leave2/003.yaml
expect 1 "$program" render --no-sync -o kept leave2
grep '"status":"failed"' kept/manifest.jsonl | grep -q '"output":"kept/第003局-2024.pdf".*"body":"第003局"' ||
    fail "$(grep failed kept/manifest.jsonl)"

case_of "what can be read only once is no part of a batch"
mkfifo pipe.yaml
expect 1 "$program" render --no-sync -o piping in/001.yaml pipe.yaml - in/002.yaml
[ "$(lines_of BX0913)" = 2 ] || fail "not two"
has "2 done, 2 not done"
expect 0 "$program" check in/001.yaml - <in/002.yaml

case_of "a manifest that is a link or a pipe"
mkdir linked piped
echo precious >prey.txt
ln -s ../prey.txt linked/manifest.jsonl
expect 2 "$program" render --no-sync -j 2 -o linked in/001.yaml in/002.yaml
has BX0104
[ "$(cat prey.txt)" = precious ] || fail "it was written through the link"
mkfifo piped/manifest.jsonl
expect 2 "$program" render --no-sync -j 2 -o piped in/001.yaml in/002.yaml
has BX0104

case_of "the disk is full"
rm -rf full
expect 2 sh -c 'ulimit -f 4 && exec "$@"' sh "$program" render --no-sync -j 2 -o full in
has BX0104
[ -z "$(find full -name '*.pdf' 2>/dev/null)" ] || fail "a file of more than the room there was"
expect 0 "$program" render --no-sync -j 2 -o full in
same_as_undisturbed full

# A file system of 600 KB, where this process may mount one: a container may not.
if unshare -m mount -t tmpfs -o size=600k none . 2>/dev/null; then
    case_of "the disk is full in the middle of the batch"
    mkdir disk
    cat >fill.sh <<'EOF'
mount -t tmpfs -o size=600k none disk || exit 9
"$1" render --no-sync -j 2 -o disk/out in 2>full.err
echo $? >full.status
find disk/out -name '*.pdf' -exec sha256sum {} + | sed 's|  disk/out/|  ./|' >full.txt
mount -o remount,size=100m disk
"$1" render --no-sync -j 2 -o disk/out in >again.err 2>&1
echo $? >again.status
cp -r disk/out filled
EOF
    rm -rf filled
    expect 0 unshare -m sh fill.sh "$program"
    case $(cat full.status) in 1 | 2) ;; *) fail "a full disk ended with $(cat full.status)" ;; esac
    grep -q BX0104 full.err || fail "no BX0104"
    [ -s full.txt ] || fail "not one report was made"
    LC_ALL=C sort wanted.txt >sorted.txt
    [ -z "$(LC_ALL=C sort full.txt | LC_ALL=C comm -13 sorted.txt -)" ] || fail "a file that no undisturbed run makes"
    [ "$(cat again.status)" = 0 ] || fail "again: $(cat again.err)"
    same_as_undisturbed filled
fi

case_of "two runs at the same folder"
mkdir both
: >both/manifest.jsonl
flock --no-fork both/manifest.jsonl sleep 30 &
holder=$!
sleep 0.3
expect 2 "$program" render --no-sync -j 2 -o both in
kill $holder 2>/dev/null
wait $holder 2>/dev/null
has BX0911

# --- what others have put into the folder ---------------------------------------------------

# within SECONDS COMMAND...: ends by itself before that, or is killed and told of.
within() {
    limit=$1
    shift
    timeout -k 1 "$limit" "$@"
    ended=$?
    [ $ended != 124 ] && [ $ended != 137 ] || fail "$* did not end"
    return $ended
}

case_of "a hard link to the manifest"
cp -r whole hard
sed -i 's|"whole/|"hard/|' hard/manifest.jsonl
ln hard/manifest.jsonl backup.jsonl
cp backup.jsonl backup.txt
expect 0 within 20 "$program" render --no-sync -j 2 -o hard in
has "$BODIES up to date"
cmp -s backup.jsonl backup.txt || fail "the other name's lines have changed"
ln hard/manifest.jsonl another.jsonl
cp another.jsonl backup.txt
rm hard/第00*.pdf
expect 0 within 20 "$program" render --no-sync -j 2 -o hard in
has "10 done"
cmp -s another.jsonl backup.txt || fail "the other name's lines have changed"
same_as_undisturbed hard

# part_of NAME: what the file is called while it is written.
part_of() {
    hash=-3750763034362895579
    for byte in $(printf '%s' "$1" | od -An -v -tu1); do hash=$(((hash ^ byte) * 1099511628211)); done
    printf '.banxin.%016x.part' $hash
}

case_of "planted parts"
mkdir planted
echo mine >prey.txt
for file in $(sed -n 's|.*\./||p' wanted.txt); do
    part=planted/$(part_of "$file")
    case $file in
    第00*) ln -s ../prey.txt "$part" ;;
    第01*) ln prey.txt "$part" ;;
    第02*) mkfifo "$part" ;;
    第03*) mkdir "$part" ;;
    *) echo planted >"$part" && chmod 666 "$part" && if [ "$(id -u)" = 0 ]; then chown nobody "$part"; fi ;;
    esac
done
expect 0 within 60 "$program" render --no-sync -j 2 -o planted in
[ "$(cat prey.txt)" = mine ] || fail "the prey was written to"
[ "$(find planted -name '.banxin.*' | wc -l)" -ge 30 ] || fail "these are not the parts' names"
[ -z "$(find planted -name '*.pdf' ! -user "$(id -u)")" ] || fail "a file is another's"
[ -z "$(find planted -name '*.pdf' -perm -002)" ] || fail "a file may be written by all"
rm -r planted/.banxin.*
same_as_undisturbed planted

case_of "what a killed run left beside a file that is up to date"
echo torn >"planted/$(part_of 第001局-2024.pdf)"
expect 0 "$program" render --no-sync -j 2 -o planted in
has "$BODIES up to date"
same_as_undisturbed planted

case_of "names that no manifest can hold"
mkdir odd
cp in/001.yaml odd/
cp in/002.yaml "odd/$(printf 'a\001b.yaml')"
cp in/003.yaml "odd/$(printf 'a\tb.yaml')"
cp in/004.yaml "odd/$(printf 'a\377b.yaml')"
for round in 1 2; do
    expect 1 "$program" render --no-sync -j 2 -o odds odd
    [ "$(lines_of BX0917)" = 3 ] || fail "not three are named"
    has "not done"
    [ "$(wc -l <odds/manifest.jsonl)" = 1 ] || fail "the manifest has $(wc -l <odds/manifest.jsonl) lines"
    [ "$(wc -l <odds/summary.tsv)" = 2 ] || fail "the summary has $(wc -l <odds/summary.tsv) lines"
done
expect 0 "$program" merge-manifests -o odds/all.jsonl odds/manifest.jsonl
expect 0 "$program" render --no-sync -o "$(printf 'plain\377.pdf')" "odd/$(printf 'a\377b.yaml')"
[ -s "$(printf 'plain\377.pdf')" ] || fail "the way out led nowhere"
expect 2 "$program" render --no-sync -j 2 -o "$(printf 'odd{机关}\377.pdf')" in/001.yaml in/002.yaml
has BX0918
expect 2 "$program" render --no-sync -j 2 -o "$(printf 'odd\377/')" in/001.yaml in/002.yaml
has BX0918

case_of "one name, typed in two ways"
mkdir forms
sed "s/^机关: .*/机关: Caf$(printf '\303\251')/" in/001.yaml >forms/1.yaml
sed "s/^机关: .*/机关: Cafe$(printf '\314\201')/" in/002.yaml >forms/2.yaml
"$program" render --no-sync -j 2 -o formed forms >out 2>err
[ "$(find formed -name '*.pdf' | wc -l)" = 0 ] || fail "two files look the same"
[ "$(lines_of BX0906)" = 2 ] || fail "not both are told"

# --- several machines --------------------------------------------------------------------

case_of "shards make everything once, and their manifests are merged"
for k in 1 2 3 4; do expect 0 "$program" render --no-sync -j 1 --shard $k/4 -o shards in; done
cat shards/manifest-?-of-4.jsonl | wc -l >count.txt
[ "$(cat count.txt)" -eq $BODIES ] || fail "$(cat count.txt) lines in the shards"
expect 0 "$program" merge-manifests -o shards/manifest.jsonl shards/manifest-4-of-4.jsonl shards/manifest-[123]-of-4.jsonl
strip() { sed 's/"output":"[^"]*"//; s/"ms":[0-9]*//' "$1"; }
strip whole/manifest.jsonl >one.txt
strip shards/manifest.jsonl >other.txt
cmp -s one.txt other.txt || fail "the merged manifest is not that of one machine"
rm shards/manifest-?-of-4.jsonl shards/summary-?-of-4.tsv
same_as_undisturbed shards
expect 0 "$program" render --no-sync -j 2 -o shards in
has "$BODIES up to date"

docs=$BANXIN_HOME/docs/batch
case_of "the recipe for GNU parallel"
expect 0 env DATA=in OUT=recipe1 PARTS=3 BANXIN="$program" sh "$docs/parallel.sh"
rm -f recipe1/manifest-* recipe1/summary-*
same_as_undisturbed recipe1
cmp -s recipe1/manifest.jsonl /dev/null && fail "no manifest"

case_of "the recipe for Slurm, as its tasks see it"
for task in 1 2 3; do
    expect 0 env DATA=in OUT=recipe2 BANXIN="$program" SLURM_CPUS_PER_TASK=2 SLURM_ARRAY_TASK_COUNT=3 \
        SLURM_ARRAY_TASK_ID=$task sh "$docs/slurm.sh"
done
rm -f recipe2/manifest-* recipe2/summary-*
same_as_undisturbed recipe2

case_of "the recipe for Kubernetes, as its pods run it"
command=$(sed -n 's/^ *- exec banxin/"$program"/p' "$docs/kubernetes.yaml" | sed 's,/reports/out,recipe3,; s,/reports/data,in,')
for index in 0 1 2 3 4 5 6 7; do
    expect 0 env JOB_COMPLETION_INDEX=$index program="$program" sh -c "$command"
done
[ "$(sed -n 's/^ *completions: //p' "$docs/kubernetes.yaml")" = 8 ] || fail "not eight parts"
rm -f recipe3/manifest-* recipe3/summary-*
same_as_undisturbed recipe3

case_of "a shard may be empty"
expect 0 "$program" render --no-sync --shard 5/5 -o empty in/001.yaml in/002.yaml
has "0 done"

case_of "two machines made one file"
sed 's/"input":"[^"]*"/"input":"other.yaml"/; q' whole/manifest.jsonl >odd.jsonl
expect 2 "$program" merge-manifests -o merged.jsonl whole/manifest.jsonl odd.jsonl
has BX0906
[ ! -e merged.jsonl ] || fail "it was written all the same"
expect 2 "$program" merge-manifests -o merged.jsonl none.jsonl
has BX0101

case_of "a merge loses nothing in silence"
for k in 1 2 3; do expect 0 "$program" render --no-sync --shard $k/3 -o parts in/001.yaml in/002.yaml in/003.yaml; done
expect 2 "$program" merge-manifests -o parts/manifest.jsonl parts/manifest-[13]-of-3.jsonl
has BX0916
[ ! -e parts/manifest.jsonl ] || fail "it was written all the same"
expect 2 "$program" merge-manifests -o parts/manifest-2-of-3.jsonl parts/manifest-[123]-of-3.jsonl
has BX0907
expect 2 "$program" merge-manifests -o in/001.yaml parts/manifest-[123]-of-3.jsonl
has BX0915
head -c 20 parts/manifest-2-of-3.jsonl >torn && cp torn parts/manifest-2-of-3.jsonl
expect 2 "$program" merge-manifests -o parts/manifest.jsonl parts/manifest-[123]-of-3.jsonl
has "BX0915"
has "line 1"
expect 0 "$program" render --no-sync --shard 2/3 -o parts in/001.yaml in/002.yaml in/003.yaml
expect 0 "$program" merge-manifests -o parts/manifest.jsonl parts/manifest-[123]-of-3.jsonl
[ "$(grep -c '"status":"made"' parts/manifest.jsonl)" = 3 ] || fail "not three reports"
expect 0 "$program" merge-manifests -o parts/manifest.jsonl parts/manifest-[123]-of-3.jsonl

case_of "the total as JSON"
expect 0 "$program" render --no-sync --format json -o totals in/001.yaml in/002.yaml
has '{"summary":{"made":2,"up_to_date":0,"failed":0,"not_begun":0}}'

case_of "of a report in several manifests the one that was made counts, then the later"
sed -n '1s/"status":"made"/"status":"failed"/p' whole/manifest.jsonl >failed.jsonl
sed -n '1s/"ms":[0-9]*/"ms":77777/p' whole/manifest.jsonl >later.jsonl
expect 0 "$program" merge-manifests -o merged.jsonl whole/manifest.jsonl later.jsonl failed.jsonl
[ "$(wc -l <merged.jsonl)" = $BODIES ] || fail "$(wc -l <merged.jsonl) lines"
head -n 1 merged.jsonl | grep -q '"status":"made".*77777' || fail "the wrong line: $(head -n 1 merged.jsonl)"

# --- death ----------------------------------------------------------------------------------

# workers_of PID: the processes it has forked.
workers_of() { cat "/proc/$1/task/$1/children" 2>/dev/null; }

# The n-th time something is done to it the run is a little further: 2 ms, 4 ms ...
pause_for() { sleep "0.$(printf '%03d' $((($1 * 7) % 90 + 3)))"; }

case_of "workers are killed"
rm -rf killed
deaths=0 round=0
while [ $round -lt 25 ]; do
    round=$((round + 1))
    "$program" render --no-sync --force -j 2 -o killed in >out 2>err &
    run=$!
    pause_for $round
    for worker in $(workers_of $run); do
        kill -9 "$worker" 2>/dev/null && break
    done
    wait $run
    status=$?
    lost=$(lines_of BX0908)
    deaths=$((deaths + lost))
    [ "$lost" -le 1 ] || fail "one death cost $lost reports"
    [ "$status" = $((lost > 0)) ] || fail "ended with $status though $lost were lost"
    none_is_wrong killed
done
expect 0 "$program" render --no-sync -j 2 -o killed in
same_as_undisturbed killed

case_of "the program is killed"
rm -rf cut
round=0
while [ $round -lt 25 ]; do
    round=$((round + 1))
    [ $((round % 5)) != 0 ] || rm -rf cut
    "$program" render --no-sync -j 2 -o cut in >out 2>err &
    run=$!
    pause_for $round
    kill -9 $run 2>/dev/null
    wait $run 2>/dev/null
    sleep 0.05 # its workers finish what they have
    [ ! -d cut ] || none_is_wrong cut
done
expect 0 "$program" render --no-sync -j 2 -o cut in
same_as_undisturbed cut

case_of "the program is interrupted"
for signal in INT TERM; do
    rm -rf broken
    # a shell lets its background commands ignore SIGINT
    env --default-signal=INT "$program" render --no-sync -j 2 -o broken in >out 2>err &
    run=$!
    until [ -d broken ] || ! kill -0 $run 2>/dev/null; do sleep 0.01; done # it is at work
    sleep 0.03
    kill -$signal $run 2>/dev/null
    wait $run
    status=$?
    case $status in
    0) has "$BODIES done" ;;
    130 | 143) has " done, 0 not done" ;;
    *) fail "ended with $status" ;;
    esac
    none_is_wrong broken
    [ -z "$(find broken -name '*.part' 2>/dev/null)" ] || fail "a part was left behind"
    expect 0 "$program" render --no-sync -j 2 -o broken in
    same_as_undisturbed broken
done

case_of "an interrupt that the caller ignores"
rm -rf ignored
(trap '' INT; exec "$program" render --no-sync -j 1 -o ignored in) >out 2>err &
run=$!
sleep 0.06
kill -INT $run 2>/dev/null
wait $run
status=$?
[ $status = 0 ] || fail "ended with $status"
same_as_undisturbed ignored

case_of "a worker hangs"
rm -rf stuck
"$program" render --no-sync -j 2 --timeout 1 -o stuck in >out 2>err &
run=$!
stopped=
while [ -z "$stopped" ] && kill -0 $run 2>/dev/null; do
    for worker in $(workers_of $run); do
        kill -STOP "$worker" 2>/dev/null && stopped=$worker && break
    done
done
wait $run
status=$?
if [ "$(lines_of BX0909)" = 1 ]; then
    [ $status = 1 ] || fail "ended with $status"
    has "$((BODIES - 1)) done, 1 not done"
else
    [ $status = 0 ] || fail "ended with $status"
fi
none_is_wrong stuck
expect 0 "$program" render --no-sync -j 2 -o stuck in
same_as_undisturbed stuck

tally cases "failures; $deaths workers died at work"
