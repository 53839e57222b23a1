#include "support/county.h"

#include <check.h>

#include "cms/signature.h"
#include "cms/stamp.h"
#include "support/folder.h"

#include "base/ban.h"

static const bx_str parts[2] = {{"the bytes ", 10}, {"of a file", 9}};

authority county_below(const authority *above, const char *kind, certificate_wish wish)
{
    authority who = {.key = certificate_make_key(kind)};
    wish.key = who.key;
    wish.issuer = above->certificate;
    wish.issuer_key = above->key;
    who.certificate = certificate_make(&wish);
    return who;
}

void county_begin(county *c, const char *kind)
{
    *c = (county){.folder = bx_folder_new(), .arena = bx_arena_new(1 << 20)};
    c->root.key = certificate_make_key("ec:P-256");
    c->root.certificate = certificate_make_root("root", c->root.key);
    c->between = county_below(&c->root, "ec:P-256",
                              (certificate_wish){.name = "between",
                                                 .basic = "critical,CA:TRUE",
                                                 .from = CERTIFICATE_NOW - 900 * CERTIFICATE_DAY,
                                                 .to = CERTIFICATE_NOW + 900 * CERTIFICATE_DAY,
                                                 .serial = 2});
    c->signer = county_below(&c->between, kind,
                             (certificate_wish){.name = "张三",
                                                .organization = "某县",
                                                .usage = "critical,digitalSignature",
                                                .serial = 0xABCDEF});
    c->stamper = county_below(&c->root, "ec:P-256",
                              (certificate_wish){.name = "时间戳",
                                                 .usage = "critical,digitalSignature",
                                                 .extended = "critical,timeStamping",
                                                 .from = CERTIFICATE_NOW - 900 * CERTIFICATE_DAY,
                                                 .to = CERTIFICATE_NOW + 900 * CERTIFICATE_DAY,
                                                 .serial = 4});
    const char *trusted = bx_folder_path(c->folder, "root");
    certificate_put(trusted, &c->root.certificate, 1);
    ck_assert_int_eq(bx_trust_open(&trusted, 1, NULL, &c->trust), BX_OK);
    certificate_put_key(bx_folder_path(c->folder, "key"), c->signer.key, NULL);
    county_bring(c, (X509 *[]){c->signer.certificate, c->between.certificate}, 2);
}

void county_bring(county *c, X509 *const *certificates, int count)
{
    bx_credential_files files = {.key = bx_folder_path(c->folder, "key"),
                                 .cert = bx_folder_path(c->folder, "cert")};
    bx_credential_free(c->credential);
    certificate_put(files.cert, certificates, count);
    ck_assert_int_eq(
        bx_credential_open(&files, &(bx_secret_source){0}, CERTIFICATE_NOW, NULL, &c->credential),
        BX_OK);
}

void county_end(county *c)
{
    bx_credential_free(c->credential);
    bx_trust_free(c->trust);
    authority_release(&c->root);
    authority_release(&c->between);
    authority_release(&c->signer);
    authority_release(&c->stamper);
    bx_arena_free(c->arena);
    bx_folder_remove(c->folder);
}

void county_sign(const county *c, bx_buf *cms)
{
    bx_hash digest;
    bx_hash_sha256(parts, 2, &digest);
    bx_buf_clear(cms);
    ck_assert_int_eq(bx_cms_sign(c->credential, &digest, NULL, cms), BX_OK);
}

void county_stamp(const county *c, const bx_buf *of, int later, bx_buf *cms)
{
    bx_buf query = {0}, response = {0}, token = {0}, stamped = {0};
    bx_hash imprint;
    ck_assert_int_eq(bx_cms_imprint("x", bx_buf_str(of), NULL, &imprint), BX_OK);
    ck_assert_int_eq(bx_stamp_query(&imprint, NULL, &query), BX_OK);
    authority_stamp(&c->stamper, bx_buf_str(&query), later, &response);
    ck_assert_int_eq(bx_stamp_take("x", bx_buf_str(&response), bx_buf_str(&query), NULL, &token),
                     BX_OK);
    ck_assert_int_eq(bx_cms_add_token("x", bx_buf_str(cms), bx_buf_str(&token), NULL, &stamped),
                     BX_OK);
    bx_buf_clear(cms);
    bx_buf_add_str(cms, bx_buf_str(&stamped));
    bx_buf_release(&query);
    bx_buf_release(&response);
    bx_buf_release(&token);
    bx_buf_release(&stamped);
}

void county_stamp_file(const county *c, bx_buf *token)
{
    bx_buf query = {0}, response = {0};
    bx_hash imprint;
    bx_hash_sha256(parts, 2, &imprint);
    bx_buf_clear(token);
    ck_assert_int_eq(bx_stamp_query(&imprint, NULL, &query), BX_OK);
    authority_stamp(&c->stamper, bx_buf_str(&query), 60, &response);
    ck_assert_int_eq(bx_stamp_take("x", bx_buf_str(&response), bx_buf_str(&query), NULL, token),
                     BX_OK);
    bx_buf_release(&query);
    bx_buf_release(&response);
}

bx_judge_wish county_wish(const county *c, const bx_buf *cms)
{
    bx_judge_wish wish = {
        .cms = bx_buf_str(cms), .parts = {parts[0], parts[1]}, .now = CERTIFICATE_NOW};
    wish.trust = c->trust;
    return wish;
}

bx_judged county_judge(const county *c, const bx_judge_wish *wish)
{
    bx_judged judged;
    bx_arena_reset(c->arena);
    ck_assert_int_eq(bx_cms_judge(wish, c->arena, &judged), BX_OK);
    return judged;
}
