#include "audit/signed_check.h"

#include "proof/pdf_file.h"
#include "proof/update.h"
#include "sign/reasons.h"

#include "base/ban.h"

/* --- one signature --- */

static bx_audit_line line_of(bx_audit_result result, const char *why)
{
    return (bx_audit_line){.result = result, .why = why};
}

/* What nobody here can judge is open; all else that is not intact is wrong. */
static bx_audit_line judge_bytes(const bx_standing *s)
{
    bool is_strange =
        s->form == BX_STANDING_KIND ||
        (s->form == BX_STANDING_WHOLE && s->judged.bytes == BX_JUDGED_UNKNOWN && !s->is_against &&
         (s->added & (BX_ADDED_CHANGE | BX_ADDED_PERMISSIONS)) == 0);
    return line_of(is_strange ? BX_AUDIT_UNKNOWN : BX_AUDIT_FAIL, bx_standing_why(s));
}

static bx_audit_line judge_trust(bx_judged_trust trust)
{
    bool is_open = trust == BX_TRUST_UNASKED || trust == BX_TRUST_EXPIRED;
    return line_of(is_open ? BX_AUDIT_UNKNOWN : BX_AUDIT_FAIL, bx_trust_why(trust));
}

bx_audit_line bx_signed_result(const bx_standing *s, const bx_audit_wish *wish)
{
    if (!bx_standing_is_intact(s)) return judge_bytes(s);
    bool is_open = s->judged.trust == BX_TRUST_UNASKED || s->judged.trust == BX_TRUST_EXPIRED;
    if (is_open && s->judged.is_revoked) return judge_trust(BX_TRUST_REVOKED);
    if (s->judged.trust != BX_TRUST_HOLDS) return judge_trust(s->judged.trust);
    if (s->judged.stamp_trust == BX_TRUST_NO_TIME) return judge_trust(s->judged.stamp_trust);
    bool is_stamp_open =
        wish->trust && s->judged.stamp == BX_STAMP_HOLDS && s->judged.stamp_trust != BX_TRUST_HOLDS;
    if (is_stamp_open)
        return line_of(BX_AUDIT_UNKNOWN,
                       BX_BOTH("holds, by one who is trusted; who time-stamped it is not",
                               "有效，签名人可信；时间戳的签发者不在受信任之列"));
    if (s->is_stamp)
        return line_of(BX_AUDIT_PASS, BX_BOTH("a time-stamp of the file, by one who is trusted",
                                              "对整个文件加盖的时间戳，签发者可信"));
    return line_of(BX_AUDIT_PASS, BX_BOTH("holds, by one who is trusted", "有效，签名人可信"));
}

/* --- the file's bytes --- */

/* What came behind what was made. Signatures that do not hold are told with them. */
static bx_audit_line judge_added(const bx_opened *o, const bx_proof_contents *c,
                                 const bx_standings *all)
{
    if (c->added & BX_ADDED_CHANGE)
        return line_of(BX_AUDIT_FAIL, BX_BOTH("what was added to the file changes what was made",
                                              "生成之后追加的内容改动了原有的部分"));
    if (bx_proof_file_revisions(o->file) == 1)
        return line_of(BX_AUDIT_PASS, BX_BOTH("as they were written", "与生成时一致"));
    if (all->items.count == 0)
        return line_of(BX_AUDIT_FAIL,
                       BX_BOTH("the file was added to after it was made", "生成之后又追加过内容"));
    if (!all->is_whole)
        return line_of(BX_AUDIT_FAIL,
                       BX_BOTH("in what was added to the file something stands that its "
                               "tables do not name",
                               "追加的部分中有交叉引用表未列出的内容"));
    if (all->is_uncovered_wrong)
        return line_of(BX_AUDIT_FAIL,
                       BX_BOTH("what stands behind the last signature was changed, or "
                               "is no proof of signatures",
                               "最后一个签名之后的内容被改动过，或不是签名的证明"));
    if (!all->is_uncovered_sound)
        return line_of(BX_AUDIT_UNKNOWN,
                       BX_BOTH("as they were written; behind the last signature stands something "
                               "that no signature covers",
                               "生成的部分未变；最后一个签名之后还有未被签名覆盖的内容"));
    if (c->added & BX_ADDED_SIGHT)
        return line_of(BX_AUDIT_UNKNOWN,
                       BX_BOTH("as they were written; a signature lays a picture of its own over a "
                               "page, which is not judged here",
                               "生成的部分未变；签名在页面上另加了图样，本命令不判断其内容"));
    if (c->added & BX_ADDED_METADATA)
        return line_of(BX_AUDIT_UNKNOWN,
                       BX_BOTH("as they were written; with a signature the metadata were written "
                               "anew, which is not judged here",
                               "生成的部分未变；签名时元数据被重写，本命令不判断其内容"));
    return line_of(BX_AUDIT_PASS, BX_BOTH("as they were written, and behind them what signs them",
                                          "与生成时一致，其后是签名"));
}

static bx_audit_line judge_file(const bx_opened *o, const bx_proof_contents *c,
                                const bx_standings *all)
{
    if (o->bytes_are != BX_PROOF_SAME)
        return line_of(BX_AUDIT_FAIL,
                       BX_BOTH("they are not those that were written: changed, or saved again by "
                               "another program",
                               "与生成时不一致：被改动过，或被别的软件另存过"));
    if (bx_proof_file_behind(o->file) > 0)
        return line_of(BX_AUDIT_FAIL,
                       BX_BOTH("something stands behind the file's end", "文件结尾之后还有内容"));
    return judge_added(o, c, all);
}

/* --- all signatures --- */

static bx_audit_line judge_all(const bx_standings *all, const bx_audit_wish *wish)
{
    bx_audit_line worst;
    if (all->items.count == 0)
        return line_of(
            BX_AUDIT_TOLD,
            BX_BOTH(
                "not signed: what is said above shows accidents, not intent; who means to "
                "deceive can write the digests anew",
                "没有电子签名：以上只能发现意外的改动，不能防止有意伪造（伪造者可以重写摘要）"));
    worst = bx_signed_result(&all->items.items[0], wish);
    for (int i = 1; i < all->items.count; i++) {
        bx_audit_line line = bx_signed_result(&all->items.items[i], wish);
        bool is_worse = line.result == BX_AUDIT_FAIL || worst.result == BX_AUDIT_PASS;
        if (is_worse && line.result != worst.result) worst = line;
    }
    return worst;
}

static bx_status count_all(const bx_standings *all, bx_arena *arena, bx_audit_line *line)
{
    bx_buf value = {0};
    if (all->items.count == 0) return BX_OK;
    bx_buf_printf(&value, "%d / %d", all->items.count, all->fields);
    line->value = bx_buf_keep(&value, arena);
    return line->value.ptr ? BX_OK : BX_ERR_MEMORY;
}

bx_status bx_signed_check(const bx_opened *o, const bx_proof_contents *c, const bx_audit_wish *wish,
                          bx_audit *audit)
{
    const bx_standing_wish asked = {.trust = wish->trust, .now = wish->now};
    bx_standings *all = BX_NEW(o->arena, bx_standings);
    BX_TRY_NEW(all);
    BX_TRY(bx_standings_read(o->file, &asked, all));
    audit->standings = all;
    audit->lines[BX_AUDIT_BYTES] = judge_file(o, c, all);
    audit->lines[BX_AUDIT_SIGNED] = judge_all(all, wish);
    return count_all(all, o->arena, &audit->lines[BX_AUDIT_SIGNED]);
}
