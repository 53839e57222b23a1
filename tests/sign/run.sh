#!/bin/sh
# Signatures: what banxin makes is held against pdfsig and openssl, what others try against banxin. Keys and
# certificates are made for this run and thrown away.
. "$(dirname "$0")/../support/suite.sh"
. tests/support/expect.sh
here=$root/tests/sign
python=/usr/bin/python3
export BANXIN_HOME="$root"

differ() { ! cmp -s "$1" "$2" || fail "$1 is as it was"; }
none() { [ ! -e "$1" ] || fail "there is a file $1"; }

# --- what is signed ------------------------------------------------------------------------

mkdir "$top/keys" "$top/work"
cd "$top/keys" || exit 2
. "$root/tests/support/sign_keys.sh"
cd "$top/work" || exit 2
keys=../keys
later=$(date -u -d "+2 days" +%Y-%m-%d)
rsa="--key $keys/rsa.key --cert $keys/rsa.full.pem"
ec="--key $keys/ec.key --cert $keys/ec.full.pem"
ec384="--key $keys/ec384.key --cert $keys/ec384.full.pem"

cat >layout.yaml <<'END'
banxin: 1
extends: gbt9704
name: 联合文
title: "{题}"
author: "{join(机关.名称, '、')}"
fields:
  题: {type: text, required: true}
  日期: {type: date, required: true}
  机关: {type: list, required: true, fields: {名称: {type: text, required: true}}}
body:
  - title: "{题}"
  - paragraphs: 经研究，现将有关事项通知如下。
  - signature: {each: 机关, agency: "{名称}", date: "{日期}", sign: "{名称}电子签名"}
END
cat >one.yaml <<'END'
layout: layout.yaml
题: 关于一事的通知
日期: 2025-01-20
机关: [{名称: 云泽县水利局}]
END
cat >three.yaml <<'END'
layout: layout.yaml
题: 关于三家之事的通知
日期: 2025-01-20
机关: [{名称: 云泽县水利局}, {名称: 云泽县财政局}, {名称: 云泽县统计局}]
END
"$program" render -o one.pdf one.yaml && "$program" render -o three.pdf three.yaml || { echo "nothing to sign"; exit 2; }

# accepted FILE COUNT: pdfsig and openssl accept that many signatures, and no fewer cover all of the file but one.
accepted() {
    pdfsig -nocert "$1" >"$top/pdfsig" 2>&1
    [ "$(grep -c 'Signature is Valid' "$top/pdfsig")" = "$2" ] || { fail "pdfsig on $1"; cat "$top/pdfsig"; }
    [ "$("$python" "$here/parts.py" "$1" part)" = "$2" ] || fail "$1 has not $2 signatures"
    for cms in part*.cms; do
        openssl cms -verify -cades -binary -inform DER -in "$cms" -content "${cms%.cms}.tbs" \
            -CAfile "$keys/chain.pem" -purpose any -out /dev/null 2>"$top/err" || fail "openssl on $1, $cms"
    done
    rm -f part*
}
# is_intact FILE COUNT [OPTION...]: verify trusts that many, and nothing is wrong.
is_intact() {
    file=$1 wanted=$2
    shift 2
    "$program" verify --trust "$keys/root.pem" --format json "$@" "$file" >"$top/out" 2>"$top/err" || fail "verify on $file"
    [ "$(grep -o '"trusted":true' "$top/out" | wc -l)" = "$wanted" ] || fail "verify on $file does not trust $wanted"
    has out '"verdict":"pass"'
}

for key in rsa ec ec384; do
    case_of_text "signed with $key"
    cp one.pdf $key.pdf
    expect 0 "$program" sign --key $keys/$key.key --cert $keys/$key.full.pem $key.pdf
    has err "1 signed"
    accepted $key.pdf 1
    grep -q 'Total document signed' "$top/pdfsig" || fail "not all of it is signed"
    is_intact $key.pdf 1
    qpdf --check $key.pdf >/dev/null 2>"$top/err" || fail "qpdf"
    head -c "$(wc -c <one.pdf)" $key.pdf | cmp -s - one.pdf || fail "what was made is not its beginning"
done

case_of_text "the attributes that are signed"
"$python" "$here/parts.py" rsa.pdf part >/dev/null
openssl cms -cmsout -print -inform DER -in part1.cms 2>/dev/null | sed -n '/signedAttrs/,/signatureAlgorithm/s/^ *object: \([^ ]*\).*/\1/p' | sort >attributes
printf '%s\n' contentType id-smime-aa-signingCertificateV2 messageDigest | sort >wanted
diff wanted attributes >"$top/err" || fail "others are signed, or fewer"
rm -f part*

case_of_text "RSA: equal bytes but for the time"
for copy in 1 2; do "$program" sign $rsa --at "$later 15:30" -o at$copy.pdf one.pdf 2>/dev/null; done
same at1.pdf at2.pdf
grep -aq "/M(D:$(echo $later | tr -d -)153000+08'00')" at1.pdf || fail "/M is not --at"

case_of_text "what the update changes"
"$python" - one.pdf at1.pdf >"$top/out" 2>"$top/err" <<'END' || fail "pikepdf"
import sys
import pikepdf
before, after = (pikepdf.open(name) for name in sys.argv[1:])
def text(value):
    return value.unparse() if isinstance(value, pikepdf.Object) else repr(value)
for number in range(1, len(before.objects)):
    old, new = before.get_object(number, 0), after.get_object(number, 0)
    if not isinstance(old, pikepdf.Dictionary):
        continue
    for key in sorted(set(old.keys()) | set(new.keys())):
        if text(old.get(key)) != text(new.get(key)):
            print(key)
END
printf '%s\n' /SigFlags /V >wanted
sort "$top/out" | diff wanted - >"$top/err" || fail "something else is changed"

# --- several -------------------------------------------------------------------------------

case_of_text "three in turn"
cp three.pdf turn.pdf
expect 0 "$program" sign $rsa turn.pdf
expect 0 "$program" sign $ec turn.pdf
expect 0 "$program" sign $ec384 turn.pdf
accepted turn.pdf 3
is_intact turn.pdf 3
case_of_text "a fourth"
cp turn.pdf before.pdf
(cd $keys && cp ec.key fourth.key && subject fourth 第四家 "$signing")
expect 1 "$program" sign --key $keys/fourth.key --cert $keys/fourth.pem turn.pdf
has err "BX1161"
same turn.pdf before.pdf

case_of_text "a field by its name, and by what it is called"
cp three.pdf named.pdf
expect 0 "$program" sign $ec --field 云泽县统计局电子签名 named.pdf
expect 0 "$program" sign $rsa --field signature-1 named.pdf
pdfsig -nocert named.pdf | grep 'Field Name' | sort >"$top/out"
has out signature-1
has out signature-3
expect 1 "$program" sign $ec384 --field 别处 --format json three.pdf
has out '"result":"failed"'
expect 1 "$program" sign $ec384 --field 别处 three.pdf
has err "BX1162"
has err "signature-2 (云泽县财政局电子签名)"

case_of_text "his own field, of several"
cp three.pdf own.pdf
subject="/C=CN/O=云泽县财政局/CN=公文专用"
(cd $keys && cp ec.key own.key && openssl req -new -utf8 -key own.key -subj "$subject" -out own.csr 2>/dev/null &&
    printf '%s\n' "$signing" >ext.cnf && openssl x509 -req -in own.csr -CA inter.pem -CAkey inter.key -set_serial 7 \
    -extfile ext.cnf -days 3650 -out own.pem 2>/dev/null)
expect 0 "$program" sign --key $keys/own.key --cert $keys/own.pem own.pdf
has err "BX1115"
expect 1 "$program" verify --trust $keys/root.pem own.pdf
has out "a certificate between the signer's and a trusted one is missing"
expect 0 "$program" verify --trust $keys/root.pem --trust $keys/inter.pem own.pdf
pdfsig -nocert own.pdf | grep -A1 'Signature #2' >"$top/out"
has out "signature-2"
[ "$(pdfsig -nocert own.pdf | grep -c 'is not signed')" = 2 ] || fail "others are signed, too"

case_of_text "certified as final"
cp three.pdf final.pdf
expect 0 "$program" sign $rsa --certify final final.pdf
accepted final.pdf 1
is_intact final.pdf 1
cp final.pdf before.pdf
expect 1 "$program" sign $ec final.pdf
has err "BX1164"
same final.pdf before.pdf

case_of_text "certified when it is signed already"
cp rsa.pdf late.pdf
expect 1 "$program" sign $rsa --certify final late.pdf
has err "BX1165"
same rsa.pdf late.pdf
cp final.pdf late.pdf
expect 0 "$program" sign $rsa --certify final late.pdf
has err "BX1182"
case_of_text "certified, and open to others"
cp three.pdf open.pdf
expect 0 "$program" sign $rsa --certify open open.pdf
expect 0 "$program" sign $ec open.pdf
accepted open.pdf 2
is_intact open.pdf 2
expect 1 "$program" sign $ec384 --certify final open.pdf
has err "BX1165"

# --- keys and passphrases ------------------------------------------------------------------

refused() {
    cp one.pdf refused.pdf
    code=$1
    shift
    expect 2 "$program" sign "$@" refused.pdf
    has err "$code"
    same one.pdf refused.pdf
}
case_of_text "keys that nobody should sign with"
refused BX1104 --key $keys/ec.key --cert $keys/rsa.full.pem
refused BX1105 --key $keys/weak.key --cert $keys/weak.pem
refused BX1106 --key $keys/curve.key --cert $keys/curve.pem
refused BX1107 --key $keys/edwards.key --cert $keys/edwards.pem
refused BX1107 --key $keys/sm2.key --cert $keys/sm2.pem
refused BX1108 $ec --at 2099-01-01
refused BX1109 $ec --at 2001-01-01
refused BX1110 --key $keys/use.key --cert $keys/use.pem
refused BX1110 --key $keys/inter.key --cert $keys/inter.pem
case_of_text "files that are none"
refused BX1101 --key one.yaml --cert $keys/rsa.pem
refused BX1112 --key $keys/rsa.key --cert one.yaml
refused BX0101 --key nowhere.key --cert $keys/rsa.pem
refused BX1111 --pkcs12 one.pdf
case_of_text "options that do not go together"
refused BX1173
refused BX1183 --key $keys/rsa.key
refused BX1181 $ec --cms-in there
refused BX1181 $ec --digest-out there
expect 2 "$program" sign $ec
has err "BX0932"
refused BX0903 $ec --at yesterday
refused BX0903 $ec --certify never

for pair in "--pkcs12 one.pdf --key one.yaml" "--pkcs12 one.pdf --cert one.yaml" "$ec --tsr-in there" \
    "--digest-out there --cms-in there" "--digest-out there --tsr-in there" "--digest-out there --tsq-out there" \
    "--digest-out there --tsa http://a/" "--cms-in there --tsr-in there" "$ec --tsa http://a/ --tsq-out there" \
    "--tsr-in there --tsa http://a/" "--tsr-in there --tsq-out there" "--cms-in there --at 2025-01-20" \
    "--digest-out there -o a.pdf" "--digest-out there --crl one.yaml" "--digest-out there --ocsp one.yaml" \
    "$ec --tsq-out there -o a.pdf" "$ec --tsq-out there --crl one.yaml" "$ec --tsq-out there --ocsp one.yaml" \
    "--cms-in there --field a" "--cms-in there --certify open" "--tsr-in there --room 9000"; do
    # shellcheck disable=SC2086 # words
    refused BX1181 $pair
done
for lone in "--cert one.yaml" "--passphrase-fd 0 --digest-out there" "--tsa http://a/" "--tsq-out there"; do
    # shellcheck disable=SC2086 # words
    refused BX1183 $lone
done

case_of_text "passphrases"
cp one.pdf locked.pdf
expect 0 env BANXIN_PASSPHRASE="$secret" "$program" sign --key $keys/rsa.locked.key --cert $keys/rsa.full.pem locked.pdf
cp one.pdf locked.pdf
printf '%s\n' "$secret" >secret
expect 0 "$program" sign --pkcs12 $keys/rsa.p12 --passphrase-fd 3 locked.pdf 3<secret
accepted locked.pdf 1
refused BX1102 --pkcs12 $keys/rsa.p12 --passphrase-fd 0 </dev/null
BANXIN_PASSPHRASE=wrong refused BX1102 --key $keys/rsa.locked.key --cert $keys/rsa.full.pem
head -c 2000 /dev/zero | tr '\0' a >long
cp one.pdf refused.pdf
expect 2 "$program" sign --pkcs12 $keys/rsa.p12 --passphrase-fd 3 refused.pdf 3<long
has err "BX1180"
if script -qec true /dev/null >/dev/null 2>&1; then
    expect 0 sh -c "{ sleep 1; echo $secret; } | script -qec '$program sign --pkcs12 $keys/rsa.p12 -o asked.pdf one.pdf' typed"
    grep -q "Passphrase ($keys/rsa.p12): " typed || fail "the passphrase is not asked for"
    ! grep -q "$secret" typed || fail "the passphrase is seen"
    accepted asked.pdf 1
else
    echo "not run: a passphrase that is typed, for there are no pseudo-terminals (/dev/pts)"
fi
expect 2 setsid "$program" sign --pkcs12 $keys/rsa.p12 refused.pdf </dev/null
has err "BX1179"
same one.pdf refused.pdf

# --- files that are not signed -------------------------------------------------------------

case_of_text "a draft"
"$program" render --draft -o draft.pdf one.yaml 2>/dev/null
expect 1 "$program" sign $ec draft.pdf
has err "BX1163"
case_of_text "no field"
sed 's/, sign: .*}/}/' layout.yaml >bare.yaml
sed 's/layout.yaml/bare.yaml/' one.yaml >bare-data.yaml
"$program" render -o bare.pdf bare-data.yaml
expect 1 "$program" sign $ec bare.pdf
has err "BX1160"
case_of_text "changed, foreign, encrypted, cut, none"
"$python" -c "
data = bytearray(open('one.pdf', 'rb').read())
data[len(data) // 2] ^= 1
open('changed.pdf', 'wb').write(data)"
expect 1 "$program" sign $ec changed.pdf
grep -q 'BX1167\|BX1007' "$top/err" || fail "a changed byte is not told"
qpdf --qdf one.pdf saved.pdf && expect 1 "$program" sign $ec saved.pdf
has err "BX1167"
qpdf --encrypt '' x 256 -- one.pdf encrypted.pdf && expect 1 "$program" sign $ec encrypted.pdf
has err "BX1002"
head -c 9000 one.pdf >cut.pdf && expect 1 "$program" sign $ec cut.pdf
has err "BX1003"
expect 1 "$program" sign $ec one.yaml nowhere.pdf
has err "BX1001"
has err "BX0101"
case_of_text "one that cannot be signed keeps no other from it"
cp one.pdf well.pdf
expect 1 "$program" sign $ec draft.pdf well.pdf
cp "$top/err" "$top/told"
accepted well.pdf 1
grep -q "1 signed, 1 not signed" "$top/told" || fail "the sum is another"

case_of_text "signed before, with this"
cp rsa.pdf again.pdf
expect 0 "$program" sign $rsa again.pdf
has err "BX1182"
same rsa.pdf again.pdf
expect 0 "$program" sign $rsa -o again/ one.pdf again.pdf
accepted again/one.pdf 1
same rsa.pdf again/again.pdf

case_of_text "into another file, and again"
expect 0 "$program" sign $rsa -o into/ one.pdf three.pdf
expect 0 "$program" sign $rsa -o into/ one.pdf three.pdf
has err "2 signed before"
accepted into/three.pdf 1
expect 0 "$program" sign $rsa -o again/ again.pdf
has err "BX1182"
cp into/one.pdf before.pdf
expect 1 "$program" sign $ec -o into/ one.pdf
has err "BX1193"
expect 1 "$program" sign $rsa --crl $keys/good.crl -o into/ one.pdf
has err "BX1193"
same before.pdf into/one.pdf
cp rsa.pdf taken.pdf
expect 1 "$program" sign $rsa -o taken.pdf three.pdf
has err "BX1185"
same rsa.pdf taken.pdf
case_of_text "a folder"
mkdir folder empty
cp one.pdf folder/a.pdf
cp three.pdf folder/b.PDF
cp one.pdf folder/.hidden.pdf
echo no >folder/c.txt
expect 0 "$program" sign $rsa folder
has err "2 signed"
accepted folder/a.pdf 1
same one.pdf folder/.hidden.pdf
expect 0 "$program" verify --trust $keys/root.pem folder
[ "$(grep -c '^folder/' "$top/out")" = 2 ] || fail "verify takes others"
expect 2 "$program" sign $rsa empty
has err "BX1186"
case_of_text "rights, and a link"
cp one.pdf rights.pdf
chmod 640 rights.pdf
ln -s rights.pdf link.pdf
expect 0 "$program" sign $rsa link.pdf
[ -L link.pdf ] || fail "the link is a file"
[ "$(stat -c %a rights.pdf)" = 640 ] || fail "its rights are others"
accepted rights.pdf 1

# --- in two phases -------------------------------------------------------------------------

elsewhere() {
    openssl cms -sign -cades -binary -outform "${form:-DER}" -md sha256 -in "$1.tbs" -signer $keys/$2.pem -inkey $keys/$2.key \
        -certfile $keys/chain.pem -nosmimecap -noattr -out "$1.cms" 2>>"$top/err" ||
        openssl cms -sign -cades -binary -outform "${form:-DER}" -md sha256 -in "$1.tbs" -signer $keys/$2.pem -inkey $keys/$2.key \
            -certfile $keys/chain.pem -nosmimecap -out "$1.cms" 2>>"$top/err" || fail "openssl cms -sign"
}
case_of_text "digests out, signatures in"
cp one.pdf a.pdf
cp three.pdf b.pdf
expect 0 "$program" sign --digest-out out --at "$later" a.pdf b.pdf
same one.pdf a.pdf
[ "$(cat out/a.sha256)" = "$(sha256sum <out/a.tbs | cut -c1-64)" ] || fail "the digest is another"
[ "$(cat out/a.sm3)" = "$(openssl dgst -sm3 -r out/a.tbs | cut -c1-64)" ] || fail "the SM3 digest is another"
expect 1 "$program" sign --cms-in out a.pdf b.pdf
has err "BX1177"
elsewhere out/a ec
form=PEM elsewhere out/b rsa
expect 0 "$program" sign --cms-in out a.pdf b.pdf
has err "BX1184"
accepted a.pdf 1
accepted b.pdf 1
is_intact a.pdf 1
expect 0 "$program" sign --cms-in out a.pdf b.pdf
has err "BX1182"

case_of_text "somebody else was quicker"
cp three.pdf quick.pdf
expect 0 "$program" sign --digest-out out quick.pdf
elsewhere out/quick ec
expect 0 "$program" sign $rsa quick.pdf
cp quick.pdf before.pdf
expect 1 "$program" sign --cms-in out quick.pdf
has err "BX1176"
same before.pdf quick.pdf
expect 0 "$program" sign --digest-out out quick.pdf
elsewhere out/quick ec
expect 0 "$program" sign --cms-in out quick.pdf
expect 0 "$program" sign $ec384 quick.pdf
cp quick.pdf before.pdf
expect 0 "$program" sign --cms-in out quick.pdf
has err "BX1182"
same before.pdf quick.pdf
elsewhere out/quick rsa
expect 1 "$program" sign --cms-in out quick.pdf
has err "BX1176"

case_of_text "asked for again"
cp one.pdf again.pdf
expect 0 "$program" sign --digest-out again-out again.pdf
cp again-out/again.tbs first.tbs
expect 0 "$program" sign --digest-out again-out again.pdf
has err "BX1194"
same first.tbs again-out/again.tbs
cp three.pdf again.pdf
expect 0 "$program" sign --digest-out again-out again.pdf
lacks err "BX1194"
differ first.tbs again-out/again.tbs

case_of_text "a signature of another file"
cp one.pdf a.pdf
cp three.pdf b.pdf
cp out/a.cms out/b.cms
expect 1 "$program" sign --cms-in out b.pdf
has err "BX1169"
same three.pdf b.pdf
case_of_text "one that does not say whose certificate it is bound to"
openssl cms -sign -binary -nosmimecap -outform DER -md sha256 -in out/a.tbs -signer $keys/ec.pem -inkey $keys/ec.key \
    -out out/a.cms 2>"$top/err" || fail "openssl cms -sign"
expect 1 "$program" sign --cms-in out a.pdf
has err "BX1170"
same one.pdf a.pdf
case_of_text "one by a certificate that may not sign"
elsewhere out/a use
expect 1 "$program" sign --cms-in out a.pdf
has err "not one to sign documents with"
same one.pdf a.pdf
case_of_text "one without its certificate"
openssl cms -sign -cades -binary -nosmimecap -nocerts -outform DER -md sha256 -in out/a.tbs -signer $keys/ec.pem \
    -inkey $keys/ec.key -out out/a.cms 2>"$top/err" || fail "openssl cms -sign"
expect 1 "$program" sign --cms-in out a.pdf
has err "the signer's certificate is not along"
same one.pdf a.pdf
case_of_text "by an algorithm that is not known here"
cp one.pdf strange.pdf
expect 0 "$program" sign --digest-out out strange.pdf
elsewhere out/strange dsa
expect 0 "$program" sign --cms-in out strange.pdf
has err "BX1171"
expect 0 "$program" verify --trust $keys/root.pem strange.pdf
has out "open  signature: an algorithm that cannot be checked here"
has out "says it is by: CN=旧算法"
lacks out "; by:"
lacks out "issued by"
expect 0 "$program" verify --trust $keys/root.pem --format json strange.pdf
has out '"signer":"","claimed_signer":"CN=旧算法'
has out '"trusted":false'
expect 1 "$program" sign $ec strange.pdf
has err "BX1168"
case_of_text "what is no signature, or too large"
echo none >out/a.cms
expect 1 "$program" sign --cms-in out a.pdf
has err "BX1120"
expect 0 "$program" sign --digest-out out --room 512 a.pdf
elsewhere out/a ec
expect 1 "$program" sign --cms-in out a.pdf
has err "BX1166"
case_of_text "what is there under that name, and no file"
rm out/a.cms
mkdir out/a.cms
expect 1 "$program" sign --cms-in out a.pdf
has err "BX0109"
rmdir out/a.cms
mkfifo out/a.cms
expect 1 "$program" sign --cms-in out a.pdf
has err "BX0109"
rm out/a.cms
case_of_text "a request that is none, or of another state of the file"
echo none >out/a.request
expect 1 "$program" sign --cms-in out a.pdf
has err "BX1175"
expect 0 "$program" sign --digest-out out a.pdf
elsewhere out/a ec
cp three.pdf a.pdf
expect 1 "$program" sign --cms-in out a.pdf
has err "BX1176"
case_of_text "two of one name"
mkdir -p deep && cp one.pdf deep/one.pdf
expect 2 "$program" sign --digest-out out one.pdf deep/one.pdf
has err "BX1178"

# --- time-stamps ---------------------------------------------------------------------------

cat >stamp.sh <<END
openssl ts -reply -queryfile "\$1" -out "\$2" -config tsa.cnf -chain $keys/inter.pem
END
cat >tsa.cnf <<END
[tsa]
default_tsa = one
[one]
dir = .
serial = serial
signer_cert = $keys/tsa.pem
signer_key = $keys/tsa.key
certs = $keys/inter.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha384
ess_cert_id_alg = sha256
END
echo 01 >serial
# serve KIND: an authority at $url
serve() {
    rm -f port
    "$python" "$here/tsa.py" . "$1" &
    authority_is=$!
    while [ ! -s port ]; do sleep 0.05; done
    url=http://127.0.0.1:$(cat port)/tsa
}
stop() { kill $authority_is 2>/dev/null; wait $authority_is 2>/dev/null; }

case_of_text "time-stamped"
serve good
cp one.pdf stamped.pdf
expect 0 "$program" sign $rsa --tsa "$url" stamped.pdf
stop
accepted stamped.pdf 1
is_intact stamped.pdf 1
has out '"stamper":"测试时间戳'
case_of_text "time-stamps that are none"
cp served.tsq other.tsq
for kind in other denies html large; do
    serve $kind
    cp one.pdf refused.pdf
    expect 1 "$program" sign $rsa --tsa "$url" refused.pdf
    grep -q 'BX113[2-6]' "$top/err" || fail "$kind: no message"
    same one.pdf refused.pdf
    stop
done
expect 1 timeout 10 "$program" sign $rsa --tsa http://127.0.0.1:1/ refused.pdf
has err "it cannot be reached"
expect 1 "$program" sign $rsa --tsa https://127.0.0.1/ refused.pdf
has err "BX1131"
case_of_text "a passphrase is gone from the environment"
serve late
env BANXIN_PASSPHRASE="$secret" "$program" sign --key $keys/rsa.locked.key --cert $keys/rsa.full.pem --tsa "$url" \
    refused.pdf 2>/dev/null &
signing_is=$!
for tries in $(seq 50); do
    grep -q "$program" /proc/$signing_is/cmdline && ! grep -aq "$secret" /proc/$signing_is/environ && break
    sleep 0.1
done
[ "$tries" -lt 50 ] || fail "it is seen in the environment"
kill -0 $signing_is || fail "it ended before that"
kill $signing_is
wait $signing_is
stop
case_of_text "time-stamped elsewhere"
cp one.pdf c.pdf
expect 0 "$program" sign $ec --tsq-out ask c.pdf
same one.pdf c.pdf
sh stamp.sh ask/c.tsq ask/c.tsr >/dev/null 2>&1
expect 0 "$program" sign --tsr-in ask c.pdf
accepted c.pdf 1
is_intact c.pdf 1
has out '"stamper":"测试时间戳'
case_of_text "signed and time-stamped elsewhere"
cp one.pdf d.pdf
expect 0 "$program" sign --digest-out out d.pdf
elsewhere out/d ec
expect 0 "$program" sign --cms-in out --tsq-out ask d.pdf
cp ask/c.tsr ask/d.tsr
expect 1 "$program" sign --tsr-in ask d.pdf
grep -q 'BX113[2-6]' "$top/err" || fail "a time-stamp of another digest is taken"
sh stamp.sh ask/d.tsq ask/d.tsr >/dev/null 2>&1
expect 0 "$program" sign --tsr-in ask d.pdf
accepted d.pdf 1
is_intact d.pdf 1

# --- proved for years ----------------------------------------------------------------------

case_of_text "with a list of what is revoked"
cp one.pdf years.pdf
serve good
expect 0 "$program" sign $ec --tsa "$url" --crl $keys/good.crl years.pdf
stop
lacks err "BX1174"
accepted years.pdf 1
is_intact years.pdf 1
has out '"unrevoked":true'
expect 0 "$program" sign --crl $keys/good.crl -o later.pdf stamped.pdf
is_intact later.pdf 1
expect 1 "$program" sign --crl $keys/good.crl one.pdf
has err "BX1172"
case_of_text "the same list again, and a key along"
cp years.pdf again.pdf
expect 0 "$program" sign --crl $keys/good.crl again.pdf
has err "BX1191"
has err "1 signed before"
same years.pdf again.pdf
expect 0 "$program" sign $ec --tsa "$url" --crl $keys/good.crl again.pdf
has err "BX1191"
lacks err "BX1192"
same years.pdf again.pdf
cp rsa.pdf again.pdf
expect 0 "$program" sign $rsa --crl $keys/good.crl again.pdf
has err "1 got what proves them"
is_intact again.pdf 1
has out '"unrevoked":true'
cp again.pdf before.pdf
expect 0 "$program" sign $rsa --tsa "$url" again.pdf
has err "BX1182"
has err "BX1192"
expect 0 "$program" sign $rsa --tsq-out ask again.pdf
has err "BX1192"
same before.pdf again.pdf
cp rsa.pdf again.pdf
expect 0 "$program" sign --crl $keys/good.crl --format json again.pdf
has out '"result":"proved"'
case_of_text "a list of others"
openssl ca -config $keys/ca.cnf -gencrl -keyfile $keys/root.key -cert $keys/root.pem -out root.crl 2>/dev/null ||
    (cd $keys && openssl ca -config ca.cnf -gencrl -keyfile root.key -cert root.pem -out ../work/root.crl 2>/dev/null)
expect 0 "$program" sign $ec --crl root.crl -o others.pdf one.pdf
has err "BX1174"
case_of_text "revoked"
expect 1 "$program" sign $rsa --crl $keys/revoked.crl -o revoked.pdf one.pdf
has err "BX1187"
none revoked.pdf
cp rsa.pdf revoked.pdf
expect 1 "$program" sign --crl $keys/revoked.crl revoked.pdf
has err "BX1187"
same rsa.pdf revoked.pdf
expect 1 "$program" render --sign $rsa --crl $keys/revoked.crl -o revoked-too.pdf one.yaml
has err "BX1187"
none revoked-too.pdf
openssl crl -in $keys/revoked.crl -outform DER -out revoked.der
"$python" "$here/dss.py" rsa.pdf revoked.der revoked.pdf
for trust in "--trust $keys/root.pem" ""; do
    # shellcheck disable=SC2086 # words, or none
    expect 1 "$program" verify $trust revoked.pdf
    has out "the certificate was revoked"
done
case_of_text "expired since"
expect 0 "$program" verify --trust $keys/root.pem --at 2040-01-01 rsa.pdf
has out "open  signature: the certificate has expired"
is_intact stamped.pdf 1 --at 2040-01-01
case_of_text "nobody, and somebody else, is trusted"
expect 0 "$program" verify rsa.pdf
has out "whether the signer is who he says was not asked"
expect 1 "$program" verify --trust $keys/tsa.pem rsa.pdf
has out "not issued by anyone who is trusted, or"
expect 2 "$program" verify --trust one.yaml rsa.pdf
has err "BX1150"

# --- what others try -----------------------------------------------------------------------

# found FILE...: verify says of each that something is wrong, or refuses it.
found() {
    "$program" verify --trust $keys/root.pem --format json "$@" >"$top/out" 2>"$top/err"
    [ "$(grep -c '"verdict"' "$top/out")" = $# ] || fail "not all of $# files were judged"
    grep '"verdict":"\(pass\|open\)"' "$top/out" | cut -c1-300 >"$top/err"
    [ ! -s "$top/err" ] || fail "not found: $(wc -l <"$top/err")"
}
case_of_text "one byte changed"
mkdir bytes
"$python" "$here/change.py" rsa.pdf bytes "${CHANGES:-400}"
found bytes/*.pdf
"$python" "$here/change.py" turn.pdf bytes "${CHANGES:-400}"
found bytes/*.pdf
rm -f bytes/*
"$python" "$here/change.py" years.pdf bytes "${CHANGES:-400}"
found bytes/*.pdf
case_of_text "tricks"
mkdir tricks
cp three.pdf several.pdf
expect 0 "$program" sign $rsa several.pdf
(cd tricks && "$python" "$here/tricks.py" ../rsa.pdf ../ec.pdf ../several.pdf) 2>"$top/err" || fail "tricks were not made"
found tricks/*.pdf
for trick in tricks/*.pdf; do
    name="signing on top of ${trick##*/}"
    cp "$trick" trick.pdf
    expect 1 "$program" sign $ec trick.pdf
    same "$trick" trick.pdf
done
rm -rf bytes tricks

# --- whole or not at all -------------------------------------------------------------------

case_of_text "no room on the disk"
cp one.pdf full.pdf
( ulimit -f 4; "$program" sign $ec full.pdf >/dev/null 2>"$top/err" )
[ $? = 1 ] || fail "the status is another"
has err "BX0104"
same one.pdf full.pdf
case_of_text "killed, and begun again"
mkdir many
for i in $(seq 1 "${FILES:-60}"); do cp one.pdf "many/$i.pdf"; done
kills=0
until "$program" sign $rsa --no-sync many/*.pdf >/dev/null 2>"$top/err"; do :; done &
looping=$!
while kill -0 $looping 2>/dev/null && [ $kills -lt "${KILLS:-8}" ]; do
    sleep 0.05
    pkill -KILL -P $looping 2>/dev/null && kills=$((kills + 1))
done
wait $looping
for file in many/*.pdf; do
    size=$(wc -c <"$file")
    pdfsig -nocert "$file" 2>/dev/null | grep -q 'Signature is Valid' || fail "$file ($size bytes) is not signed"
done
[ -z "$(find many -name '.*')" ] || fail "something is left: $(find many -name '.*')"

# --- two at once ---------------------------------------------------------------------------

case_of_text "signed while another waits for a time-stamp"
cp three.pdf both.pdf
serve late
"$program" sign $rsa --tsa "$url" both.pdf 2>"$top/late" &
waiting=$!
sleep 1
expect 0 "$program" sign $ec both.pdf
wait $waiting || fail "the other did not sign"
accepted both.pdf 2
is_intact both.pdf 2
case_of_text "rendered over what is signed meanwhile"
cp one.pdf over.pdf
"$program" render --sign $rsa --tsa "$url" -o over.pdf three.yaml 2>"$top/late" &
waiting=$!
sleep 1
expect 0 "$program" sign $ec over.pdf
cp over.pdf before.pdf
wait $waiting && fail "it was replaced"
grep -q BX0935 "$top/late" || fail "no word of it"
same over.pdf before.pdf
case_of_text "signed into one file at once"
"$program" sign $rsa --tsa "$url" -o into.pdf one.pdf 2>"$top/late" &
waiting=$!
sleep 1
expect 0 "$program" sign $ec -o into.pdf three.pdf
cp into.pdf before.pdf
wait $waiting && fail "it was replaced"
grep -q BX1185 "$top/late" || fail "no word of it"
same into.pdf before.pdf
stop
case_of_text "three sign the same files at once"
mkdir shared
for i in $(seq 1 "${SHARED:-12}"); do cp three.pdf "shared/$i.pdf"; done
racing=
for key in rsa ec ec384; do
    "$program" sign --no-sync --key $keys/$key.key --cert $keys/$key.full.pem shared 2>"$top/race-$key" &
    racing="$racing $!"
done
for one in $racing; do wait "$one" || fail "one of three did not sign"; done
for file in shared/*.pdf; do accepted "$file" 3; done
[ -z "$(find shared -name '.*.part')" ] || fail "something is left"
case_of_text "what somebody holds"
cp one.pdf held.pdf
expect 1 flock held.pdf "$program" sign $ec held.pdf
has err "BX1190"
same one.pdf held.pdf
expect 1 flock held.pdf "$program" render -o held.pdf three.yaml
has err "BX1190"
same one.pdf held.pdf

# --- a batch, and signed reports in it -----------------------------------------------------

case_of_text "rendered and signed"
mkdir data
for i in 1 2 3; do sed "s/题: .*/题: 第${i}件事/" one.yaml >data/$i.yaml; done
expect 0 "$program" render -l ./layout.yaml -o plain/ data
expect 0 "$program" render -l ./layout.yaml --sign $rsa --at $later -o signed/ data
for i in 1 2 3; do
    accepted signed/$i.pdf 1
    head -c "$(wc -c <plain/$i.pdf)" signed/$i.pdf | cmp -s - plain/$i.pdf || fail "the base is another"
done
[ "$(sed -n 's/.*"signed_sha256":"\([0-9a-f]*\)".*/\1/p' signed/manifest.jsonl | sort)" = "$(sha256sum signed/*.pdf | cut -c1-64 | sort)" ] ||
    fail "the manifest knows the signed files otherwise"
[ "$(sed -n 's/.*"output_sha256":"\([0-9a-f]*\)".*/\1/p' signed/manifest.jsonl | sort)" = "$(sha256sum plain/*.pdf | cut -c1-64 | sort)" ] ||
    fail "the manifest knows what was made otherwise"
case_of_text "signed reports are up to date"
expect 0 "$program" sign $rsa plain/*.pdf
cp -r plain kept
for again in "" --force; do
    # shellcheck disable=SC2086 # none, or one
    expect 0 "$program" render -l ./layout.yaml $again -o plain/ data
    for i in 1 2 3; do same plain/$i.pdf kept/$i.pdf; done
done
expect 0 "$program" render -l ./layout.yaml -o plain/ data
has err "3 up to date"
[ "$(grep -c signed_sha256 plain/manifest.jsonl)" = 3 ] || fail "the manifest does not know that they are signed"
grep -q "	signed	" plain/summary.tsv || fail "nor does the summary"
case_of_text "data that changed behind a signature"
sed -i 's/题: .*/题: 改了的事/' data/2.yaml
expect 1 "$program" render -l ./layout.yaml -o plain/ data
has err "BX0935"
same plain/2.pdf kept/2.pdf
expect 0 "$program" render -l ./layout.yaml --supersede -o plain/ data
has err "BX0937"
same plain/2.1.pdf kept/2.pdf
differ plain/2.pdf kept/2.pdf
expect 0 "$program" sign $rsa plain/2.pdf
sed -i 's/题: .*/题: 又改了的事/' data/2.yaml
expect 0 "$program" render -l ./layout.yaml --supersede -o plain/ data
same plain/2.1.pdf kept/2.pdf
[ -e plain/2.2.pdf ] || fail "the second is not kept"
case_of_text "a report alone"
cp rsa.pdf alone.pdf
expect 0 "$program" render -o alone.pdf one.yaml
has err "BX0936"
same rsa.pdf alone.pdf
expect 1 "$program" render -o alone.pdf three.yaml
has err "BX0935"
same rsa.pdf alone.pdf
case_of_text "over what was signed and cut, or has something behind it"
for damage in cut junk; do
    { cat rsa.pdf; echo junk; } >damaged.pdf
    [ $damage = junk ] || head -c -300 rsa.pdf >damaged.pdf
    cp damaged.pdf before.pdf
    for data in one three; do
        expect 1 "$program" render -o damaged.pdf $data.yaml
        has err "BX0935"
        same damaged.pdf before.pdf
    done
done
case_of_text "a draft does not take a signed one's place"
cp rsa.pdf alone.pdf
expect 1 "$program" render --draft --supersede -o alone.pdf one.yaml
has err "BX0938"
same rsa.pdf alone.pdf
none alone.1.pdf
case_of_text "a draft is not signed"
expect 1 "$program" render --draft --sign $rsa -o never.pdf one.yaml
has err "BX1163"
none never.pdf
case_of_text "a list of 1.1 MB"
(
    cd $keys || exit 1
    sed 's/index.txt/large.txt/' ca.cnf >large.cnf
    : >large.txt.attr
    awk 'BEGIN { for (i = 1; i <= 36000; i++) printf "R\t360101000000Z\t260101000000Z\t4A%030X\tunknown\t/CN=%d\n", 4096 + i, i }' >large.txt
    openssl ca -config large.cnf -gencrl -keyfile inter.key -cert inter.pem -out ../work/large.crl
) 2>"$top/err" || fail "no list"
[ "$(openssl crl -in large.crl -outform DER 2>/dev/null | wc -c)" -gt 1100000 ] || fail "the list is small"
expect 0 "$program" sign $ec --crl large.crl -o large.pdf one.pdf
is_intact large.pdf 1
case_of_text "what is of signatures, without --sign"
for option in --tsa=http://a/ --crl=$keys/good.crl --field=a --certify=final; do
    expect 2 "$program" render $option -o never.pdf one.yaml
    has err "BX1183"
done
case_of_text "a key without --sign"
expect 2 "$program" render $rsa -o never.pdf one.yaml
has err "BX1183"

tally "cases" failures
