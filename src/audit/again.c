/*
 * A report that differs from the file may do so for what is at hand: another version, other fonts,
 * pictures that are not there. Only where none of this is so, the file is not what it says.
 */
#include "audit/again.h"

#include "audit/made_text.h"
#include "base/extra.h"
#include "base/file.h"
#include "house/version.h"

#include "base/ban.h"

#define OF_OTHER_VERSION                                                                           \
    BX_BOTH("the file was made by another version than this one, " BX_VERSION,                     \
            "文件由另一版本生成，本程序的版本为 " BX_VERSION)

#define TOO_LARGE                                                                                  \
    BX_BOTH("it needs more memory than a report may have", "所需内存超过一份报告的上限")

typedef struct again {
    const bx_opened *opened;
    bx_house *house;
    const bx_audit_wish *wish;
    bx_diag *diag;  /* of what is given */
    bx_diag *inner; /* of what the program says of the file's own data */
    bx_audit *audit;
} again;

/* A file may hold data and a layout of anybody's: what they cost is bounded, and said of them alone. */
static bool is_capped(const again *a, const bx_job *job)
{
    bool job_is =
        job->arena && (bx_arena_is_capped(job->arena) || bx_arena_is_capped(job->scratch));
    return job_is || bx_house_is_capped(a->house);
}

static void set(again *a, bx_audit_check check, bx_audit_result result, const char *why)
{
    a->audit->lines[check] = (bx_audit_line){.result = result, .why = why};
}

/* The first error, as one line. */
static bx_status quote_error(again *a, bx_audit_check check)
{
    bx_buf text = {0};
    for (int i = 0; i < bx_diag_count(a->inner) && text.len == 0; i++) {
        const bx_diagnostic *d = bx_diag_at(a->inner, i);
        if (d->severity != BX_ERROR) continue;
        bx_buf_printf(&text, "BX%04d ", bx_code_number(d->code));
        if (d->file) bx_buf_printf(&text, "%s:%d:%d ", d->file, d->line, d->column);
        bx_diagnostic_write(d, a->wish->language, &text);
    }
    bx_buf_add_text(&text, "");
    a->audit->lines[check].value = bx_buf_keep(&text, a->opened->arena);
    return a->audit->lines[check].value.ptr ? BX_OK : BX_ERR_MEMORY;
}

static bx_str attached(const again *a, const char *name)
{
    const bx_proof_attachment *found = bx_opened_attachment(a->opened, name);
    return found ? found->bytes : (bx_str){0};
}

/* --- data at hand --- */

/* As much of a line as one looks at, in whole characters. */
static void add_start(bx_buf *out, bx_str line)
{
    enum { MOST = 120 };
    bx_str text = bx_str_trim(line);
    bool is_long = text.len > MOST;
    if (is_long) text.len = MOST;
    while (is_long && text.len > 0 && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80)
        text.len--;
    bx_buf_add_str(out, text);
    if (is_long) bx_buf_add_text(out, "…");
}

/* The first line that differs, of each. */
static bx_status quote_difference(again *a, bx_str one, bx_str other)
{
    bx_buf text = {0};
    bx_str lines[2] = {one, other}, rests[2] = {one, other};
    int number = 0;
    do {
        number++;
        for (int i = 0; i < 2; i++) {
            size_t end = bx_str_find(rests[i], BX_STR("\n"));
            lines[i] = (bx_str){rests[i].ptr, end};
            size_t used = end < rests[i].len ? end + 1 : end;
            rests[i] = (bx_str){rests[i].ptr + used, rests[i].len - used};
        }
    } while (bx_str_equal(lines[0], lines[1]) && rests[0].len > 0 && rests[1].len > 0);
    bx_buf_printf(&text, BX_CARGO_DATA ":%d: ", number);
    add_start(&text, lines[0]);
    bx_buf_add_text(&text, " | ");
    add_start(&text, lines[1]);
    a->audit->lines[BX_AUDIT_GIVEN].value = bx_buf_keep(&text, a->opened->arena);
    return a->audit->lines[BX_AUDIT_GIVEN].value.ptr ? BX_OK : BX_ERR_MEMORY;
}

static bx_status compare_layout(again *a, const bx_job *job)
{
    const bx_layout_copy *copy;
    BX_TRY(bx_house_layout_copy(a->house, job->layout, false, &copy));
    bool same = bx_str_is(a->opened->made.layout, copy->hash);
    set(a, BX_AUDIT_LAYOUT, same ? BX_AUDIT_PASS : BX_AUDIT_FAIL,
        same ? BX_BOTH("the layout at hand is that of the file", "手头的版式与文件的一致")
             : BX_BOTH("the layout at hand is another", "手头的版式与文件的不同"));
    return BX_OK;
}

static bx_status compare_data(again *a, bx_job *job)
{
    bx_str own = attached(a, BX_CARGO_DATA), data;
    BX_TRY(bx_job_data(job, &data));
    bool same = bx_has_hash(data, a->opened->made.data);
    set(a, BX_AUDIT_GIVEN, same ? BX_AUDIT_PASS : BX_AUDIT_FAIL,
        same ? BX_BOTH("the data at hand are those of the file", "手头的数据与文件的一致")
        : own.ptr ? BX_BOTH("they differ, the file's first: ", "两者不同（前为文件所附）：")
                  : BX_BOTH("the data at hand are others", "手头的数据与文件的不同"));
    return same || !own.ptr ? BX_OK : quote_difference(a, own, data);
}

static bx_status check_given(again *a)
{
    bx_job job;
    bx_job_request request = a->wish->base;
    bx_str layout = attached(a, BX_CARGO_LAYOUT);
    if (!a->wish->data) return BX_OK;
    request.data = a->wish->data;
    request.data_text = a->wish->data_text;
    request.layout_text = layout;
    BX_TRY(bx_job_init(&job, a->house, &request, a->diag));
    bx_status status = bx_job_read(&job);
    bool has_record = job.record && job.data.ptr; /* rules may fail: what differs is the question */
    if (!has_record && status != BX_ERR_MEMORY) {
        set(a, BX_AUDIT_GIVEN, BX_AUDIT_FAIL,
            BX_BOTH("they are no data of this layout", "手头的文件不是这一版式的数据"));
        status = BX_OK;
    } else if (has_record) {
        bx_diag_clear(a->diag); /* what is only noted is nobody's question now */
        status = compare_data(a, &job);
        if (status == BX_OK && !layout.ptr) status = compare_layout(a, &job);
    }
    if (status == BX_ERR_MEMORY && is_capped(a, &job)) {
        set(a, BX_AUDIT_GIVEN, BX_AUDIT_UNKNOWN, TOO_LARGE);
        status = BX_OK;
    }
    bx_job_release(&job);
    return status;
}

/* --- rendered anew --- */

/* What the file's own data are read with, and what of it stands in for what is not attached. */
static bx_status plan_render(again *a, bx_job_request *request, bool *can)
{
    const bx_opened *o = a->opened;
    bx_str data = attached(a, BX_CARGO_DATA), layout = attached(a, BX_CARGO_LAYOUT);
    bool is_whole = data.ptr && layout.ptr;
    *request = a->wish->base;
    request->extras = bx_extras_of(o->made.options);
    request->shares_seal = true;
    request->cargo.bare = o->attachments.items.count == 0;
    request->epoch = o->made.epoch.len > 0 ? bx_str_copy(o->arena, o->made.epoch).ptr : "";
    BX_TRY_NEW(request->epoch);
    *can = bx_made_standard(o->made.standard, &request->cargo.standard);
    request->origin_text = attached(a, BX_CARGO_ORIGIN);
    request->cargo.origin = request->origin_text.ptr != NULL;
    if (request->cargo.bare) {
        request->data = a->wish->data;
        request->data_text = a->wish->data_text;
        *can = *can && a->wish->data;
        return BX_OK;
    }
    request->data_text = data;
    request->layout_text = layout;
    *can = *can && is_whole;
    return BX_OK;
}

static int places_of(const again *a)
{
    return (a->wish->data != NULL) + 1 + a->wish->base.image_folder_count;
}

/* Where pictures are looked for: beside the data at hand, the PDF, then in the folders that are allowed. */
static bx_status place_of(const again *a, int number, const char **place)
{
    const char *beside[] = {a->wish->data, a->opened->path};
    int at = number + !a->wish->data;
    if (at < 2) {
        *place = bx_file_beside(a->opened->arena, beside[at], BX_STR(BX_CARGO_DATA));
    } else {
        bx_buf path = {0};
        bx_buf_printf(&path, "%s/" BX_CARGO_DATA, a->wish->base.image_folders[at - 2]);
        *place = bx_buf_keep(&path, a->opened->arena).ptr;
    }
    return *place ? BX_OK : BX_ERR_MEMORY;
}

/* Why bytes may differ, or that nothing explains it. */
static bx_status explain(again *a, bx_str bytes)
{
    bx_proof_file *file = NULL;
    bx_proof_made now = {0};
    const bx_proof_made *then = &a->opened->made;
    bx_status status = bx_proof_file_open(a->opened->arena, bytes, a->opened->path, NULL, &file);
    if (status == BX_OK) status = bx_proof_made_read(file, &now);
    bx_audit_result result = BX_AUDIT_UNKNOWN;
    const char *why = NULL;
    if (!bx_str_is(then->version, BX_VERSION)) why = OF_OTHER_VERSION;
    else if (!bx_str_equal(now.fonts, then->fonts))
        why = BX_BOTH("the fonts at hand are others", "手头的字体与生成时的不同");
    else if (!bx_str_equal(now.pictures, then->pictures))
        why = BX_BOTH("the pictures at hand are others", "手头的图片与生成时的不同");
    else {
        result = BX_AUDIT_FAIL;
        why = BX_BOTH("it becomes another file", "生成的文件与此不同");
    }
    set(a, BX_AUDIT_AGAIN, result, why);
    bx_proof_file_free(file);
    return status == BX_ERR_MEMORY ? status : BX_OK;
}

static bx_status compare_bytes(again *a, bx_job *job)
{
    bx_buf bytes = {0};
    bx_hash hash;
    const bx_opened *o = a->opened;
    bx_str first = bx_proof_file_bytes(o->file, 0);
    bx_status status = bx_job_paint(job, &bytes, &hash);
    if (status == BX_OK && bx_str_equal(bx_buf_str(&bytes), first))
        set(a, BX_AUDIT_AGAIN, BX_AUDIT_PASS, BX_BOTH("the same, byte for byte", "逐字节相同"));
    else if (status == BX_OK) status = explain(a, bx_buf_str(&bytes));
    bx_buf_release(&bytes);
    return status;
}

static bx_status check_rules(again *a, bx_job *job)
{
    bx_status status = bx_job_read(job);
    if (status == BX_ERR_MEMORY) return status;
    bool holds = status == BX_OK && bx_diag_errors(a->inner) == 0;
    bool is_of_others = !bx_str_is(a->opened->made.version, BX_VERSION);
    set(a, BX_AUDIT_RULES,
        holds          ? BX_AUDIT_PASS
        : is_of_others ? BX_AUDIT_UNKNOWN
                       : BX_AUDIT_FAIL,
        holds          ? BX_BOTH("all hold", "全部成立")
        : is_of_others ? OF_OTHER_VERSION
                       : NULL);
    if (!holds && is_of_others) a->audit->lines[BX_AUDIT_AGAIN].why = OF_OTHER_VERSION;
    return holds ? BX_OK : quote_error(a, BX_AUDIT_RULES);
}

/* Who reads names of those who signed off takes them for signatures. */
static void tell_ledger(again *a, const bx_job *job)
{
    if (bx_job_has_ledger(job))
        set(a, BX_AUDIT_LEDGER, BX_AUDIT_TOLD,
            BX_BOTH("names and digests in the data can be written by anyone: only a signature "
                    "proves who signed",
                    "数据里的姓名和摘要谁都能写，不能证明本人签过；能证明的只有电子签名"));
}

static bx_status render(again *a, bx_job *job)
{
    BX_TRY(check_rules(a, job));
    tell_ledger(a, job);
    if (a->audit->lines[BX_AUDIT_RULES].result == BX_AUDIT_FAIL)
        set(a, BX_AUDIT_AGAIN, BX_AUDIT_UNKNOWN,
            BX_BOTH("what is attached is refused", "所附的数据或版式不能用"));
    if (a->audit->lines[BX_AUDIT_RULES].result != BX_AUDIT_PASS) return BX_OK;
    bx_status status = bx_job_set(job);
    if (status == BX_OK) status = compare_bytes(a, job);
    if (status == BX_OK || status == BX_ERR_MEMORY) return status;
    set(a, BX_AUDIT_AGAIN, BX_AUDIT_UNKNOWN, NULL);
    return quote_error(a, BX_AUDIT_AGAIN);
}

static bx_status try_place(again *a, const bx_job_request *request)
{
    bx_job job;
    bx_diag_clear(a->inner);
    BX_TRY(bx_job_init(&job, a->house, request, a->inner));
    bx_status status = render(a, &job);
    if (status == BX_ERR_MEMORY && is_capped(a, &job)) {
        if (a->audit->lines[BX_AUDIT_RULES].result != BX_AUDIT_PASS)
            set(a, BX_AUDIT_RULES, BX_AUDIT_UNKNOWN, TOO_LARGE);
        set(a, BX_AUDIT_AGAIN, BX_AUDIT_UNKNOWN, TOO_LARGE);
        status = BX_OK;
    }
    bx_job_release(&job);
    return status;
}

static bx_status check_again(again *a)
{
    bx_job_request request;
    const char *why = BX_BOTH("data and layout are not at hand", "手头没有数据和版式");
    set(a, BX_AUDIT_RULES, BX_AUDIT_UNKNOWN, why);
    set(a, BX_AUDIT_AGAIN, BX_AUDIT_UNKNOWN, why);
    bool can = false;
    BX_TRY(plan_render(a, &request, &can));
    if (!can &&
        attached(a, BX_CARGO_LAYOUT).ptr) /* its standard is one that this version does not know */
        a->audit->lines[BX_AUDIT_RULES].why = a->audit->lines[BX_AUDIT_AGAIN].why =
            OF_OTHER_VERSION;
    if (!can) return BX_OK;
    if (request.data) return try_place(a, &request);
    for (int i = 0; i < places_of(a); i++) {
        BX_TRY(place_of(a, i, &request.data));
        BX_TRY(try_place(a, &request));
        if (a->audit->lines[BX_AUDIT_AGAIN].result != BX_AUDIT_UNKNOWN) break;
    }
    return BX_OK;
}

bx_status bx_again(const bx_opened *opened, bx_house *house, const bx_audit_wish *wish,
                   bx_diag *diag, bx_audit *audit)
{
    again a = {.opened = opened, .house = house, .wish = wish, .diag = diag, .audit = audit};
    a.inner = bx_diag_new();
    BX_TRY_NEW(a.inner);
    bx_status status = check_given(&a);
    if (status == BX_OK) status = check_again(&a);
    bx_diag_free(a.inner);
    return status;
}
