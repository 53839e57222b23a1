#include "batch/reply.h"

#include <string.h>

#include "base/ban.h"

/* Numbers of the machine that both sides run on; flags as numbers, as not every byte is a bool. */
typedef struct outcome_head {
    int32_t failed, fresh, pages, warnings, ms;
    char output[65], signed_as[65], why[BX_WHY];
} outcome_head;

typedef struct intent_head {
    bx_fingerprint print;
    uint64_t name, body, layout, from, seals; /* bytes of each, behind this */
} intent_head;

/* 64 digits or nothing, and an end. */
static bool is_hash(const char hex[65])
{
    size_t len = 0;
    while (len < 65 && hex[len])
        len++;
    return len == 0 || len == 64;
}

void bx_reply_write(const bx_outcome *outcome, bx_buf *out)
{
    outcome_head head;
    memset(&head, 0, sizeof head); /* what lies between the members is sent too */
    head.failed = outcome->failed;
    head.fresh = outcome->fresh;
    head.pages = outcome->pages;
    head.warnings = outcome->warnings;
    head.ms = outcome->ms;
    memcpy(head.output, outcome->output, sizeof head.output);
    memcpy(head.signed_as, outcome->signed_as, sizeof head.signed_as);
    memcpy(head.why, outcome->why, sizeof head.why);
    bx_buf_add(out, &head, sizeof head);
}

bool bx_reply_read(bx_str reply, bx_outcome *outcome, bx_str *messages)
{
    outcome_head head;
    if (reply.len < sizeof head) return false;
    memcpy(&head, reply.ptr, sizeof head);
    bool good = (head.failed == 0 || head.failed == 1) && (head.fresh == 0 || head.fresh == 1) &&
                head.pages >= 0 && head.warnings >= 0 && head.ms >= 0 && is_hash(head.output) &&
                is_hash(head.signed_as) && memchr(head.why, '\0', sizeof head.why);
    if (!good) return false;
    *outcome = (bx_outcome){.failed = head.failed == 1,
                            .fresh = head.fresh == 1,
                            .pages = head.pages,
                            .warnings = head.warnings,
                            .ms = head.ms};
    memcpy(outcome->output, head.output, sizeof head.output);
    memcpy(outcome->signed_as, head.signed_as, sizeof head.signed_as);
    memcpy(outcome->why, head.why, sizeof head.why);
    *messages = (bx_str){reply.ptr + sizeof head, reply.len - sizeof head};
    return true;
}

void bx_reply_write_intent(const bx_intent *intent, bx_buf *out)
{
    intent_head head;
    memset(&head, 0, sizeof head);
    head.print = intent->print;
    head.name = intent->name.len;
    head.body = intent->body.len;
    head.layout = intent->layout.len;
    head.from = intent->from.len;
    head.seals = intent->seals.len;
    bx_buf_add(out, &head, sizeof head);
    bx_buf_add_str(out, intent->name);
    bx_buf_add_str(out, intent->body);
    bx_buf_add_str(out, intent->layout);
    bx_buf_add_str(out, intent->from);
    bx_buf_add_str(out, intent->seals);
}

/* The next `len` bytes of what is left, where there are so many. */
static bool take(bx_str *rest, uint64_t len, bx_str *part)
{
    if (len > rest->len) return false;
    *part = (bx_str){rest->ptr, (size_t)len};
    *rest = (bx_str){rest->ptr + len, rest->len - (size_t)len};
    return true;
}

/* A file's name, or none. */
static bool is_name(bx_str name)
{
    return bx_str_find(name, BX_STR("/")) == name.len &&
           bx_str_find(name, BX_STR("\0")) == name.len;
}

bool bx_reply_read_intent(bx_str bytes, bx_intent *intent)
{
    intent_head head;
    bx_intent found = {0};
    if (bytes.len < sizeof head) return false;
    memcpy(&head, bytes.ptr, sizeof head);
    bx_str rest = {bytes.ptr + sizeof head, bytes.len - sizeof head};
    bool good = is_hash(head.print.input) && is_hash(head.print.layout) &&
                is_hash(head.print.pictures) && take(&rest, head.name, &found.name) &&
                take(&rest, head.body, &found.body) && take(&rest, head.layout, &found.layout) &&
                take(&rest, head.from, &found.from) && take(&rest, head.seals, &found.seals);
    if (!good || rest.len > 0 || !is_name(found.name)) return false;
    found.print = head.print;
    *intent = found;
    return true;
}
