/* Keys and certificates: what is taken, and each that is refused, with everything that is wrong with it. */
#include <string.h>

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>

#include "cms/credential.h"
#include "support/certificate_make.h"
#include "support/folder.h"
#include "support/suite.h"

#define PASSPHRASE "口令 one"

/* One that knows a passphrase, and counts how often it is asked. */
typedef struct asker {
    const char *passphrase;
    int asked;
} asker;

static bx_status answer(void *context, const char *path, bx_diag *diag, bx_secret *secret)
{
    asker *self = context;
    (void)path;
    (void)diag;
    self->asked++;
    secret->len = strlen(self->passphrase);
    memcpy(secret->text, self->passphrase, secret->len + 1);
    return BX_OK;
}

static const char *folder;
static bx_diag *diag;

static void begin(void)
{
    folder = bx_folder_new();
    diag = bx_diag_new();
    ck_assert_ptr_nonnull(diag);
}

static void end(void)
{
    bx_diag_free(diag);
    bx_folder_remove(folder);
}

static bx_status open_with(const bx_credential_files *files, asker *who, bx_credential **credential)
{
    bx_secret_source source = {answer, who};
    bx_diag_clear(diag);
    *credential = NULL;
    return bx_credential_open(files, &source, CERTIFICATE_NOW, diag, credential);
}

static bool told(int number)
{
    for (int i = 0; i < bx_diag_count(diag); i++)
        if (bx_code_number(bx_diag_at(diag, i)->code) == number) return true;
    return false;
}

/* Opens a key with a certificate of its own as the wish says; the numbers are all that is told, 0 behind them. */
static void expect(certificate_wish wish, EVP_PKEY *file_key, const int *numbers)
{
    bx_credential *credential;
    asker nobody = {"", 0};
    X509 *certificate = certificate_make(&wish);
    const char *key = bx_folder_path(folder, "key.pem"), *cert = bx_folder_path(folder, "cert.pem");
    certificate_put_key(key, file_key, NULL);
    certificate_put(cert, &certificate, 1);
    bx_credential_files files = {.key = key, .cert = cert};
    bx_status status = open_with(&files, &nobody, &credential);
    int count = 0;
    for (; numbers[count]; count++)
        ck_assert_msg(told(numbers[count]), "%s: BX%d was not told", wish.name, numbers[count]);
    ck_assert_int_eq(bx_diag_count(diag), count);
    ck_assert_int_eq(status, count > 0 ? BX_ERR_INPUT : BX_OK);
    ck_assert_int_eq(nobody.asked, 0);
    bx_credential_free(credential);
    X509_free(certificate);
}

START_TEST(takes_what_may_sign)
{
    static const char *const kinds[] = {"rsa:2048", "ec:P-256", "ec:P-384"};
    static const char *const usages[] = {NULL, "digitalSignature", "critical,nonRepudiation",
                                         "critical,nonRepudiation,keyAgreement"};
    begin();
    for (int i = 0; i < BX_COUNT(kinds); i++) {
        EVP_PKEY *key = certificate_make_key(kinds[i]);
        for (int k = 0; k < BX_COUNT(usages); k++)
            expect((certificate_wish){.name = kinds[i], .key = key, .usage = usages[k]}, key,
                   (int[]){0});
        EVP_PKEY_free(key);
    }
    end();
}
END_TEST

START_TEST(refuses_kinds_of_keys)
{
    static const struct {
        const char *kind;
        int number;
    } rows[] = {{"rsa:1024", 1105},
                {"ec:P-521", 1106},
                {"ec:secp256k1", 1106},
                {"SM2", 1107},
                {"ED25519", 1107}};
    begin();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        EVP_PKEY *key = certificate_make_key(rows[i].kind);
        expect((certificate_wish){.name = rows[i].kind, .key = key}, key,
               (int[]){rows[i].number, 0});
        EVP_PKEY_free(key);
    }
    end();
}
END_TEST

START_TEST(refuses_certificates)
{
    const int64_t now = CERTIFICATE_NOW, day = CERTIFICATE_DAY;
    begin();
    EVP_PKEY *key = certificate_make_key("ec:P-256"), *other = certificate_make_key("ec:P-256");
    certificate_wish wish = {.name = "张三", .key = key};
    wish.from = now - 2 * day;
    wish.to = now - 1;
    expect(wish, key, (int[]){1108, 0});
    wish.to = now;
    expect(wish, key, (int[]){0});
    wish.from = now + 1;
    wish.to = now + day;
    expect(wish, key, (int[]){1109, 0});
    wish.from = now;
    expect(wish, key, (int[]){0});
    wish.usage = "keyEncipherment";
    expect(wish, key, (int[]){1110, 0});
    wish.usage = NULL;
    wish.basic = "critical,CA:TRUE";
    expect(wish, key, (int[]){1110, 0});
    wish.basic = "CA:FALSE";
    expect(wish, key, (int[]){0});
    wish.extended = "serverAuth";
    expect(wish, key, (int[]){1110, 0});
    wish.extended = "serverAuth,emailProtection";
    expect(wish, key, (int[]){0});
    wish.extended = NULL;
    expect(wish, other, (int[]){1104, 0});
    wish.from = now - 2 * day;
    wish.to = now - day;
    wish.usage = "cRLSign";
    expect(wish, other, (int[]){1104, 1108, 1110, 0});
    EVP_PKEY_free(key);
    EVP_PKEY_free(other);
    end();
}
END_TEST

START_TEST(says_whose_certificate_is_missing)
{
    begin();
    bx_credential *credential;
    bx_buf text = {0};
    asker nobody = {"", 0};
    EVP_PKEY *key = certificate_make_key("ec:P-256"), *above = certificate_make_key("ec:P-256");
    X509 *root = certificate_make_root("某机构", above);
    X509 *own = certificate_make(
        &(certificate_wish){.name = "张三", .key = key, .issuer = root, .issuer_key = above});
    bx_credential_files files = {.key = bx_folder_path(folder, "key"),
                                 .cert = bx_folder_path(folder, "cert.pem")};
    certificate_put_key(files.key, key, NULL);
    certificate_put(files.cert, &own, 1);
    ck_assert_int_eq(open_with(&files, &nobody, &credential), BX_OK);
    ck_assert(bx_diag_count(diag) == 1 && bx_diag_warnings(diag) == 1 && told(1115));
    bx_diagnostic_write(bx_diag_at(diag, 0), BX_CHINESE, &text);
    ck_assert_ptr_nonnull(strstr(text.ptr, "张三 的证书之后没有其签发者（某机构）的证书"));
    bx_credential_free(credential);
    certificate_put(files.cert, (X509 *[]){own, root}, 2);
    ck_assert_int_eq(open_with(&files, &nobody, &credential), BX_OK);
    ck_assert_int_eq(bx_diag_count(diag), 0);
    bx_credential_free(credential);
    bx_buf_release(&text);
    X509_free(own);
    X509_free(root);
    EVP_PKEY_free(key);
    EVP_PKEY_free(above);
    end();
}
END_TEST

START_TEST(says_the_time_of_china)
{
    begin();
    bx_buf text = {0};
    EVP_PKEY *key = certificate_make_key("ec:P-256");
    expect(
        (certificate_wish){
            .name = "张三", .key = key, .from = 1, .to = CERTIFICATE_NOW - CERTIFICATE_DAY},
        key, (int[]){1108, 0});
    bx_diagnostic_write(bx_diag_at(diag, 0), BX_CHINESE, &text);
    ck_assert_ptr_nonnull(strstr(text.ptr, "张三 的证书已于 2026-05-31 08:00:00 +08:00 "
                                           "到期，早于签名时间 2026-06-01 08:00:00 +08:00"));
    bx_buf_release(&text);
    EVP_PKEY_free(key);
    end();
}
END_TEST

START_TEST(unlocks_once_with_the_passphrase)
{
    begin();
    bx_credential *credential;
    EVP_PKEY *key = certificate_make_key("ec:P-256");
    X509 *certificate =
        certificate_make(&(certificate_wish){.organization = "某县人民政府", .key = key});
    bx_credential_files files = {.key = bx_folder_path(folder, "key.pem"),
                                 .cert = bx_folder_path(folder, "cert.pem")};
    certificate_put_key(files.key, key, PASSPHRASE);
    certificate_put(files.cert, &certificate, 1);
    asker right = {PASSPHRASE, 0}, wrong = {"口令 two", 0}, empty = {"", 0};
    ck_assert_int_eq(open_with(&files, &right, &credential), BX_OK);
    ck_assert_int_eq(right.asked, 1);
    ck_assert(bx_str_is(bx_credential_name(credential), "某县人民政府"));
    bx_credential_free(credential);
    ck_assert_int_eq(open_with(&files, &wrong, &credential), BX_ERR_INPUT);
    ck_assert(told(1102) && bx_diag_count(diag) == 1 && wrong.asked == 1);
    ck_assert_int_eq(open_with(&files, &empty, &credential), BX_ERR_INPUT);
    ck_assert(told(1102) && bx_diag_count(diag) == 1);
    X509_free(certificate);
    EVP_PKEY_free(key);
    end();
}
END_TEST

/* The forms that keys come in; all of them hold the same. */
enum { FORMS = 6 };

static bool put_key_as(const char *path, EVP_PKEY *key, int form)
{
    const unsigned char *words = (const unsigned char *)PASSPHRASE;
    int len = (int)strlen(PASSPHRASE), is_done = 0;
    BIO *file = BIO_new_file(path, "wb");
    ck_assert_ptr_nonnull(file);
    switch (form) {
    case 0: is_done = i2d_PrivateKey_bio(file, key); break;
    case 1: is_done = i2d_PKCS8PrivateKeyInfo_bio(file, key); break;
    case 2:
        is_done =
            i2d_PKCS8PrivateKey_bio(file, key, EVP_aes_128_cbc(), PASSPHRASE, len, NULL, NULL);
        break;
    case 3:
        is_done = PEM_write_bio_PrivateKey_traditional(file, key, NULL, NULL, 0, NULL, NULL);
        break;
    case 4:
        is_done = PEM_write_bio_PrivateKey_traditional(file, key, EVP_aes_128_cbc(), words, len,
                                                       NULL, NULL);
        break;
    default: /* what `openssl ecparam -genkey` and others put before and behind it */
        BIO_puts(file,
                 "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n");
        is_done = PEM_write_bio_PKCS8PrivateKey(file, key, NULL, NULL, 0, NULL, NULL);
        BIO_puts(file, "words\n");
        break;
    }
    BIO_free(file);
    ck_assert_int_eq(is_done, 1);
    return form == 2 || form == 4;
}

START_TEST(keys_come_in_many_forms)
{
    static const char *const kinds[] = {"ec:P-256", "rsa:2048"};
    begin();
    for (int k = 0; k < BX_COUNT(kinds); k++) {
        EVP_PKEY *key = certificate_make_key(kinds[k]);
        X509 *certificate = certificate_make(&(certificate_wish){.name = "n", .key = key});
        bx_credential_files files = {.key = bx_folder_path(folder, "key"),
                                     .cert = bx_folder_path(folder, "cert.pem")};
        certificate_put(files.cert, &certificate, 1);
        for (int form = 0; form < FORMS; form++) {
            bx_credential *credential;
            asker right = {PASSPHRASE, 0}, wrong = {"no", 0};
            bool is_locked = put_key_as(files.key, key, form);
            ck_assert_msg(open_with(&files, &right, &credential) == BX_OK, "%s, form %d", kinds[k],
                          form);
            ck_assert_int_eq(right.asked, is_locked);
            bx_credential_free(credential);
            if (!is_locked) continue;
            ck_assert_int_eq(open_with(&files, &wrong, &credential), BX_ERR_INPUT);
            ck_assert_msg(told(1102), "%s, form %d", kinds[k], form);
        }
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    end();
}
END_TEST

START_TEST(what_is_no_key_or_certificate)
{
    static const char *const texts[] = {
        "",
        "words",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n",
        "0\x82\xff\xff",
        "\x30\x03\x02\x01\x01"};
    begin();
    bx_credential *credential;
    asker nobody = {"", 0};
    EVP_PKEY *key = certificate_make_key("ec:P-256");
    X509 *certificate = certificate_make(&(certificate_wish){.name = "n", .key = key});
    const char *good_key = bx_folder_path(folder, "key"), *good = bx_folder_path(folder, "good");
    certificate_put(good, &certificate, 1);
    certificate_put_key(good_key, key, NULL);
    for (int i = 0; i < BX_COUNT(texts); i++) {
        const char *bad = bx_folder_put(folder, "bad", texts[i]);
        bx_credential_files files = {.key = bad, .cert = good};
        ck_assert_int_eq(open_with(&files, &nobody, &credential), BX_ERR_INPUT);
        ck_assert_msg(told(1101), "row %d", i);
        files = (bx_credential_files){.key = good_key, .cert = bad};
        ck_assert_int_eq(open_with(&files, &nobody, &credential), BX_ERR_INPUT);
        ck_assert_msg(told(1112), "row %d", i);
        files = (bx_credential_files){.pkcs12 = bad};
        ck_assert_int_eq(open_with(&files, &nobody, &credential), BX_ERR_INPUT);
        ck_assert_msg(told(1111), "row %d", i);
    }
    bx_credential_files swapped = {.key = good, .cert = good_key};
    ck_assert_int_eq(open_with(&swapped, &nobody, &credential), BX_ERR_INPUT);
    ck_assert(told(1112));
    bx_credential_files absent = {.key = bx_folder_path(folder, "none"), .cert = good};
    ck_assert_int_eq(open_with(&absent, &nobody, &credential), BX_ERR_SYSTEM);
    X509_free(certificate);
    EVP_PKEY_free(key);
    end();
}
END_TEST

static const char *put_pkcs12(EVP_PKEY *key, X509 *certificate, const char *words, int lock)
{
    const char *path = bx_folder_path(folder, "key.p12");
    FILE *file = fopen(path, "wb");
    PKCS12 *pkcs12 = PKCS12_create(words, "n", key, certificate, NULL, lock, lock, 0, 0, 0);
    ck_assert(file && pkcs12 && i2d_PKCS12_fp(file, pkcs12) == 1);
    PKCS12_free(pkcs12);
    fclose(file);
    return path;
}

START_TEST(takes_pkcs12)
{
    begin();
    bx_credential *credential;
    EVP_PKEY *key = certificate_make_key("ec:P-256");
    X509 *certificate = certificate_make(&(certificate_wish){.name = "李四", .key = key});
    asker right = {PASSPHRASE, 0}, wrong = {"no", 0};
    bx_credential_files files = {.pkcs12 = put_pkcs12(key, certificate, PASSPHRASE, 0)};
    ck_assert_int_eq(open_with(&files, &right, &credential), BX_OK);
    ck_assert_int_eq(right.asked, 1);
    ck_assert(bx_str_is(bx_credential_name(credential), "李四"));
    bx_credential_free(credential);
    ck_assert_int_eq(open_with(&files, &wrong, &credential), BX_ERR_INPUT);
    ck_assert(told(1102) && bx_diag_count(diag) == 1);

    put_pkcs12(key, certificate, "", 0);
    right.asked = 0;
    ck_assert_int_eq(open_with(&files, &right, &credential), BX_OK);
    ck_assert_int_eq(right.asked, 0);
    bx_credential_free(credential);

    put_pkcs12(key, NULL, "", 0);
    ck_assert_int_eq(open_with(&files, &right, &credential), BX_ERR_INPUT);
    ck_assert(told(1111) && bx_diag_count(diag) == 1);
    put_pkcs12(NULL, certificate, "", 0);
    ck_assert_int_eq(open_with(&files, &right, &credential), BX_ERR_INPUT);
    ck_assert(told(1111) && bx_diag_count(diag) == 1);
    X509_free(certificate);
    EVP_PKEY_free(key);
    end();
}
END_TEST

START_TEST(says_how_to_renew_an_old_lock)
{
    begin();
    bx_credential *credential;
    OSSL_PROVIDER *old = OSSL_PROVIDER_load(NULL, "legacy"),
                  *usual = OSSL_PROVIDER_load(NULL, "default");
    EVP_PKEY *key = certificate_make_key("ec:P-256");
    X509 *certificate = certificate_make(&(certificate_wish){.name = "n", .key = key});
    asker right = {PASSPHRASE, 0};
    ck_assert(old && usual);
    bx_credential_files files = {
        .pkcs12 = put_pkcs12(key, certificate, PASSPHRASE, NID_pbe_WithSHA1And40BitRC2_CBC)};
    OSSL_PROVIDER_unload(old);
    ck_assert_int_eq(open_with(&files, &right, &credential), BX_ERR_INPUT);
    ck_assert(told(1113) && bx_diag_count(diag) == 1);
    X509_free(certificate);
    EVP_PKEY_free(key);
    OSSL_PROVIDER_unload(usual);
    end();
}
END_TEST

START_TEST(a_wiped_secret_is_gone)
{
    bx_secret secret = {PASSPHRASE, sizeof PASSPHRASE - 1}, zero = {0};
    memset(&secret, 'x', sizeof secret);
    bx_secret_wipe(&secret);
    memset(&zero, 0, sizeof zero);
    ck_assert_mem_eq(&secret, &zero, sizeof secret);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        takes_what_may_sign,
        refuses_kinds_of_keys,
        refuses_certificates,
        says_the_time_of_china,
        says_whose_certificate_is_missing,
        unlocks_once_with_the_passphrase,
        keys_come_in_many_forms,
        what_is_no_key_or_certificate,
        takes_pkcs12,
        says_how_to_renew_an_old_lock,
        a_wiped_secret_is_gone,
    };
    return bx_suite_run("cms/credential", tests, BX_COUNT(tests));
}
