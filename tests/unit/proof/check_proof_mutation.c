/*
 * Bytes changed, cut out and doubled at random, always the same: each file opens or is refused with
 * a message, and none takes long.
 */
#include "base/clock.h"
#include "support/pdf_make.h"
#include "support/proof_ask.h"
#include "support/suite.h"

#include "base/ban.h"

enum { ROUNDS = 5000, MOST_CHANGES = 3, LONGEST = 24, MOST_MS = 30000 };

typedef struct chance {
    uint64_t state;
} chance;

/* xorshift64* (Marsaglia 2003, Vigna 2014). */
static size_t draw(chance *c, size_t below)
{
    c->state ^= c->state >> 12;
    c->state ^= c->state << 25;
    c->state ^= c->state >> 27;
    return (size_t)((c->state * 2685821657736338717u) >> 33) % below;
}

static void change(chance *c, bx_buf *bytes)
{
    static const char *const words[] = {
        "0 ",    "99999999999 ", " 1 0 R ", "<<",   ">>", "[", "]",
        "(",     "endobj",       "stream",  "%",    "/",  "-", "/Prev 9 ",
        "/Kids", "endstream",    "\n",      "%%EOF"};
    size_t at = draw(c, bytes->len), len = 1 + draw(c, LONGEST);
    if (len > bytes->len - at) len = bytes->len - at;
    bx_buf out = {0};
    size_t kind = draw(c, 5);
    bx_buf_add(&out, bytes->ptr, at);
    if (kind == 0) bx_buf_add_byte(&out, (char)draw(c, 256));
    if (kind == 1) bx_buf_add_byte(&out, (char)(bytes->ptr[at] ^ (1 << draw(c, 8))));
    if (kind <= 1) len = 1;
    if (kind == 2) bx_buf_add(&out, bytes->ptr + at, len);                  /* twice */
    if (kind == 3) bx_buf_add_text(&out, words[draw(c, BX_COUNT(words))]);  /* in its place */
    if (kind == 3) len = out.len - at < bytes->len - at ? out.len - at : 0; /* as many bytes */
    bx_buf_add(&out, bytes->ptr + at + (kind == 2 ? 0 : len),
               bytes->len - at - (kind == 2 ? 0 : len)); /* 4: cut out */
    bx_buf_release(bytes);
    *bytes = out;
}

START_TEST(no_change_does_harm)
{
    int64_t start = bx_clock_ms();
    int opened = 0, refused = 0;
    for (int kind = 0; kind < 6; kind++) {
        pdf_make m;
        chance c = {0x9E3779B97F4A7C15u + (uint64_t)kind};
        pdf_make_whole(&m, kind);
        for (int i = 0; i < ROUNDS; i++) {
            bx_buf bytes = {0};
            bool is_open = false;
            bx_buf_add_str(&bytes, bx_buf_str(&m.out));
            for (size_t changes = 1 + draw(&c, MOST_CHANGES); changes > 0; changes--)
                change(&c, &bytes);
            ck_assert_msg(proof_ask_all(bx_buf_str(&bytes), &is_open), "kind %d, round %d", kind,
                          i);
            if (is_open) opened++;
            else refused++;
            bx_buf_release(&bytes);
        }
        pdf_make_release(&m);
    }
    ck_assert_msg(opened > ROUNDS / 10 && refused > ROUNDS / 10, "%d opened, %d refused", opened,
                  refused);
    ck_assert_int_lt(bx_clock_ms() - start, MOST_MS);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {no_change_does_harm};
    return bx_suite_run("proof/mutation", tests, BX_COUNT(tests));
}
