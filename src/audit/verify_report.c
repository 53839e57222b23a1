#include "audit/verify_report.h"

#include "audit/shown.h"
#include "audit/signature_report.h"
#include "audit/verify.h"
#include "base/json.h"

#include "base/ban.h"

static const struct {
    const char *key, *names[2]; /* by bx_language */
} checks[BX_AUDIT_CHECKS] = {
    [BX_AUDIT_BYTES] = {"bytes", {"bytes", "字节"}},
    [BX_AUDIT_MADE] = {"made", {"made by", "生成程序"}},
    [BX_AUDIT_PAGES] = {"pages", {"pages", "页数"}},
    [BX_AUDIT_DATA] = {"data", {"data", "数据"}},
    [BX_AUDIT_LAYOUT] = {"layout", {"layout", "版式"}},
    [BX_AUDIT_GIVEN] = {"given", {"data at hand", "手头数据"}},
    [BX_AUDIT_RULES] = {"rules", {"rules", "勾稽规则"}},
    [BX_AUDIT_AGAIN] = {"again", {"rendered anew", "重新生成"}},
    [BX_AUDIT_CARGO] = {"carries", {"carries", "所附内容"}},
    [BX_AUDIT_LEDGER] = {"ledger", {"ledger", "审签记录"}},
    [BX_AUDIT_SIGNED] = {"signed", {"signature", "电子签名"}},
};

static bx_str why_of(const bx_audit_line *line, bx_language language)
{
    return line->why ? bx_both_half(bx_str_from(line->why), language) : (bx_str){0};
}

/* What stands there, what it was made from, and, where somebody signed, who. */
static const char *verdict_of(const bx_audit *audit)
{
    if (bx_audit_failed(audit)) return "fail";
    bool is_whole = audit->lines[BX_AUDIT_BYTES].result == BX_AUDIT_PASS &&
                    audit->lines[BX_AUDIT_AGAIN].result == BX_AUDIT_PASS &&
                    audit->lines[BX_AUDIT_SIGNED].result != BX_AUDIT_UNKNOWN;
    return is_whole ? "pass" : "open";
}

/* Of all that was asked, only the data that were brought along do not fit. */
static bool is_only_given(const bx_audit *audit)
{
    bx_audit without = *audit;
    without.lines[BX_AUDIT_GIVEN].result = BX_AUDIT_UNASKED;
    return bx_audit_failed(audit) && !bx_audit_failed(&without);
}

/* Between a reason and what it is said of, where the reason does not end in a colon. */
static const char *between(bx_str why, bx_str value, bx_language language)
{
    if (why.len == 0 || value.len == 0) return "";
    if (bx_str_ends(why, BX_STR(" ")) || bx_str_ends(why, BX_STR("："))) return "";
    return language == BX_CHINESE ? "：" : ": ";
}

static void add_text(const char *path, const bx_audit *audit, const bx_audit_wish *wish,
                     bx_buf *out)
{
    bx_language language = wish->language;
    static const char *const conclusions[][2] = {
        {"nothing is wrong, and the same data give the same file",
         "没有发现问题，同样的数据和版式生成同样的文件"},
        {"nothing is wrong as far as could be seen", "就能检查的部分，没有发现问题"},
        {"something is wrong: do not rely on this file", "有不符之处，请勿据此使用"},
        {"nothing is wrong with the file; the data at hand are others",
         "文件本身没有问题；手头的数据与它不同"}};
    bx_shown_add(out, bx_str_from(path));
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < BX_AUDIT_CHECKS; i++) {
        const bx_audit_line *line = &audit->lines[i];
        if (line->result == BX_AUDIT_UNASKED) continue;
        bx_buf_printf(out, language == BX_CHINESE ? "  %s  %s：" : "  %-4s  %s: ",
                      bx_result_name(line->result, language), checks[i].names[language]);
        bx_shown_add(out, why_of(line, language));
        bx_buf_add_text(out, between(why_of(line, language), line->value, language));
        bx_shown_add(out, line->value);
        bx_buf_add_byte(out, '\n');
    }
    for (int i = 0; audit->standings && i < audit->standings->items.count; i++)
        bx_signature_report_text(&audit->standings->items.items[i], wish, out);
    const char *verdict = verdict_of(audit);
    int which = verdict[0] == 'p' ? 0 : verdict[0] == 'o' ? 1 : is_only_given(audit) ? 3 : 2;
    bx_buf_printf(out, "  %s%s\n", language == BX_CHINESE ? "结论：" : "=> ",
                  conclusions[which][language]);
}

static void add_json(const char *path, const bx_audit *audit, const bx_audit_wish *wish,
                     bx_buf *out)
{
    bx_language language = wish->language;
    bool has_more = false;
    bx_buf_add_text(out, "{\"file\":");
    bx_json_add_string(out, bx_str_from(path));
    bx_buf_printf(out, ",\"verdict\":\"%s\",\"checks\":{", verdict_of(audit));
    for (int i = 0; i < BX_AUDIT_CHECKS; i++) {
        const bx_audit_line *line = &audit->lines[i];
        if (line->result == BX_AUDIT_UNASKED) continue;
        bx_buf_printf(out, "%s\"%s\":{\"result\":\"%s\",\"why\":", has_more ? "," : "",
                      checks[i].key, bx_result_key(line->result));
        bx_json_add_string(out, why_of(line, language));
        bx_buf_add_text(out, ",\"value\":");
        bx_json_add_string(out, line->value);
        bx_buf_add_byte(out, '}');
        has_more = true;
    }
    bx_buf_add_byte(out, '}');
    bx_signature_report_json(audit, wish, out);
    bx_buf_add_text(out, "}\n");
}

void bx_verify_report_write(const char *path, const bx_audit *audit, const bx_audit_wish *wish,
                            bx_report_format format, bx_buf *out)
{
    if (format == BX_REPORT_JSON) add_json(path, audit, wish, out);
    else add_text(path, audit, wish, out);
}

void bx_verify_report_refused(const char *path, bx_buf *out)
{
    bx_buf_add_text(out, "{\"file\":");
    bx_json_add_string(out, bx_str_from(path));
    bx_buf_add_text(out, ",\"verdict\":\"refused\",\"checks\":{}}\n");
}
