#include "audit/signature_report.h"

#include "audit/shown.h"
#include "audit/signed_check.h"
#include "base/json.h"
#include "sign/moment.h"

#include "base/ban.h"

/* One thing of a signature, behind the one before: "; by: 云泽县水利局". */
static void add_part(const char *name, bx_str value, bx_language language, bx_buf *out)
{
    bool is_zh = language == BX_CHINESE;
    if (value.len == 0) return;
    bx_buf_printf(out, "%s%s%s", is_zh ? "；" : "; ", name, is_zh ? "：" : ": ");
    bx_shown_add(out, value);
}

static bx_str moment_text(int64_t moment, bx_buf *text)
{
    bx_buf_clear(text);
    if (moment >= 0) bx_moment_add(moment, text);
    return bx_buf_str(text);
}

static const char *certify_text(int certify, bx_language language)
{
    static const char *const texts[][2] = {
        {"", ""},
        {"nothing may be added", "此后不许再改"},
        {"further signatures may follow", "此后只许再签名"},
        {"notes and signatures may follow", "此后只许批注和签名"}};
    return texts[certify][language];
}

/* Whether it was made with the key of its certificate: else that names whom it likes. */
static bool is_proved(const bx_standing *s)
{
    bx_judged_bytes bytes = s->judged.bytes;
    return bytes == BX_JUDGED_SAME || bytes == BX_JUDGED_UNBOUND || bytes == BX_JUDGED_WEAK;
}

static bool has_stamp(const bx_standing *s)
{
    return (s->is_stamp && is_proved(s)) || s->judged.stamp == BX_STAMP_HOLDS;
}

static void add_signer(const bx_standing *s, bx_language language, bx_buf *out)
{
    bool is_zh = language == BX_CHINESE;
    if (!is_proved(s)) {
        add_part(is_zh ? "自称签名人" : "says it is by", s->judged.subject, language, out);
        return;
    }
    add_part(is_zh ? "签名人" : "by", s->judged.subject, language, out);
    add_part(is_zh ? "签发" : "issued by", s->judged.issuer, language, out);
    add_part(is_zh ? "序列号" : "serial", s->judged.serial, language, out);
}

void bx_signature_report_text(const bx_standing *s, const bx_audit_wish *wish, bx_buf *out)
{
    bx_language language = wish->language;
    bool is_zh = language == BX_CHINESE;
    bx_buf moment = {0};
    bx_audit_line line = bx_signed_result(s, wish);
    bx_str why = bx_both_half(bx_str_from(line.why), language);
    bx_buf_printf(out, is_zh ? "    %s  " : "    %-4s  ", bx_result_name(line.result, language));
    bx_shown_add(out, s->title.len > 0 ? s->title : s->field);
    bx_buf_add_text(out, is_zh ? "：" : ": ");
    bx_shown_add(out, why);
    add_signer(s, language, out);
    add_part(is_zh ? "算法" : "with", s->judged.algorithm, language, out);
    add_part(is_zh ? "自称时间" : "says it was made", moment_text(s->claimed, &moment), language,
             out);
    if (has_stamp(s))
        add_part(is_zh ? "时间戳" : "time-stamped", moment_text(s->judged.stamp_time, &moment),
                 language, out);
    add_part(is_zh ? "时间戳签发" : "by the authority", s->judged.stamper, language, out);
    if (s->judged.has_validity && is_proved(s))
        add_part(is_zh ? "撤销" : "revoked",
                 bx_str_from(is_zh ? "未撤销，文件内附有证明" : "no, as is proved in the file"),
                 language, out);
    add_part(is_zh ? "认证" : "certifies", bx_str_from(certify_text(s->certify, language)),
             language, out);
    if (s->judged.is_national)
        add_part(is_zh ? "国密" : "national algorithms",
                 bx_str_from(is_zh ? "SM2/SM3 签名，一般 PDF 阅读软件不能核验"
                                   : "SM2/SM3: common readers of PDF cannot check it"),
                 language, out);
    bx_buf_add_byte(out, '\n');
    bx_buf_release(&moment);
}

static void add_json_text(const char *key, bx_str value, bx_buf *out)
{
    bx_buf_printf(out, ",\"%s\":", key);
    bx_json_add_string(out, value);
}

static void add_json_signature(const bx_standing *s, const bx_audit_wish *wish, bx_buf *out)
{
    bx_buf moment = {0};
    bx_audit_line line = bx_signed_result(s, wish);
    bx_buf_add_text(out, "{\"field\":");
    bx_json_add_string(out, s->field);
    add_json_text("title", s->title, out);
    add_json_text("result", bx_str_from(bx_result_key(line.result)), out);
    add_json_text("why", bx_both_half(bx_str_from(line.why), wish->language), out);
    const bx_str none = {0};
    bool is_his = is_proved(s);
    add_json_text("signer", is_his ? s->judged.subject : none, out);
    add_json_text("claimed_signer", is_his ? none : s->judged.subject, out);
    add_json_text("issuer", is_his ? s->judged.issuer : none, out);
    add_json_text("serial", is_his ? s->judged.serial : none, out);
    add_json_text("algorithm", s->judged.algorithm, out);
    add_json_text("claimed", moment_text(s->claimed, &moment), out);
    add_json_text("stamped", moment_text(has_stamp(s) ? s->judged.stamp_time : -1, &moment), out);
    add_json_text("stamper", s->judged.stamper, out);
    bx_buf_printf(
        out, ",\"certify\":%d,\"trusted\":%s,\"unrevoked\":%s,\"revision\":%d,\"covers_all\":%s}",
        s->certify, is_his && s->judged.trust == BX_TRUST_HOLDS ? "true" : "false",
        is_his && s->judged.has_validity ? "true" : "false", s->revision + 1,
        s->added == 0 && s->form == BX_STANDING_WHOLE ? "true" : "false");
    bx_buf_release(&moment);
}

void bx_signature_report_json(const bx_audit *audit, const bx_audit_wish *wish, bx_buf *out)
{
    bx_buf_add_text(out, ",\"signatures\":[");
    for (int i = 0; audit->standings && i < audit->standings->items.count; i++) {
        if (i > 0) bx_buf_add_byte(out, ',');
        add_json_signature(&audit->standings->items.items[i], wish, out);
    }
    bx_buf_add_byte(out, ']');
}
