# Keys and certificates for the tests, made anew each time: sourced in an empty folder. No key is kept anywhere.
#
#   root.pem inter.pem     authorities, one above the other; chain.pem: both, the lower first
#   rsa, ec, ec384         .key .pem: who signs; .full.pem with the authorities behind it
#   tsa                    the same, may stamp times
#   use, weak, curve, edwards, sm2, dsa    what nobody should sign with
#   rsa.locked.key rsa.p12 with the passphrase 口令123

openssl_quietly() { openssl "$@" >>openssl.log 2>&1 || { cat openssl.log; echo "openssl $1 failed"; exit 2; }; }

# subject NAME CN EXTENSIONS [DAYS]: NAME.key is there, NAME.pem becomes its certificate by ISSUER
subject() {
    printf '%s\n' "subjectKeyIdentifier=hash" "authorityKeyIdentifier=keyid" "$3" >ext.cnf
    openssl_quietly req -new -utf8 -key "$1.key" -subj "/C=CN/O=云泽县/CN=$2" -out "$1.csr"
    openssl_quietly x509 -req -in "$1.csr" -CA "$issuer.pem" -CAkey "$issuer.key" \
        -set_serial "0x$(openssl rand -hex 8)" -extfile ext.cnf -out "$1.pem" -days "${4:-3650}"
}
curve_key() { openssl_quietly genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:$2" -out "$1.key"; }

signing="keyUsage=critical,digitalSignature,nonRepudiation
basicConstraints=CA:FALSE"
authority="keyUsage=critical,keyCertSign,cRLSign
basicConstraints=critical,CA:TRUE"

: >index.txt
curve_key root P-256
openssl_quietly req -x509 -utf8 -key root.key -subj "/C=CN/O=云泽县/CN=测试根证书" -days 7300 -out root.pem \
    -addext "keyUsage=critical,keyCertSign,cRLSign"
curve_key inter P-256
issuer=root
subject inter 测试中间证书 "$authority" 7200
issuer=inter
cat inter.pem root.pem >chain.pem

openssl_quietly genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key
subject rsa 水利局测试签名 "$signing"
curve_key ec P-256
subject ec 财政局测试签名 "$signing"
curve_key ec384 P-384
subject ec384 统计局测试签名 "$signing"
for name in rsa ec ec384; do cat $name.pem chain.pem >$name.full.pem; done
curve_key tsa P-256
subject tsa 测试时间戳 "keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping" 7100


# What nobody should sign with.
cp ec.key use.key
subject use 只加密 "keyUsage=critical,keyEncipherment
basicConstraints=CA:FALSE"
openssl_quietly genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out weak.key
subject weak 短密钥 "$signing"
curve_key curve secp256k1
subject curve 曲线不符 "$signing"
openssl_quietly genpkey -algorithm ED25519 -out edwards.key
subject edwards 另一类密钥 "$signing"
curve_key sm2 SM2
subject sm2 国密测试 "$signing"
openssl_quietly dsaparam -out dsa.parameters 1024
openssl_quietly gendsa -out dsa.key dsa.parameters
subject dsa 旧算法 "$signing"

secret=口令123
openssl_quietly pkey -in rsa.key -aes-256-cbc -passout "pass:$secret" -out rsa.locked.key
openssl_quietly pkcs12 -export -inkey rsa.key -in rsa.full.pem -passout "pass:$secret" -out rsa.p12

# Nothing is revoked, and then rsa is.
cat >ca.cnf <<'END'
[ca]
default_ca = one
[one]
database = index.txt
crlnumber = number
default_md = sha256
default_crl_days = 3650
END
echo 01 >number
openssl_quietly ca -config ca.cnf -gencrl -keyfile inter.key -cert inter.pem -out good.crl
openssl_quietly ca -config ca.cnf -revoke rsa.pem -keyfile inter.key -cert inter.pem
openssl_quietly ca -config ca.cnf -gencrl -keyfile inter.key -cert inter.pem -out revoked.crl
