#include "audit/verify_report.h"

#include "audit/verify.h"
#include "base/json.h"
#include "base/utf8.h"

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

static const struct {
    const char *key, *names[2];
} results[] = {
    [BX_AUDIT_UNASKED] = {"unasked", {"", ""}},
    [BX_AUDIT_PASS] = {"pass", {"pass", "通过"}},
    [BX_AUDIT_FAIL] = {"fail", {"FAIL", "不符"}},
    [BX_AUDIT_UNKNOWN] = {"unknown", {"open", "未知"}},
    [BX_AUDIT_TOLD] = {"told", {"note", "说明"}},
};

static bx_str why_of(const bx_audit_line *line, bx_language language)
{
    return line->why ? bx_both_half(bx_str_from(line->why), language) : (bx_str){0};
}

/* All that can be proved without a signature, or not: what stands there, and what it was made from. */
static const char *verdict_of(const bx_audit *audit)
{
    if (bx_audit_failed(audit)) return "fail";
    bool is_whole = audit->lines[BX_AUDIT_BYTES].result == BX_AUDIT_PASS &&
                    audit->lines[BX_AUDIT_AGAIN].result == BX_AUDIT_PASS;
    return is_whole ? "pass" : "open";
}

/* Of all that was asked, only the data that were brought along do not fit. */
static bool is_only_given(const bx_audit *audit)
{
    bx_audit without = *audit;
    without.lines[BX_AUDIT_GIVEN].result = BX_AUDIT_UNASKED;
    return bx_audit_failed(audit) && !bx_audit_failed(&without);
}

/* C0, DEL, C1, and what turns the direction of the text (Unicode 15, PropList: Bidi_Control). */
static bool moves_cursor(uint32_t rune)
{
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) || rune == 0x61C ||
           (rune >= 0x200E && rune <= 0x200F) || (rune >= 0x2028 && rune <= 0x202E) ||
           (rune >= 0x2066 && rune <= 0x2069);
}

/* It may quote the file, or be a name of anybody's: what would move a terminal's cursor does not pass. */
static void add_shown(bx_buf *out, bx_str text)
{
    for (size_t i = 0; i < text.len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(text, i, &rune);
        size_t used = len > 0 ? (size_t)len : 1;
        if (len == 0 || moves_cursor(rune)) bx_buf_add_byte(out, ' ');
        else bx_buf_add_str(out, (bx_str){text.ptr + i, used});
        i += used;
    }
}

/* Between a reason and what it is said of, where the reason does not end in a colon. */
static const char *between(bx_str why, bx_str value, bx_language language)
{
    if (why.len == 0 || value.len == 0) return "";
    if (bx_str_ends(why, BX_STR(" ")) || bx_str_ends(why, BX_STR("："))) return "";
    return language == BX_CHINESE ? "：" : ": ";
}

static void add_text(const char *path, const bx_audit *audit, bx_language language, bx_buf *out)
{
    static const char *const conclusions[][2] = {
        {"nothing is wrong, and the same data give the same file",
         "没有发现问题，同样的数据和版式生成同样的文件"},
        {"nothing is wrong as far as could be seen", "就能检查的部分，没有发现问题"},
        {"something is wrong: do not rely on this file", "有不符之处，请勿据此使用"},
        {"nothing is wrong with the file; the data at hand are others",
         "文件本身没有问题；手头的数据与它不同"}};
    add_shown(out, bx_str_from(path));
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < BX_AUDIT_CHECKS; i++) {
        const bx_audit_line *line = &audit->lines[i];
        if (line->result == BX_AUDIT_UNASKED) continue;
        bx_buf_printf(out, language == BX_CHINESE ? "  %s  %s：" : "  %-4s  %s: ",
                      results[line->result].names[language], checks[i].names[language]);
        add_shown(out, why_of(line, language));
        bx_buf_add_text(out, between(why_of(line, language), line->value, language));
        add_shown(out, line->value);
        bx_buf_add_byte(out, '\n');
    }
    const char *verdict = verdict_of(audit);
    int which = verdict[0] == 'p' ? 0 : verdict[0] == 'o' ? 1 : is_only_given(audit) ? 3 : 2;
    bx_buf_printf(out, "  %s%s\n", language == BX_CHINESE ? "结论：" : "=> ",
                  conclusions[which][language]);
}

static void add_json(const char *path, const bx_audit *audit, bx_language language, bx_buf *out)
{
    bool has_more = false;
    bx_buf_add_text(out, "{\"file\":");
    bx_json_add_string(out, bx_str_from(path));
    bx_buf_printf(out, ",\"verdict\":\"%s\",\"checks\":{", verdict_of(audit));
    for (int i = 0; i < BX_AUDIT_CHECKS; i++) {
        const bx_audit_line *line = &audit->lines[i];
        if (line->result == BX_AUDIT_UNASKED) continue;
        bx_buf_printf(out, "%s\"%s\":{\"result\":\"%s\",\"why\":", has_more ? "," : "",
                      checks[i].key, results[line->result].key);
        bx_json_add_string(out, why_of(line, language));
        bx_buf_add_text(out, ",\"value\":");
        bx_json_add_string(out, line->value);
        bx_buf_add_byte(out, '}');
        has_more = true;
    }
    bx_buf_add_text(out, "}}\n");
}

void bx_verify_report_write(const char *path, const bx_audit *audit, bx_language language,
                            bx_report_format format, bx_buf *out)
{
    if (format == BX_REPORT_JSON) add_json(path, audit, language, out);
    else add_text(path, audit, language, out);
}

void bx_verify_report_refused(const char *path, bx_buf *out)
{
    bx_buf_add_text(out, "{\"file\":");
    bx_json_add_string(out, bx_str_from(path));
    bx_buf_add_text(out, ",\"verdict\":\"refused\",\"checks\":{}}\n");
}
