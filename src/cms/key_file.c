#include "cms/key_file.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include "cms/der.h"
#include "cms/library.h"

#include "base/ban.h"

/* One that is being read. */
typedef struct key_reading {
    const char *name;
    const bx_secret_source *source;
    bx_diag *diag;
    EVP_PKEY *key; /* what came of it */
} key_reading;

static bx_status refuse(const key_reading *reading, bx_code code)
{
    bx_library_reason why = bx_library_why();
    if (why == BX_LIBRARY_MEMORY) return BX_ERR_MEMORY;
    if (code == BX_E_PASSPHRASE && why == BX_LIBRARY_UNSUPPORTED) code = BX_E_KEY_OLD;
    return bx_report(reading->diag, code, NULL, reading->name);
}

static bx_status ask(const key_reading *reading, bx_secret *secret)
{
    return reading->source->ask(reading->source->context, reading->name, reading->diag, secret);
}

/* @param code  what is said when it is no key */
static bx_status read_plain(key_reading *reading, bx_str der, bx_code code)
{
    const unsigned char *at = (const unsigned char *)der.ptr;
    reading->key = d2i_AutoPrivateKey(NULL, &at, (long)der.len);
    return reading->key ? BX_OK : refuse(reading, code);
}

/* An EncryptedPrivateKeyInfo (RFC 5958, 3) has an algorithm first, a plain key its version. */
static bool is_encrypted(bx_str der)
{
    bx_str inside, content;
    return bx_der_only(der, BX_DER_SEQUENCE, &inside) &&
           bx_der_take(&inside, BX_DER_SEQUENCE, &content) &&
           bx_der_only(inside, BX_DER_OCTETS, &content);
}

static bx_status read_encrypted(key_reading *reading, bx_str der)
{
    bx_secret secret;
    const unsigned char *at = (const unsigned char *)der.ptr;
    X509_SIG *locked = d2i_X509_SIG(NULL, &at, (long)der.len);
    if (!locked) return refuse(reading, BX_E_KEY_NONE);
    bx_status status = ask(reading, &secret);
    if (status == BX_OK) {
        PKCS8_PRIV_KEY_INFO *open = PKCS8_decrypt(locked, secret.text, (int)secret.len);
        bx_secret_wipe(&secret);
        reading->key = open ? EVP_PKCS82PKEY(open) : NULL;
        PKCS8_PRIV_KEY_INFO_free(open);
        if (!reading->key) status = refuse(reading, BX_E_PASSPHRASE);
    }
    X509_SIG_free(locked);
    return status;
}

static int give_secret(char *buffer, int room, int is_writing, void *context)
{
    const bx_secret *secret = context;
    (void)is_writing;
    if (secret->len > (size_t)room) return -1;
    memcpy(buffer, secret->text, secret->len);
    return (int)secret->len;
}

/* The encryption of RFC 1421, whose algorithm stands in the head of the block. */
static bx_status read_headed(key_reading *reading, char *header, unsigned char *bytes, long len)
{
    EVP_CIPHER_INFO cipher;
    bx_secret secret;
    if (!PEM_get_EVP_CIPHER_INFO(header, &cipher)) {
        bx_library_reason why = bx_library_why();
        return why == BX_LIBRARY_MEMORY
                   ? BX_ERR_MEMORY
                   : bx_report(reading->diag, BX_E_KEY_OLD, NULL, reading->name);
    }
    if (!cipher.cipher)
        return read_plain(reading, (bx_str){(char *)bytes, (size_t)len}, BX_E_KEY_NONE);
    BX_TRY(ask(reading, &secret));
    bool is_open = PEM_do_header(&cipher, bytes, &len, give_secret, &secret) == 1;
    bx_secret_wipe(&secret);
    if (!is_open) return refuse(reading, BX_E_PASSPHRASE);
    return read_plain(reading, (bx_str){(char *)bytes, (size_t)len}, BX_E_PASSPHRASE);
}

static bx_status read_block(key_reading *reading, const char *name, char *header,
                            unsigned char *bytes, long len)
{
    if (strcmp(name, PEM_STRING_PKCS8) == 0)
        return read_encrypted(reading, (bx_str){(char *)bytes, (size_t)len});
    return read_headed(reading, header, bytes, len);
}

/* Blocks of other things, the parameters of a curve among them, may stand before the key. */
static bx_status read_pem(key_reading *reading, BIO *memory)
{
    char *name, *header;
    unsigned char *bytes;
    long len;
    while (PEM_read_bio(memory, &name, &header, &bytes, &len)) {
        bool is_key = bx_str_ends(bx_str_from(name), BX_STR("PRIVATE KEY"));
        bx_status status = is_key ? read_block(reading, name, header, bytes, len) : BX_OK;
        OPENSSL_free(name);
        OPENSSL_free(header);
        OPENSSL_clear_free(bytes, (size_t)len);
        if (is_key) return status;
    }
    return refuse(reading, BX_E_KEY_NONE);
}

bx_status bx_key_read(const char *name, bx_str file, const bx_secret_source *source, bx_diag *diag,
                      EVP_PKEY **key)
{
    key_reading reading = {name, source, diag, NULL};
    bx_status status;
    if (bx_str_find(file, BX_STR("-----BEGIN ")) == file.len) {
        status = is_encrypted(file) ? read_encrypted(&reading, file)
                                    : read_plain(&reading, file, BX_E_KEY_NONE);
    } else {
        BIO *memory = BIO_new_mem_buf(file.ptr, (int)file.len);
        BX_TRY_NEW(memory);
        status = read_pem(&reading, memory);
        BIO_free(memory);
    }
    if (status == BX_OK) *key = reading.key;
    return status;
}
