#include "audit/verify.h"

#include <string.h>

#include "audit/again.h"
#include "audit/made_text.h"
#include "audit/signed_check.h"
#include "proof/contents.h"

#include "base/ban.h"

static void set(bx_audit *audit, bx_audit_check check, bx_audit_result result, const char *why)
{
    audit->lines[check] = (bx_audit_line){.result = result, .why = why};
}

/* --- the bytes, and what they say of themselves --- */

/* Whether what is attached says the same as the metadata. Of pictures made.json says more than their hash. */
static bool agrees_with_made(const bx_opened *o)
{
    const bx_proof_attachment *record = bx_opened_attachment(o, BX_CARGO_MADE),
                              *origin = bx_opened_attachment(o, BX_CARGO_ORIGIN);
    const bx_proof_made *made = &o->made;
    char text[64];
    int len = snprintf(text, sizeof text, "banxin %.*s", BX_STR_ARG(made->version));
    const bx_str tool = {text, len > 0 && len < (int)sizeof text ? (size_t)len : 0};
    const struct {
        const char *key;
        bx_str value;
    } rows[] = {{"tool", tool},
                {"data", made->data},
                {"layout", made->layout},
                {"fonts", made->fonts},
                {"standard", made->standard},
                {"options", made->options},
                {"source-date-epoch", made->epoch}};
    for (size_t i = 0; record && i < sizeof rows / sizeof *rows; i++)
        if (!bx_str_equal(bx_made_text(record->bytes, rows[i].key), rows[i].value)) return false;
    return !origin || bx_str_equal(bx_made_text(origin->bytes, "data"), made->data);
}

static bx_status check_made(const bx_opened *o, bx_audit *audit)
{
    const bx_proof_made *made = &o->made;
    bool agrees = agrees_with_made(o);
    bx_buf value = {0};
    set(audit, BX_AUDIT_MADE, agrees ? BX_AUDIT_PASS : BX_AUDIT_FAIL,
        agrees ? NULL : BX_BOTH("what is attached and the metadata differ", "附件与元数据不一致"));
    bx_buf_printf(&value, "banxin %.*s, %.*s", BX_STR_ARG(made->version),
                  BX_STR_ARG(made->standard));
    if (made->options.len > 0) bx_buf_printf(&value, ", %.*s", BX_STR_ARG(made->options));
    audit->lines[BX_AUDIT_MADE].value = bx_buf_keep(&value, o->arena);
    return audit->lines[BX_AUDIT_MADE].value.ptr ? BX_OK : BX_ERR_MEMORY;
}

static bx_status check_pages(const bx_opened *o, const bx_proof_contents *contents, bx_audit *audit)
{
    bool all = contents->pages == o->made.pages;
    bx_buf value = {0};
    set(audit, BX_AUDIT_PAGES, all ? BX_AUDIT_PASS : BX_AUDIT_FAIL,
        all ? NULL : BX_BOTH("there are not as many as were made", "与生成时的页数不同"));
    if (all) bx_buf_printf(&value, "%d", contents->pages);
    else bx_buf_printf(&value, "%d / %d", contents->pages, o->made.pages);
    audit->lines[BX_AUDIT_PAGES].value = bx_buf_keep(&value, o->arena);
    return audit->lines[BX_AUDIT_PAGES].value.ptr ? BX_OK : BX_ERR_MEMORY;
}

static void check_attachment(const bx_opened *o, const char *name, bx_str hash,
                             bx_audit_check check, bx_audit *audit)
{
    const bx_proof_attachment *a = bx_opened_attachment(o, name);
    if (!a)
        set(audit, check, BX_AUDIT_UNKNOWN,
            BX_BOTH("not attached: a copy for publication?", "没有附上：可能是供公开的副本"));
    else if (!bx_has_hash(a->bytes, hash))
        set(audit, check, BX_AUDIT_FAIL,
            BX_BOTH("what is attached is not what was recorded", "所附的与记录的摘要不一致"));
    else
        set(audit, check, BX_AUDIT_PASS,
            BX_BOTH("attached, as recorded: sha256 ", "所附与记录一致：sha256 "));
    if (a) audit->lines[check].value = hash;
}

/* --- beside the pages --- */

static bool has_strange_attachment(const bx_opened *o)
{
    for (int i = 0; i < o->attachments.items.count; i++)
        if (!bx_is_cargo_name(o->attachments.items.items[i].name)) return true;
    return false;
}

/* Nothing that acts, and nothing that is seen in one reader and not in another: we write none of it. */
static bool has_foreign(const bx_opened *o, const bx_proof_contents *c)
{
    return !bx_proof_contents_are_plain(c) || c->files > o->attachments.items.count ||
           has_strange_attachment(o);
}

/* "links: 1, Widget: 2": what it has beside its pages, but for what is attached in order. */
static void name_cargo(const bx_opened *o, const bx_proof_contents *c, bx_language language,
                       bx_buf *value)
{
    int loose = c->files - o->attachments.items.count;
    const struct {
        const char *names[2]; /* by bx_language */
        int count;
    } rows[] = {{{"links", "链接"}, c->links},
                {{"signature fields", "签名域"}, c->signature_fields},
                {{"form fields", "表单域"}, c->fields - c->signature_fields},
                {{"scripts", "脚本"}, c->scripts},
                {{"actions", "动作"}, c->actions},
                {{"triggers", "触发动作"}, c->triggers},
                {{"actions at opening", "打开时的动作"}, c->opens},
                {{"layers", "图层"}, c->has_layers},
                {{"XFA forms", "XFA 表单"}, c->has_xfa},
                {{"other files", "其他附件"}, loose}};
    for (int i = 0; i < o->attachments.items.count; i++)
        bx_buf_printf(value, "%s%.*s", value->len > 0 ? ", " : "",
                      BX_STR_ARG(o->attachments.items.items[i].name));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].count > 0)
            bx_buf_printf(value, "%s%s: %d", value->len > 0 ? ", " : "", rows[i].names[language],
                          rows[i].count);
    for (int i = 0; i < c->others.count; i++)
        if (bx_proof_is_odd(c, &c->others.items[i]))
            bx_buf_printf(value, "%s%.*s: %d", value->len > 0 ? ", " : "",
                          BX_STR_ARG(c->others.items[i].subtype), c->others.items[i].count);
    if (value->len == 0) bx_buf_add_byte(value, '-');
}

static bx_status check_cargo(const bx_opened *o, const bx_proof_contents *c, bx_language language,
                             bx_audit *audit)
{
    bx_buf value = {0};
    bool is_foreign = has_foreign(o, c);
    set(audit, BX_AUDIT_CARGO, is_foreign ? BX_AUDIT_FAIL : BX_AUDIT_TOLD,
        is_foreign ? BX_BOTH("what no file of ours has: ", "有本程序不会写入的内容：") : NULL);
    name_cargo(o, c, language, &value);
    audit->lines[BX_AUDIT_CARGO].value = bx_buf_keep(&value, o->arena);
    return audit->lines[BX_AUDIT_CARGO].value.ptr ? BX_OK : BX_ERR_MEMORY;
}

bool bx_audit_failed(const bx_audit *audit)
{
    bool failed = false;
    for (int i = 0; i < BX_AUDIT_CHECKS; i++)
        failed = failed || audit->lines[i].result == BX_AUDIT_FAIL;
    return failed;
}

bx_status bx_verify(const bx_opened *opened, bx_house *house, const bx_audit_wish *wish,
                    bx_diag *diag, bx_audit *audit)
{
    bx_proof_contents contents;
    *audit = (bx_audit){0};
    BX_TRY(bx_proof_contents_read(opened->file, &contents));
    BX_TRY(bx_signed_check(opened, &contents, wish, audit));
    BX_TRY(check_made(opened, audit));
    BX_TRY(check_pages(opened, &contents, audit));
    check_attachment(opened, BX_CARGO_DATA, opened->made.data, BX_AUDIT_DATA, audit);
    check_attachment(opened, BX_CARGO_LAYOUT, opened->made.layout, BX_AUDIT_LAYOUT, audit);
    BX_TRY(bx_again(opened, house, wish, diag, audit));
    BX_TRY(check_cargo(opened, &contents, wish->language, audit));
    return BX_OK;
}
