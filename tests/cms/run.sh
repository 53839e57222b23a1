#!/bin/sh
# Keys and certificates as openssl makes them, our signatures as openssl verifies them, and its own as
# they are judged here. Nothing secret is kept: every key is made here, and goes.
. "$(dirname "$0")/../support/suite.sh"
told=$top/told
tool=$build/tests/cms_tool
cd "$top" || exit 2

# must TEXT COMMAND...: it succeeds
must() {
    cases=$((cases + 1)) name=$1
    shift
    "$@" >"$told" 2>&1 || fail "failed: $*"
}

# says TEXT WANTED COMMAND...: and says that alone
says() {
    cases=$((cases + 1)) name=$1 wanted=$2
    shift 2
    "$@" >"$told" 2>&1
    [ "$(cat "$told")" = "$wanted" ] || fail "should say: $wanted"
}

verify() { openssl cms -verify -cades -binary -inform DER -in "$1" -content "$2" -CAfile root.pem -purpose any -out /dev/null; }
# certify NAME ISSUER EXTENSIONS: NAME.key is there
certify() {
    openssl req -new -key "$1.key" -subj "/O=County/CN=$1" |
        openssl x509 -req -CA "$2.pem" -CAkey "$2.key" -days 30 -set_serial "$(cksum <"$1.key" | cut -d' ' -f1)" -extfile "$3" -out "$1.pem" 2>>log
}

echo 'the bytes of a file' >file
echo 'the bytes of a fil3' >other
printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign\n' >ca.cnf
printf 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n' >sign.cnf
printf 'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n' >stamp.cnf
for name in root between stamper ec384 old; do
    curve=P-256
    [ "$name" != ec384 ] || curve=P-384
    openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:$curve" -out "$name.key" 2>>log
done
openssl genrsa -out rsa.key 2048 2>>log
openssl ecparam -name prime256v1 -genkey -out ec256.key 2>>log
openssl req -x509 -key root.key -subj /CN=root -days 30 -out root.pem
certify between root ca.cnf
for name in rsa ec256 ec384; do certify $name between sign.cnf; done
certify stamper root stamp.cnf
{ cat rsa.pem between.pem; } >chain.pem

# --- ours, verified by openssl ---
for kind in rsa ec256 ec384; do
    { cat $kind.pem between.pem root.pem; } >chain.pem
    must "$kind is signed with" "$tool" sign $kind.key chain.pem file $kind.cms
    must "$kind verifies" verify $kind.cms file
    cases=$((cases + 1)) name="$kind, another file"
    verify $kind.cms other >"$told" 2>&1 && fail 'openssl takes it'
done
says 'ours is judged' 'bytes 0 trust 1 stamp 0 0 time 0 national 0: rsa, RSA 2048, SHA-256' "$tool" judge rsa.cms file root.pem
says 'of another file' 'bytes 3 trust 1 stamp 0 0 time 0 national 0: rsa, RSA 2048, SHA-256' "$tool" judge rsa.cms other root.pem
says 'a stranger is trusted' 'bytes 0 trust 2 stamp 0 0 time 0 national 0: rsa, RSA 2048, SHA-256' "$tool" judge rsa.cms file stamper.pem

# --- files of keys as openssl writes them ---
openssl pkcs12 -export -passout pass:secret -inkey rsa.key -in rsa.pem -certfile between.pem -out rsa.p12
must 'PKCS#12' "$tool" sign12 rsa.p12 file p12.cms
must 'PKCS#12 signs the same' verify p12.cms file
openssl rsa -aes256 -passout pass:secret -in rsa.key -traditional -out locked.key 2>>log
must 'PKCS#1, locked' "$tool" sign locked.key rsa.pem file locked.cms
openssl pkcs8 -topk8 -passout pass:secret -in ec256.key -outform DER -out locked.der
must 'PKCS#8 in DER, locked' "$tool" sign locked.der ec256.pem file locked.cms
openssl pkcs8 -topk8 -passout pass:wrong -in ec256.key -out wrong.key
says 'another passphrase' BX1102 "$tool" sign wrong.key ec256.pem file no.cms
openssl pkcs12 -export -passout pass:wrong -inkey rsa.key -in rsa.pem -out wrong.p12
says 'another passphrase, PKCS#12' BX1102 "$tool" sign12 wrong.p12 file no.cms
says 'the key of another' BX1104 "$tool" sign ec384.key ec256.pem file no.cms

# The ways out of BX1113 and BX1114 are typed as they stand.
openssl pkcs12 -export -legacy -passout pass:secret -inkey rsa.key -in rsa.pem -out old.p12
says 'an old lock' BX1113 "$tool" sign12 old.p12 file no.cms
openssl pkcs12 -legacy -in old.p12 -out new.pem -passin pass:secret -passout pass:secret
must 'locked anew' "$tool" sign new.pem new.pem file new.cms
openssl pkcs8 -provider legacy -provider default -topk8 -v1 PBE-MD5-DES -in ec256.key -out old.key -passout pass:secret
says 'an old lock of a key' BX1114 "$tool" sign old.key ec256.pem file no.cms
openssl pkcs8 -provider legacy -provider default -topk8 -in old.key -out new.pem -passin pass:secret -passout pass:secret
must 'a key locked anew' "$tool" sign new.pem ec256.pem file new.cms

# A configuration of the system's changes nothing.
printf 'openssl_conf = all\n[all]\nproviders = list\n[list]\nnone = none\n[none]\nactivate = 1\n' >openssl.cnf
OPENSSL_CONF=$top/openssl.cnf
export OPENSSL_CONF
must 'a broken configuration' "$tool" sign rsa.key rsa.pem file same.cms
unset OPENSSL_CONF
"$tool" sign rsa.key rsa.pem file again.cms >"$told"
must 'equal input, equal bytes' cmp same.cms again.cms

# --- time-stamps by openssl ts ---
cat >ts.cnf <<'END'
[tsa]
default_tsa = one
[one]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_chain = no
ess_cert_id_alg = sha256
END
echo 01 >serial
must 'a query' "$tool" query rsa.cms query
must 'openssl reads the query' openssl ts -query -in query -text
must 'openssl stamps' openssl ts -reply -config ts.cnf -queryfile query -signer stamper.pem -inkey stamper.key -out response
must 'the stamp is taken' "$tool" stamp rsa.cms query response stamped.cms
must 'with a stamp it verifies' verify stamped.cms file
says 'the stamp is judged' 'bytes 0 trust 1 stamp 1 1 time 0 national 0: rsa, RSA 2048, SHA-256' "$tool" judge stamped.cms file root.pem
must 'another query' "$tool" query rsa.cms query2
says 'the answer to another query' BX1135 "$tool" stamp rsa.cms query2 response no.cms

# --- theirs, judged here ---
theirs() { openssl cms -sign -binary -in file -inkey rsa.key -signer rsa.pem -certfile between.pem -outform DER -out theirs.cms "$@"; }
theirs -cades -nosmimecap
says 'PAdES of theirs' 'bytes 0 trust 1 stamp 0 0 time 1 national 0: rsa, RSA 2048, SHA-256' "$tool" judge theirs.cms file root.pem
theirs -md sha512 -keyopt rsa_padding_mode:pss -cades
says 'PSS of theirs' 'bytes 0 trust 1 stamp 0 0 time 1 national 0: rsa, RSA-PSS 2048, SHA-512' "$tool" judge theirs.cms file root.pem
theirs
says 'adbe.pkcs7.detached' 'bytes 5 trust 1 stamp 0 0 time 1 national 0: rsa, RSA 2048, SHA-256' "$tool" judge theirs.cms file root.pem
theirs -nodetach -cades
says 'with content' 'bytes 2 trust 1 stamp 0 0 time 1 national 0: rsa, RSA 2048, SHA-256' "$tool" judge theirs.cms file root.pem
# The way out of BX1121 is typed as it stands.
theirs -cades -stream -indef 2>>log
"$tool" judge theirs.cms file root.pem | grep -q BX1121 || openssl cms -sign -binary -stream -nodetach -in file -inkey rsa.key -signer rsa.pem -certfile between.pem -outform DER -out theirs.cms -cades
says 'in BER' BX1121 "$tool" judge theirs.cms file root.pem
must 'BER is turned' openssl cms -cmsout -inform DER -in theirs.cms -outform DER -out new.der
says 'turned into DER' 'bytes 2 trust 1 stamp 0 0 time 1 national 0: rsa, RSA 2048, SHA-256' "$tool" judge new.der file root.pem

tally cases wrong
