#include "batch/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/utf8.h"

#include "base/ban.h"

enum {
    REDRAW = 100, /* ms between two looks of the line */
    QUIET = 10000,
    BAR = 24,
    LEAST_COLUMNS = 60
};

static int columns_of_terminal(void)
{
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

void bx_progress_start(bx_progress *p, int total, bx_language language, bx_report_format format)
{
    *p = (bx_progress){.total = total, .language = language, .format = format};
    p->terminal = format == BX_REPORT_TEXT && isatty(STDERR_FILENO) == 1;
    p->columns = p->terminal ? columns_of_terminal() : 0;
    p->start = p->last_change = bx_clock_ms();
}

static void add_bar(const bx_progress *p, bx_buf *out)
{
    int full = (int)((int64_t)BAR * p->done / (p->total > 0 ? p->total : 1));
    bx_buf_add_byte(out, '[');
    for (int i = 0; i < BAR; i++)
        bx_buf_add_byte(out, i < full ? '#' : '.');
    bx_buf_add_text(out, "] ");
}

/* Cut where the terminal ends, so that the line stays one. */
static void add_name(bx_buf *out, bx_str name, int columns)
{
    for (size_t at = 0; at < name.len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(name, at, &rune);
        if (len <= 0 || rune < ' ' || (rune >= 0x7F && rune < 0xA0)) return;
        columns -= bx_utf8_columns(rune);
        if (columns < 0) return;
        bx_buf_add(out, name.ptr + at, (size_t)len);
        at += (size_t)len;
    }
}

void bx_progress_write(const bx_progress *p, int64_t now, int columns, bx_buf *out)
{
    bool is_zh = p->language == BX_CHINESE;
    int64_t ms = now > p->start ? now - p->start : 1;
    int rate = (int)((int64_t)p->done * 1000 / ms);
    int left = p->done > 0 ? (int)(ms * (p->total - p->done) / p->done / 1000) : 0;
    if (p->format == BX_REPORT_JSON) {
        bx_buf_printf(out,
                      "{\"progress\":{\"done\":%d,\"total\":%d,\"failed\":%d,\"per_second\":%d",
                      p->done, p->total, p->failed, rate);
        bx_buf_printf(out, ",\"seconds_left\":%d}}", left);
        return;
    }
    if (columns >= LEAST_COLUMNS) add_bar(p, out);
    bx_buf_printf(out, is_zh ? "%d/%d  每秒 %d 份  剩余 %d 秒" : "%d/%d  %d/s  %d s left", p->done,
                  p->total, rate, left);
    if (p->failed == 0) return;
    bx_buf_printf(out, is_zh ? "  未完成 %d：" : "  %d not done: ", p->failed);
    if (p->last_failed) add_name(out, bx_str_from(p->last_failed), columns > 0 ? 20 : 200);
}

static void show(bx_progress *p, int64_t now)
{
    bx_buf out = {0};
    if (p->terminal) bx_buf_add_text(&out, "\r\033[K");
    bx_progress_write(p, now, p->columns, &out);
    if (!p->terminal) bx_buf_add_byte(&out, '\n');
    if (!out.failed) fwrite(out.ptr, 1, out.len, stderr);
    fflush(stderr);
    bx_buf_release(&out);
    p->shown = p->terminal;
    p->last_change = now;
}

void bx_progress_step(bx_progress *p, const char *failed)
{
    p->done++;
    if (failed) {
        p->failed++;
        p->last_failed = failed;
    }
    int64_t now = bx_clock_ms();
    bool due = now - p->last_change >= (p->terminal ? REDRAW : QUIET);
    if (due || (p->terminal && failed)) show(p, now);
    if (p->done == p->total) bx_progress_hide(p);
}

void bx_progress_hide(bx_progress *p)
{
    if (p->shown) fputs("\r\033[K", stderr);
    p->shown = false;
}
