/* Addresses in running text. */
#include <string.h>

#include "support/suite.h"
#include "text/links.h"

typedef struct link_case {
    const char *text;
    const char *found; /* "text>uri" of each address, blanks between */
} link_case;

static const char *list(bx_arena *arena, bx_str text, bx_buf *out)
{
    const bx_link *links = NULL;
    int count = 0;
    bx_buf_clear(out);
    ck_assert_int_eq(bx_find_links(arena, text, &links, &count), BX_OK);
    for (int i = 0; i < count; i++) {
        if (i > 0) bx_buf_add_byte(out, ' ');
        bx_buf_add(out, text.ptr + links[i].start, links[i].end - links[i].start);
        bx_buf_add_byte(out, '>');
        bx_buf_add_str(out, links[i].uri);
    }
    return out->len > 0 ? out->ptr : "";
}

START_TEST(finds_addresses)
{
    static const link_case cases[] = {
        {"", ""},
        {"没有地址", ""},
        {"见http://a.cn/b。", "http://a.cn/b>http://a.cn/b"},
        {"见https://a.cn/b?c=1&d#e，又", "https://a.cn/b?c=1&d#e>https://a.cn/b?c=1&d#e"},
        {"HTTP://A.CN", "HTTP://A.CN>HTTP://A.CN"},
        {"（www.rcx.gov.cn）", "www.rcx.gov.cn>http://www.rcx.gov.cn"},
        {"WWW.A.CN", "WWW.A.CN>http://WWW.A.CN"},
        {"邮箱：a.b+c@d.gov.cn。", "a.b+c@d.gov.cn>mailto:a.b+c@d.gov.cn"},
        {"一http://a.cn二www.b.cn三c@d.cn四",
         "http://a.cn>http://a.cn www.b.cn>http://www.b.cn c@d.cn>mailto:c@d.cn"},
        /* A stop or a closing mark behind it is the sentence's. */
        {"see http://a.cn/b.", "http://a.cn/b>http://a.cn/b"},
        {"(http://a.cn/b)", "http://a.cn/b>http://a.cn/b"},
        {"http://a.cn/b_(c)", "http://a.cn/b_(c)>http://a.cn/b_(c)"},
        {"(http://a.cn/b_(c)).", "http://a.cn/b_(c)>http://a.cn/b_(c)"},
        {"\"http://a.cn\"", "http://a.cn>http://a.cn"},
        {"http://a.cn/?!:;,'", "http://a.cn/>http://a.cn/"},
        {"a@b.cn.", "a@b.cn>mailto:a@b.cn"},
        /* What is none. */
        {"http://", ""},
        {"http:// a", ""},
        {"www.", ""},
        {"xhttp://a.cn", ""},
        {"awww.b.cn", ""},
        {"a@b", ""},
        {"@b.cn", ""},
        {"a@", ""},
        {"a@.cn", ""},
        {"甲@b.cn", ""},
        /* A user's name in a URI is no mailbox of its own. */
        {"http://a@b.cn/", "http://a@b.cn/>http://a@b.cn/"},
    };
    bx_arena *arena = bx_arena_new(1 << 20);
    bx_buf out = {0};
    for (int i = 0; i < BX_COUNT(cases); i++) {
        const char *found = list(arena, bx_str_from(cases[i].text), &out);
        ck_assert_msg(strcmp(found, cases[i].found) == 0, "%s: got %s", cases[i].text, found);
    }
    bx_buf_release(&out);
    bx_arena_free(arena);
}
END_TEST

START_TEST(a_failed_search_leaves_its_results_alone)
{
    bx_arena *arena = bx_arena_new(8);
    const bx_link *links = (const bx_link *)&links;
    int count = 77;
    ck_assert_int_eq(bx_find_links(arena, BX_STR("www.a.cn"), &links, &count), BX_ERR_MEMORY);
    ck_assert_int_eq(count, 77);
    ck_assert_ptr_eq(links, (const bx_link *)&links);
    bx_arena_free(arena);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {finds_addresses, a_failed_search_leaves_its_results_alone};
    return bx_suite_run("text/links", tests, BX_COUNT(tests));
}
