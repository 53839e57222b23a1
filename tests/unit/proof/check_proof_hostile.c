/* Files that were made to do harm cost a message, and neither time nor memory. */
#include "base/clock.h"
#include "proof/bounds.h"
#include "proof/contents.h"
#include "support/proof_open.h"
#include "support/suite.h"

#include "base/ban.h"

enum { MOST_MS = 4000 }; /* with sanitizers too; without, none takes a tenth */

static proof_open o;
static pdf_make m;
static int64_t began;

static void begin(void)
{
    pdf_make_begin(&m);
    pdf_make_pages(&m, "");
}

static void open_it(void)
{
    pdf_make_table(&m, "/Root 1 0 R");
    began = bx_clock_ms();
    proof_open_made(&o, &m);
}

/* @param memory  most bytes that it may have taken */
static void close_it(size_t memory)
{
    ck_assert_int_lt(bx_clock_ms() - began, MOST_MS);
    ck_assert_uint_le(bx_arena_used(o.arena), memory);
    proof_open_close(&o);
    pdf_make_release(&m);
}

static bx_buf zeros(size_t len)
{
    bx_buf bytes = {0};
    char *to = bx_buf_reserve(&bytes, len);
    ck_assert_ptr_nonnull(to);
    memset(to, 0, len);
    bx_buf_take(&bytes, len);
    return bytes;
}

/* --- bytes that unpack to many --- */

START_TEST(a_stream_unpacks_to_its_limit_and_no_further)
{
    bx_buf bytes = zeros(BX_PROOF_STREAM_BYTES + 1);
    bx_str out = BX_STR("untouched");
    begin();
    pdf_make_packed(&m, 4, "", bx_buf_str(&bytes));
    bx_buf_release(&bytes);
    open_it();
    ck_assert_uint_lt(m.out.len, BX_PROOF_STREAM_BYTES / 500);
    ck_assert_int_eq(
        bx_proof_stream_bytes(o.file, proof_open_object(&o, 4), BX_PROOF_STREAM_BYTES, &out),
        BX_ERR_LIMIT);
    ck_assert(bx_str_is(out, "untouched"));
    proof_open_expect(&o, "unpacked", BX_ERR_LIMIT, BX_E_PROOF_UNPACKED);
    close_it(1 << 20);
}
END_TEST

START_TEST(all_streams_together_have_a_limit)
{
    bx_buf bytes = zeros(BX_PROOF_STREAM_BYTES - 1);
    bx_str out;
    int read = 0;
    begin();
    pdf_make_packed(&m, 4, "", bx_buf_str(&bytes));
    bx_buf_release(&bytes);
    open_it();
    const bx_proof_value *stream = proof_open_object(&o, 4);
    while (bx_proof_stream_bytes(o.file, stream, BX_PROOF_STREAM_BYTES, &out) == BX_OK)
        read++;
    ck_assert_int_eq(read, 4);
    proof_open_expect(&o, "all unpacked", BX_ERR_LIMIT, BX_E_PROOF_COSTLY);
    close_it((size_t)BX_PROOF_UNPACKED_BYTES + (1 << 20));
}
END_TEST

/* A cross-reference stream of these rows, with no object but itself. */
static bx_status open_rows(const char *entries, bx_str rows)
{
    bx_buf all = {0};
    pdf_make_begin(&m);
    size_t at = m.out.len;
    bx_buf_printf(&all, "/Type/XRef/Root 1 0 R%s", entries);
    pdf_make_packed(&m, 8, all.ptr, rows);
    bx_buf_printf(&m.out, "startxref\n%zu\n%%%%EOF\n", at);
    bx_buf_release(&all);
    began = bx_clock_ms();
    proof_open_bytes(&o, bx_buf_str(&m.out));
    return o.status;
}

START_TEST(a_giant_index_costs_its_rows_only)
{
    bx_buf rows = zeros((size_t)BX_PROOF_OBJECTS * 2);
    ck_assert_int_eq(open_rows("/Size 8388607/W[1 1 0]", bx_buf_str(&rows)), BX_ERR_INPUT);
    proof_open_expect(&o, "free rows", BX_ERR_INPUT, BX_E_PROOF_KIND);
    close_it(BX_PROOF_TABLE_BYTES + (1 << 20));
    ck_assert_int_eq(open_rows("/Size 8388607/W[1 2 0]", bx_buf_str(&rows)), BX_ERR_INPUT);
    proof_open_expect(&o, "fewer rows", BX_ERR_INPUT, BX_E_PROOF_XREF);
    close_it(BX_PROOF_TABLE_BYTES + (1 << 20));
    bx_buf_release(&rows);
    rows = zeros(BX_PROOF_TABLE_BYTES + 1);
    ck_assert_int_eq(open_rows("/Size 8388607/W[1 1 0]", bx_buf_str(&rows)), BX_ERR_LIMIT);
    proof_open_expect(&o, "more rows", BX_ERR_LIMIT, BX_E_PROOF_UNPACKED);
    close_it(1 << 20);
    bx_buf_release(&rows);
}
END_TEST

/* --- chains and circles --- */

START_TEST(a_chain_of_sections_has_an_end)
{
    for (int count = BX_PROOF_REVISIONS; count <= 1000; count += 1000 - BX_PROOF_REVISIONS) {
        begin();
        for (int i = 1; i < count; i++)
            pdf_make_table(&m, "/Root 1 0 R");
        bool is_long = count > BX_PROOF_REVISIONS;
        pdf_make_table(&m, "/Root 1 0 R");
        began = bx_clock_ms();
        proof_open_bytes(&o, bx_buf_str(&m.out));
        ck_assert_int_eq(o.status, is_long ? BX_ERR_LIMIT : BX_OK);
        proof_open_expect(&o, "a chain", is_long ? BX_ERR_LIMIT : BX_OK, BX_E_PROOF_REVISIONS);
        close_it(1 << 20);
    }
}
END_TEST

START_TEST(a_section_cannot_come_before_itself)
{
    begin();
    pdf_make_table(&m, "/Root 1 0 R");
    bx_buf trailer = {0};
    bx_buf_printf(&trailer, "/Root 1 0 R/Prev %zu", m.out.len);
    m.xref = 0;
    pdf_make_table(&m, trailer.ptr);
    bx_buf_release(&trailer);
    began = bx_clock_ms();
    proof_open_bytes(&o, bx_buf_str(&m.out));
    ck_assert_int_eq(o.status, BX_ERR_INPUT);
    proof_open_expect(&o, "/Prev to itself", BX_ERR_INPUT, BX_E_PROOF_CIRCLE);
    close_it(1 << 20);
}
END_TEST

START_TEST(references_that_lead_on_and_on_end)
{
    const bx_proof_value *found = NULL;
    begin();
    for (int i = 10; i < 30; i++) {
        bx_buf body = {0};
        bx_buf_printf(&body, "%d 0 R", i + 1);
        pdf_make_object(&m, i, body.ptr);
        bx_buf_release(&body);
    }
    pdf_make_object(&m, 30, "(end)");
    open_it();
    ck_assert_int_eq(bx_proof_resolve(o.file, proof_open_object(&o, 20), &found), BX_OK);
    ck_assert(bx_str_is(found->text, "end"));
    ck_assert_int_eq(bx_proof_resolve(o.file, proof_open_object(&o, 10), &found), BX_ERR_INPUT);
    proof_open_expect(&o, "20 references", BX_ERR_INPUT, BX_E_PROOF_CIRCLE);
    close_it(1 << 20);
}
END_TEST

/* --- object streams that lie --- */

static const struct {
    const char *what, *entries, *data; /* of the object stream 7; object 9 is its first */
    bx_code code;                      /* BX_CODE_COUNT: the number 5 */
} packs[] = {
    {"whole", "/Type/ObjStm/N 1/First 4", "9 0 5", BX_CODE_COUNT},
    {"with /Extends", "/Type/ObjStm/N 1/First 4/Extends 7 0 R", "9 0 5", BX_CODE_COUNT},
    {"no object stream", "/Type/XRef/N 1/First 4", "9 0 5", BX_E_PROOF_STREAM},
    {"no /N", "/Type/ObjStm/First 4", "9 0 5", BX_E_PROOF_STREAM},
    {"/N elsewhere", "/Type/ObjStm/N 9 0 R/First 4", "9 0 5", BX_E_PROOF_STREAM},
    {"/N of two", "/Type/ObjStm/N 2/First 4", "9 0 5", BX_E_PROOF_STREAM},
    {"/N of millions", "/Type/ObjStm/N 8000000/First 4", "9 0 5", BX_E_PROOF_STREAM},
    {"/N beyond all", "/Type/ObjStm/N 9223372036854775807/First 4", "9 0 5", BX_E_PROOF_STREAM},
    {"/N below 0", "/Type/ObjStm/N -1/First 4", "9 0 5", BX_E_PROOF_STREAM},
    {"/N of none", "/Type/ObjStm/N 0/First 4", "9 0 5", BX_E_PROOF_NO_OBJECT},
    {"/First too far", "/Type/ObjStm/N 1/First 99", "9 0 5", BX_E_PROOF_STREAM},
    {"/First below 0", "/Type/ObjStm/N 1/First -1", "9 0 5", BX_E_PROOF_STREAM},
    {"another number", "/Type/ObjStm/N 1/First 4", "8 0 5", BX_E_PROOF_NO_OBJECT},
    {"a place too far", "/Type/ObjStm/N 1/First 4", "9 9 5", BX_E_PROOF_STREAM},
    {"one place twice", "/Type/ObjStm/N 2/First 8", "9 0 8 0 5", BX_E_PROOF_STREAM},
    {"one number twice", "/Type/ObjStm/N 2/First 8", "9 0 9 2 5 6", BX_E_PROOF_STREAM},
    {"more than an object", "/Type/ObjStm/N 1/First 4", "9 0 5 6", BX_E_PROOF_DAMAGED},
    {"nothing", "/Type/ObjStm/N 1/First 4", "9 0  ", BX_E_PROOF_DAMAGED},
    {"damaged", "/Type/ObjStm/N 1/First 4", "9 0 (", BX_E_PROOF_DAMAGED},
};

START_TEST(object_streams_hold_what_they_say)
{
    for (int i = 0; i < BX_COUNT(packs); i++) {
        const bx_proof_value *value = NULL;
        begin();
        pdf_make_packed(&m, 7, packs[i].entries, bx_str_from(packs[i].data));
        m.entries[9].kind = 'p';
        m.entries[9].at = 7;
        pdf_make_xref_stream(&m, 8, "/Root 1 0 R", false);
        began = bx_clock_ms();
        proof_open_made(&o, &m);
        bool is_good = packs[i].code == BX_CODE_COUNT;
        bx_status status = bx_proof_object_lookup(o.file, 9, &value);
        ck_assert_msg(status == (is_good ? BX_OK : BX_ERR_INPUT), "%s", packs[i].what);
        proof_open_expect(&o, packs[i].what, status, packs[i].code);
        ck_assert(!is_good || value->whole == 5);
        close_it(1 << 20);
    }
}
END_TEST

START_TEST(an_object_stream_cannot_lean_on_itself)
{
    static const char *const lengths[] = {"9 0 R", "10 0 R"};
    for (int i = 0; i < BX_COUNT(lengths); i++) {
        const bx_proof_value *value = NULL;
        bx_buf body = {0};
        begin();
        bx_buf_printf(&body, "<</Type/ObjStm/N 1/First 4/Length %s>>stream\n9 0 5\nendstream",
                      lengths[i]);
        pdf_make_object(&m, 7, body.ptr);
        bx_buf_release(&body);
        m.entries[9].kind = m.entries[10].kind = m.entries[11].kind = 'p';
        m.entries[9].at = 7;  /* its length lies in it */
        m.entries[10].at = 9; /* in an object that lies in a stream itself */
        m.entries[11].at = 11;
        pdf_make_xref_stream(&m, 8, "/Root 1 0 R", false);
        began = bx_clock_ms();
        proof_open_made(&o, &m);
        ck_assert_int_eq(bx_proof_object_lookup(o.file, 9, &value), BX_ERR_INPUT);
        proof_open_expect(&o, lengths[i], BX_ERR_INPUT, BX_E_PROOF_XREF);
        ck_assert_int_eq(bx_proof_object_lookup(o.file, 11, &value), BX_ERR_INPUT);
        close_it(1 << 20);
    }
}
END_TEST

/* --- many objects in the same bytes --- */

enum { MANY = 30000 };

/* "1 0 obj ‹opening›" again and again, and a table of all of them. */
static void open_nested(const char *opening)
{
    size_t *at = calloc(MANY, sizeof *at);
    ck_assert_ptr_nonnull(at);
    begin();
    size_t objects[4] = {0, m.entries[1].at, m.entries[2].at, m.entries[3].at};
    for (int i = 4; i < MANY; i++) {
        at[i] = m.out.len;
        bx_buf_printf(&m.out, "%d 0 obj %s", i, opening);
    }
    size_t xref = m.out.len;
    bx_buf_printf(&m.out, "\nxref\n1 %d\n", MANY - 1);
    for (int i = 1; i < MANY; i++)
        bx_buf_printf(&m.out, "%010zu 00000 n \n", i < 4 ? objects[i] : at[i]);
    bx_buf_printf(&m.out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", MANY,
                  xref + 1);
    free(at);
    began = bx_clock_ms();
    proof_open_made(&o, &m);
}

START_TEST(objects_over_each_other_are_paid_for_once)
{
    static const char *const openings[] = {"(", "%", "<<>>stream\nendstream%", "[/", "<</A("};
    for (int i = 0; i < BX_COUNT(openings); i++) {
        const bx_proof_value *value = NULL;
        bx_str bytes;
        open_nested(openings[i]);
        for (int k = 4; k < MANY; k++)
            if (bx_proof_object_lookup(o.file, k, &value) == BX_OK &&
                value->kind == BX_PROOF_STREAM)
                ck_assert_int_ne(bx_proof_stream_bytes(o.file, value, 1, &bytes), BX_OK);
        ck_assert_int_gt(bx_diag_errors(o.diag), 0);
        close_it(64 << 20);
    }
}
END_TEST

START_TEST(a_stream_of_streams_is_paid_for_once)
{
    const bx_proof_value *value = NULL;
    bx_str bytes;
    int told = 0;
    open_nested("<</Length 300000>>stream\n");
    for (int k = 4; k < MANY; k++)
        if (bx_proof_object_lookup(o.file, k, &value) == BX_OK && value->kind == BX_PROOF_STREAM)
            told += bx_proof_stream_bytes(o.file, value, BX_PROOF_STREAM_BYTES, &bytes) != BX_OK;
    ck_assert_int_gt(told, 0);
    close_it(64 << 20);
}
END_TEST

START_TEST(deep_trees_are_walked_without_depth)
{
    bx_proof_contents c;
    size_t *at = calloc(MANY, sizeof *at);
    ck_assert_ptr_nonnull(at);
    pdf_make_begin(&m);
    for (int i = 1; i < MANY; i++) {
        at[i] = m.out.len;
        bx_buf_printf(&m.out,
                      i == 1 ? "%d 0 obj<</Pages %d 0 R>>endobj\n"
                             : "%d 0 obj<</Type/Pages/Count 0/Kids[%d 0 R]>>endobj\n",
                      i, i + 1);
    }
    size_t xref = m.out.len;
    bx_buf_printf(&m.out, "xref\n1 %d\n", MANY - 1);
    for (int i = 1; i < MANY; i++)
        bx_buf_printf(&m.out, "%010zu 00000 n \n", at[i]);
    bx_buf_printf(&m.out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", MANY,
                  xref);
    free(at);
    began = bx_clock_ms();
    proof_open_made(&o, &m);
    ck_assert_int_eq(bx_proof_contents_read(o.file, &c), BX_ERR_INPUT);
    proof_open_expect(&o, "a deep tree", BX_ERR_INPUT, BX_E_PROOF_TREE);
    close_it(32 << 20);
}
END_TEST

/* --- much of one kind --- */

START_TEST(a_giant_array_is_refused_at_its_limit)
{
    const bx_proof_value *value = NULL;
    bx_buf body = {0};
    bx_buf_add_byte(&body, '[');
    for (int i = 0; i < 6000000; i++)
        bx_buf_add(&body, "0 ", 2);
    bx_buf_add_byte(&body, ']');
    begin();
    pdf_make_object(&m, 4, body.ptr);
    bx_buf_release(&body);
    open_it();
    ck_assert_int_eq(bx_proof_object_lookup(o.file, 4, &value), BX_ERR_LIMIT);
    proof_open_expect(&o, "six million", BX_ERR_LIMIT, BX_E_PROOF_COSTLY);
    close_it(1 << 20);
}
END_TEST

START_TEST(an_arena_that_is_full_is_told)
{
    bx_proof_file *file = NULL;
    const bx_proof_value *value = NULL;
    bx_buf body = {0};
    bx_arena *arena = bx_arena_new(1 << 16);
    bx_diag *diag = bx_diag_new();
    bx_buf_add_byte(&body, '[');
    for (int i = 0; i < 10000; i++)
        bx_buf_add(&body, "0 ", 2);
    bx_buf_add_byte(&body, ']');
    begin();
    pdf_make_object(&m, 4, body.ptr);
    pdf_make_table(&m, "/Root 1 0 R");
    ck_assert_int_eq(bx_proof_file_open(arena, bx_buf_str(&m.out), "a.pdf", diag, &file), BX_OK);
    ck_assert_int_eq(bx_proof_object_lookup(file, 4, &value), BX_ERR_LIMIT);
    ck_assert_int_eq(bx_diag_at(diag, 0)->code, BX_E_PROOF_COSTLY);
    bx_proof_file_free(file);
    bx_buf_release(&body);
    bx_diag_free(diag);
    bx_arena_free(arena);
    pdf_make_release(&m);
}
END_TEST

/* Only the header is looked at. */
START_TEST(a_giant_file_is_not_read)
{
    static const char head[] = "%PDF-1.7\n";
    proof_open_bytes(&o, (bx_str){head, (size_t)BX_PROOF_FILE_BYTES + 1});
    ck_assert_int_eq(o.status, BX_ERR_LIMIT);
    proof_open_expect(&o, "a giant file", BX_ERR_LIMIT, BX_E_FILE_TOO_LARGE);
    proof_open_close(&o);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        a_stream_unpacks_to_its_limit_and_no_further,
        all_streams_together_have_a_limit,
        a_giant_index_costs_its_rows_only,
        a_chain_of_sections_has_an_end,
        a_section_cannot_come_before_itself,
        references_that_lead_on_and_on_end,
        object_streams_hold_what_they_say,
        an_object_stream_cannot_lean_on_itself,
        objects_over_each_other_are_paid_for_once,
        a_stream_of_streams_is_paid_for_once,
        deep_trees_are_walked_without_depth,
        a_giant_array_is_refused_at_its_limit,
        an_arena_that_is_full_is_told,
        a_giant_file_is_not_read,
    };
    return bx_suite_run("proof/hostile", tests, BX_COUNT(tests));
}
