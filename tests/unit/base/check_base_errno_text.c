/* What the system refuses, in both languages. */
#include <errno.h>
#include <string.h>

#include "base/diag.h"
#include "base/errno_text.h"
#include "support/suite.h"

#include "base/ban.h"

static void expect(int error, const char *english, const char *chinese)
{
    bx_buf text = {0};
    bx_diag *diag = bx_diag_new();
    bx_report(diag, BX_E_FILE_READ, NULL, "a", bx_errno_text(error));
    bx_diagnostic_write(bx_diag_at(diag, 0), BX_ENGLISH, &text);
    ck_assert_ptr_nonnull(strstr(text.ptr, english));
    bx_buf_clear(&text);
    bx_diagnostic_write(bx_diag_at(diag, 0), BX_CHINESE, &text);
    ck_assert_ptr_nonnull(strstr(text.ptr, chinese));
    bx_buf_release(&text);
    bx_diag_free(diag);
}

START_TEST(speaks_both_languages)
{
    expect(ENOENT, "No such file or directory", "没有这个文件或文件夹");
    expect(EACCES, "Permission denied", "没有权限");
    expect(ENOSPC, "No space left on device", "磁盘已满");
    expect(100000, "the system reports an error", "系统报告出错");
}
END_TEST

/* No Latin letter in a Chinese text, whatever the error. */
START_TEST(chinese_holds_no_english)
{
    for (int error = 0; error < 200; error++) {
        const char *half = strchr(bx_errno_text(error), BX_BOTH("", "")[0]);
        ck_assert_ptr_nonnull(half);
        for (const char *at = half; *at; at++)
            ck_assert_msg((*at < 'a' || *at > 'z') && (*at < 'A' || *at > 'Z'), "%d", error);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {speaks_both_languages, chinese_holds_no_english};
    return bx_suite_run("base/errno_text", tests, BX_COUNT(tests));
}
