#include "app/sign_options.h"

#include "base/ban.h"

bx_sign_options bx_sign_options_none(void)
{
    return (bx_sign_options){.passphrase = -1, .at = -1};
}

static bool has_key(const bx_sign_options *o)
{
    return o->files.key || o->files.cert || o->files.pkcs12;
}

const char *bx_sign_options_first(const bx_sign_options *o)
{
    const struct {
        bool is_given;
        const char *name;
    } rows[] = {{o->files.key != NULL, "--key"},
                {o->files.cert != NULL, "--cert"},
                {o->files.pkcs12 != NULL, "--pkcs12"},
                {o->passphrase >= 0, "--passphrase-fd"},
                {o->field != NULL, "--field"},
                {o->certify != BX_CERTIFY_NOT, "--certify"},
                {o->at >= 0, "--at"},
                {o->tsa != NULL, "--tsa"},
                {o->lists.count > 0, "--crl"},
                {o->responses.count > 0, "--ocsp"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].is_given) return rows[i].name;
    return NULL;
}

bool bx_sign_options_sign(const bx_sign_options *o)
{
    return has_key(o) || o->cms_in || o->tsr_in;
}

/* Two that were given, of which one is enough. */
static bx_status check_pairs(const bx_sign_options *o, bx_diag *diag)
{
    const char *key = o->files.pkcs12 ? "--pkcs12" : "--key";
    const struct {
        bool is_wrong;
        const char *one, *other;
    } rows[] = {
        {o->files.pkcs12 && (o->files.key || o->files.cert), "--pkcs12",
         o->files.key ? "--key" : "--cert"},
        {has_key(o) && o->digest_out, key, "--digest-out"},
        {has_key(o) && o->cms_in, key, "--cms-in"},
        {has_key(o) && o->tsr_in, key, "--tsr-in"},
        {o->digest_out && o->cms_in, "--digest-out", "--cms-in"},
        {o->digest_out && o->tsr_in, "--digest-out", "--tsr-in"},
        {o->digest_out && o->tsq_out, "--digest-out", "--tsq-out"},
        {o->digest_out && o->tsa, "--digest-out", "--tsa"},
        {o->cms_in && o->tsr_in, "--cms-in", "--tsr-in"},
        {o->tsa && o->tsq_out, "--tsa", "--tsq-out"},
        {o->tsa && o->tsr_in, "--tsa", "--tsr-in"},
        {o->tsq_out && o->tsr_in, "--tsq-out", "--tsr-in"},
        /* these are of the first phase, and the request has them */
        {(o->cms_in || o->tsr_in) && o->at >= 0, o->cms_in ? "--cms-in" : "--tsr-in", "--at"},
        {(o->cms_in || o->tsr_in) && o->field, o->cms_in ? "--cms-in" : "--tsr-in", "--field"},
        {(o->cms_in || o->tsr_in) && o->certify, o->cms_in ? "--cms-in" : "--tsr-in", "--certify"},
        {(o->cms_in || o->tsr_in) && o->room > 0, o->cms_in ? "--cms-in" : "--tsr-in", "--room"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].is_wrong)
            return bx_report(diag, BX_E_SIGN_TOGETHER, NULL, rows[i].one, rows[i].other);
    return BX_OK;
}

/* What leaves the files as they are puts nothing into them. */
static bx_status check_first_phase(const bx_sign_options *o, const char *output, bx_diag *diag)
{
    const char *first = o->digest_out ? "--digest-out" : "--tsq-out";
    const struct {
        bool is_wrong;
        const char *other;
    } rows[] = {{output != NULL, "--output"},
                {o->lists.count > 0, "--crl"},
                {o->responses.count > 0, "--ocsp"}};
    if (!o->digest_out && !o->tsq_out) return BX_OK;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].is_wrong)
            return bx_report(diag, BX_E_SIGN_TOGETHER, NULL, first, rows[i].other);
    return BX_OK;
}

/* One that says nothing without another. */
static bx_status check_missing(const bx_sign_options *o, bx_diag *diag)
{
    bool signs = bx_sign_options_sign(o) || o->digest_out;
    const struct {
        bool is_wrong;
        const char *one, *other;
    } rows[] = {
        {o->files.key && !o->files.cert, "--key", "--cert"},
        {o->files.cert && !o->files.key, "--cert", "--key"},
        {o->passphrase >= 0 && !has_key(o), "--passphrase-fd", "--key / --pkcs12"},
        {o->tsa && !signs, "--tsa", "--key / --pkcs12 / --cms-in"},
        {o->tsq_out && !signs, "--tsq-out", "--key / --pkcs12 / --cms-in"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].is_wrong)
            return bx_report(diag, BX_E_SIGN_WANTS, NULL, rows[i].one, rows[i].other);
    return BX_OK;
}

bx_status bx_sign_options_check(const bx_sign_options *o, const char *output, bool is_render,
                                bx_diag *diag)
{
    BX_TRY(check_pairs(o, diag));
    BX_TRY(check_first_phase(o, output, diag));
    BX_TRY(check_missing(o, diag));
    bool proves = !is_render && o->lists.count + o->responses.count > 0;
    if (bx_sign_options_sign(o) || o->digest_out || proves) return BX_OK;
    return bx_report(diag, BX_E_SIGN_SOURCE, NULL, NULL);
}
