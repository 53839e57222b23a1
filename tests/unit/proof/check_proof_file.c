/* Every way to say where objects are is read; every damage has its message. */
#include "support/proof_open.h"
#include "support/suite.h"

#include "base/ban.h"

#define ROOT "/Root 1 0 R"

static bx_str text_of(const bx_proof_value *value)
{
    ck_assert(value->kind == BX_PROOF_NAME || value->kind == BX_PROOF_STRING);
    return value->text;
}

/* --- what is whole --- */

START_TEST(every_kind_of_table_gives_the_same_objects)
{
    for (int kind = 0; kind < 3; kind++) {
        pdf_make m;
        proof_open o;
        pdf_make_whole(&m, kind);
        proof_open_made(&o, &m);
        const bx_proof_value *array = proof_open_object(&o, 11);
        ck_assert_int_eq(array->list.count, 8);
        ck_assert(bx_proof_is_name(bx_proof_item(array, 0), "A B"));
        ck_assert_int_eq(bx_proof_item(array, 1)->whole, 12);
        ck_assert(bx_str_is(bx_proof_item(array, 2)->text, "-3.5"));
        ck_assert(bx_str_is(text_of(bx_proof_item(array, 3)), "a(b)"));
        ck_assert(bx_str_is(text_of(bx_proof_item(array, 4)), "HI"));
        ck_assert(bx_proof_item(array, 5)->truth);
        ck_assert_int_eq(bx_proof_item(array, 7)->ref.number, 3);
        ck_assert_int_eq(bx_proof_item(array, 8)->kind, BX_PROOF_NULL);
        ck_assert_int_eq(bx_proof_file_revisions(o.file), 1);
        ck_assert_int_eq(bx_proof_file_behind(o.file), 0);
        ck_assert_int_eq(bx_proof_file_revision(o.file, 0)->end, m.out.len);
        proof_open_expect(&o, "whole", BX_OK, BX_CODE_COUNT);
        proof_open_close(&o);
        pdf_make_release(&m);
    }
}
END_TEST

START_TEST(objects_are_found_where_they_stand)
{
    for (int kind = 0; kind < 3; kind++) {
        pdf_make m;
        proof_open o;
        size_t at = 0;
        int pack = -1;
        pdf_make_whole(&m, kind);
        proof_open_made(&o, &m);
        ck_assert(bx_proof_file_where(o.file, 3, &at, &pack));
        ck_assert_int_eq(pack, 0);
        ck_assert(bx_str_starts((bx_str){m.out.ptr + at, m.out.len - at}, BX_STR("3 0 obj")));
        ck_assert(bx_proof_file_where(o.file, 11, &at, &pack));
        ck_assert_int_eq(pack, kind == 0 ? 0 : 7);
        const char *head = kind == 0 ? "11 0 obj" : "7 0 obj";
        ck_assert(bx_str_starts((bx_str){m.out.ptr + at, m.out.len - at}, bx_str_from(head)));
        ck_assert(!bx_proof_file_where(o.file, 0, &at, &pack));
        ck_assert(!bx_proof_file_where(o.file, 9, &at, &pack));
        ck_assert(!bx_proof_file_where(o.file, 1 << 20, &at, &pack));
        proof_open_close(&o);
        pdf_make_release(&m);
    }
}
END_TEST

/* A table, then a stream, then a hybrid: 4 is changed, 5 given up and come again. */
static void make_revisions(pdf_make *m, size_t ends[3])
{
    static const char *const packed[] = {"(third)"};
    pdf_make_begin(m);
    pdf_make_pages(m, "");
    pdf_make_object(m, 4, "(first)");
    pdf_make_object(m, 5, "(old)");
    pdf_make_table(m, ROOT "/N 1");
    ends[0] = m->out.len;
    pdf_make_object(m, 4, "(second)");
    pdf_make_drop(m, 5);
    pdf_make_xref_stream(m, 8, ROOT "/N 2", false);
    ends[1] = m->out.len;
    pdf_make_object_stream(m, 9, 4, packed, 1);
    pdf_make_hybrid(m, 10, ROOT "/N 3");
    ends[2] = m->out.len;
}

START_TEST(revisions_are_told_apart)
{
    pdf_make m;
    proof_open o;
    size_t ends[3];
    make_revisions(&m, ends);
    proof_open_made(&o, &m);
    ck_assert(bx_str_is(text_of(proof_open_object(&o, 4)), "third"));
    ck_assert_int_eq(proof_open_object(&o, 5)->kind, BX_PROOF_NULL);
    ck_assert_int_eq(bx_proof_file_revisions(o.file), 3);
    for (int i = 0; i < 3; i++) {
        const bx_proof_revision *revision = bx_proof_file_revision(o.file, i);
        ck_assert_int_eq(revision->end, ends[i]);
        ck_assert_ptr_eq(bx_proof_file_bytes(o.file, i).ptr, m.out.ptr);
        ck_assert_uint_eq(bx_proof_file_bytes(o.file, i).len, ends[i]);
        ck_assert_int_eq(bx_proof_look(revision->trailer, "N")->whole, i + 1);
        ck_assert(revision->xref < revision->end);
    }
    ck_assert_int_eq(bx_proof_look(bx_proof_file_trailer(o.file), "N")->whole, 3);

    bx_proof_file *then = NULL;
    ck_assert_int_eq(bx_proof_file_open_revision(o.file, 1, &then), BX_OK);
    ck_assert_int_eq(bx_proof_file_revisions(then), 2);
    ck_assert_int_eq(bx_proof_look(bx_proof_file_trailer(then), "N")->whole, 2);
    bx_proof_file_free(then);
    proof_open_close(&o);

    /* what each revision was, cut out */
    proof_open_bytes(&o, (bx_str){m.out.ptr, ends[0]});
    ck_assert(bx_str_is(text_of(proof_open_object(&o, 4)), "first"));
    ck_assert(bx_str_is(text_of(proof_open_object(&o, 5)), "old"));
    proof_open_close(&o);
    pdf_make_release(&m);
}
END_TEST

START_TEST(bytes_behind_the_end_are_counted)
{
    static const char *const tails[] = {"\n", "x", "<script>%%EO", "\0\0\0"};
    for (int i = 0; i < BX_COUNT(tails); i++) {
        pdf_make m;
        proof_open o;
        pdf_make_whole(&m, i % 3);
        size_t len = i == 3 ? 3 : strlen(tails[i]);
        bx_buf_add(&m.out, tails[i], len);
        proof_open_made(&o, &m);
        ck_assert_int_eq(bx_proof_file_behind(o.file), len);
        proof_open_close(&o);
        pdf_make_release(&m);
    }
}
END_TEST

/* The end again, without a section of its own: not a revision, but bytes behind the end. */
START_TEST(a_second_end_is_no_revision)
{
    pdf_make m;
    proof_open o;
    pdf_make_whole(&m, 0);
    size_t len = m.out.len;
    bx_buf_printf(&m.out, "5 0 obj(other)endobj\nstartxref\n%zu\n%%%%EOF\n", m.xref);
    proof_open_made(&o, &m);
    ck_assert_int_eq(bx_proof_file_revisions(o.file), 1);
    ck_assert_int_eq(bx_proof_file_behind(o.file), m.out.len - len);
    proof_open_close(&o);
    pdf_make_release(&m);
}
END_TEST

/* As qpdf --linearize has it: the first section names one behind it, whose end names the first. */
/* A reader that goes by the lower one would look for the objects by itself, and find others. */
START_TEST(a_size_never_falls)
{
    for (int less = 0; less < 2; less++) {
        pdf_make m;
        proof_open o;
        pdf_make_begin(&m);
        pdf_make_pages(&m, "");
        pdf_make_table(&m, "/Root 1 0 R");
        bx_str text = bx_buf_str(&m.out), word = BX_STR("startxref\n");
        size_t start = m.out.len, at = bx_str_find(text, word) + word.len, end = at;
        while (text.ptr[end] != '\n')
            end++;
        char before[16] = {0};
        memcpy(before, text.ptr + at, end - at);
        bx_buf_printf(&m.out,
                      "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size %d/Root 1 0 R/Prev %s>>\n"
                      "startxref\n%zu\n%%%%EOF\n",
                      PDF_MAKE_OBJECTS - less, before, start);
        proof_open_bytes(&o, bx_buf_str(&m.out));
        if (less) proof_open_expect(&o, "a lower size", BX_ERR_INPUT, BX_E_PROOF_XREF);
        else ck_assert_int_eq(o.status, BX_OK);
        proof_open_close(&o);
        pdf_make_release(&m);
    }
}
END_TEST

START_TEST(a_pair_of_sections_is_one_revision)
{
    for (int wrong = 0; wrong < 2; wrong++) {
        bx_buf out = {0};
        proof_open o;
        size_t objects[4];
        bx_buf_add_text(&out, "%PDF-1.7\n");
        size_t first = out.len;
        bx_buf_add_text(&out, "xref\n1 1\n0000000200 00000 n \n");
        bx_buf_add_text(&out,
                        "trailer\n<</Root 1 0 R/Size 4/Prev 0000000400>>\nstartxref\n0\n%%EOF\n");
        while (out.len < 200)
            bx_buf_add_byte(&out, ' ');
        bx_buf_add_text(&out, "1 0 obj<</Pages 2 0 R>>endobj\n");
        objects[2] = out.len;
        bx_buf_add_text(&out, "2 0 obj<</Kids[3 0 R]/Count 1/Type/Pages>>endobj\n");
        objects[3] = out.len;
        bx_buf_add_text(&out, "3 0 obj<</Type/Page>>endobj\n");
        while (out.len < 400)
            bx_buf_add_byte(&out, ' ');
        bx_buf_printf(&out, "xref\n2 2\n%010zu 00000 n \n%010zu 00000 n \n", objects[2],
                      objects[3]);
        bx_buf_add_text(&out, wrong ? "trailer\n<</Size 4/Prev 9>>\n" : "trailer\n<</Size 4>>\n");
        bx_buf_printf(&out, "startxref\n%zu\n%%%%EOF\n", first);
        proof_open_bytes(&o, bx_buf_str(&out));
        if (wrong) {
            proof_open_expect(&o, "a pair in a circle", BX_ERR_INPUT, BX_E_PROOF_CIRCLE);
        } else {
            ck_assert_int_eq(o.status, BX_OK);
            ck_assert_int_eq(bx_proof_file_revisions(o.file), 1);
            ck_assert_int_eq(bx_proof_file_behind(o.file), 0);
            ck_assert(bx_proof_is_name(bx_proof_look(proof_open_object(&o, 3), "Type"), "Page"));
        }
        proof_open_close(&o);
        bx_buf_release(&out);
    }
}
END_TEST

START_TEST(one_file_serves_twice_and_without_a_sink)
{
    pdf_make m;
    bx_proof_file *file = NULL;
    const bx_proof_value *a = NULL, *b = NULL;
    bx_arena *arena = bx_arena_new(1 << 20);
    pdf_make_whole(&m, 1);
    ck_assert_int_eq(bx_proof_file_open(arena, bx_buf_str(&m.out), "a.pdf", NULL, &file), BX_OK);
    ck_assert_int_eq(bx_proof_object_lookup(file, 10, &a), BX_OK);
    ck_assert_int_eq(bx_proof_object_lookup(file, 10, &b), BX_OK);
    ck_assert_ptr_eq(a, b);
    bx_proof_file_free(file);
    bx_proof_file_free(NULL);
    bx_arena_free(arena);
    pdf_make_release(&m);
}
END_TEST

/* --- what is not --- */

typedef struct damage_row {
    const char *what, *find, *put; /* in a whole file of that kind; "" is the file's end */
    int kind;
    bx_status status;
    bx_code code;
} damage_row;

#define BAD BX_ERR_INPUT
#define FAR BX_ERR_LIMIT

static const damage_row damages[] = {
    {"no header", "%PDF-", "%PDF_", 0, BAD, BX_E_PROOF_NO_PDF},
    {"an unknown version", "%PDF-1.7", "%PDF-3.7", 0, BAD, BX_E_PROOF_NO_PDF},
    {"no end", "%%EOF", "%%EOX", 0, BAD, BX_E_PROOF_CUT},
    {"no startxref", "startxref", "startxxxx", 0, BAD, BX_E_PROOF_CUT},
    {"no number", "startxref\n", "startxref\nx", 0, BAD, BX_E_PROOF_CUT},
    {"encrypted", "/Root 1 0 R", "/Encrypt 1 ", 0, BAD, BX_E_PROOF_ENCRYPTED},
    {"encrypted, a stream", "/Root 1 0 R", "/Encrypt 1 ", 1, BAD, BX_E_PROOF_ENCRYPTED},
    {"startxref leads elsewhere", "startxref\n", "startxref\n1", 0, BAD, BX_E_PROOF_XREF},
    {"no table", "xref\n0 1", "xrxx\n0 1", 0, BAD, BX_E_PROOF_XREF},
    {"no head of a run", "xref\n0 1\n", "xref\n0 x\n", 0, BAD, BX_E_PROOF_XREF},
    {"blanks behind the head of a run", "xref\n0 1\n", "xref\n0 1 \n", 0, BAD, BX_E_PROOF_XREF},
    {"a blank behind xref", "xref\n0 1\n", "xref \n0 1\n", 0, BAD, BX_E_PROOF_XREF},
    {"an empty line in a table", "xref\n0 1\n", "xref\n\n0 1\n", 0, BAD, BX_E_PROOF_XREF},
    {"a run that lies", "xref\n0 1\n", "xref\n0 99999999\n", 0, BAD, BX_E_PROOF_XREF},
    {"an entry", " 65535 f \n", " 65535 g \n", 0, BAD, BX_E_PROOF_XREF},
    {"an entry's line end", " 65535 f \n", " 65535 f  ", 0, BAD, BX_E_PROOF_XREF},
    {"an object twice", "3 1\n", "2 1\n", 0, BAD, BX_E_PROOF_XREF},
    {"object 0 in use", "1 1\n", "0 1\n", 0, BAD, BX_E_PROOF_XREF},
    {"a number too high", "3 1\n", "8388608 1\n", 0, FAR, BX_E_PROOF_NUMBER},
    {"a number above /Size", "3 1\n", "64 1\n", 0, BAD, BX_E_PROOF_XREF},
    {"no trailer", "trailer", "trailex", 0, BAD, BX_E_PROOF_XREF},
    {"a trailer that is none", "trailer\n<<", "trailer\n5 <<", 0, BAD, BX_E_PROOF_XREF},
    {"no /Size", "/Size", "/Sizx", 0, BAD, BX_E_PROOF_XREF},
    {"/Size too high", "/Size 64>>\n", "/Size 9999999>>\n", 0, FAR, BX_E_PROOF_NUMBER},
    {"/Prev out of the file", "/Size", "/Prev 99999999/Size", 0, BAD, BX_E_PROOF_XREF},
    {"/Prev to no section", "/Size", "/Prev 20/Size", 0, BAD, BX_E_PROOF_XREF},
    {"no /Root", "/Root", "/Roox", 0, BAD, BX_E_PROOF_KIND},
    {"a catalog that is none", "/Root 1 0 R", "/Root 11 0 R", 0, BAD, BX_E_PROOF_KIND},
    {"a catalog that is not there", "/Root 1 0 R", "/Root 9 0 R", 0, BAD, BX_E_PROOF_KIND},
    {"a catalog of another generation", "/Root 1 0 R", "/Root 1 7 R", 0, BAD, BX_E_PROOF_KIND},
    {"an object elsewhere", "1 0 obj\n<</Type/C", "7 0 obj\n<</Type/C", 0, BAD,
     BX_E_PROOF_NO_OBJECT},
    {"no object", "1 0 obj\n<</Type/C", "1 0 obx\n<</Type/C", 0, BAD, BX_E_PROOF_NO_OBJECT},
    {"an object without end", ">>>>>>\nendobj", ">>>>>>\nendobx", 0, BAD, BX_E_PROOF_DAMAGED},
    {"no stream of references", "/Type/XRef", "/Type/XReg", 1, BAD, BX_E_PROOF_XREF},
    {"no widths", "/W[1 4 2]", "/W[1 4  ]", 1, BAD, BX_E_PROOF_XREF},
    {"no place in the rows", "/W[1 4 2]", "/W[1 0 6]", 1, BAD, BX_E_PROOF_XREF},
    {"wide rows", "/W[1 4 2]", "/W[1 4 9]", 1, BAD, BX_E_PROOF_XREF},
    {"other rows", "/W[1 4 2]", "/W[1 4 3]", 1, BAD, BX_E_PROOF_XREF},
    {"half an /Index", "/Index[1 1", "/Index[1  ", 1, BAD, BX_E_PROOF_XREF},
    {"an /Index of names", "/Index[1 1", "/Index[1/A", 1, BAD, BX_E_PROOF_XREF},
    {"an /Index below 0", "/Index[1 1", "/Index[-1 1", 1, BAD, BX_E_PROOF_XREF},
    {"a giant /Index", "/Index[1 1", "/Index[1 8388609", 1, FAR, BX_E_PROOF_NUMBER},
    {"an unknown predictor", "/Predictor 12", "/Predictor 99", 1, BAD, BX_E_PROOF_STREAM},
    {"rows that are not whole", "/Columns 7", "/Columns 6", 1, BAD, BX_E_PROOF_STREAM},
    {"TIFF's predictor", "/Predictor 12", "/Predictor 2 ", 1, BAD, BX_E_PROOF_FILTER},
};

/* The last place counts: what stands at the end is what says where the rest is. */
static bx_buf put(bx_str whole, const char *find, const char *with)
{
    bx_buf out = {0};
    size_t at = whole.len, len = strlen(find);
    for (size_t from = 0; from < whole.len;) {
        size_t next = bx_str_find((bx_str){whole.ptr + from, whole.len - from}, bx_str_from(find));
        if (from + next >= whole.len) break;
        at = from + next;
        from += next + len;
    }
    ck_assert_msg(at < whole.len, "%s is not there", find);
    bx_buf_add(&out, whole.ptr, at);
    bx_buf_add_text(&out, with);
    bx_buf_add(&out, whole.ptr + at + len, whole.len - at - len);
    return out;
}

START_TEST(every_damage_has_its_message)
{
    for (int i = 0; i < BX_COUNT(damages); i++) {
        const damage_row *row = &damages[i];
        pdf_make m;
        proof_open o;
        pdf_make_whole(&m, row->kind);
        bx_buf bytes = put(bx_buf_str(&m.out), row->find, row->put);
        proof_open_bytes(&o, bx_buf_str(&bytes));
        proof_open_expect(&o, row->what, row->status, row->code);
        ck_assert_int_eq(o.status, row->status);
        proof_open_close(&o);
        bx_buf_release(&bytes);
        pdf_make_release(&m);
    }
}
END_TEST

START_TEST(what_lies_beside_a_table_is_a_stream)
{
    pdf_make m;
    proof_open o;
    pdf_make_begin(&m);
    pdf_make_pages(&m, "");
    pdf_make_table(&m, ROOT);
    bx_buf trailer = {0};
    bx_buf_printf(&trailer, ROOT "/XRefStm %zu", m.xref);
    pdf_make_table(&m, trailer.ptr);
    proof_open_bytes(&o, bx_buf_str(&m.out));
    proof_open_expect(&o, "a table beside a table", BX_ERR_INPUT, BX_E_PROOF_XREF);
    proof_open_close(&o);
    bx_buf_release(&trailer);
    pdf_make_release(&m);
}
END_TEST

START_TEST(every_beginning_of_a_file_is_refused)
{
    for (int kind = 0; kind < 3; kind++) {
        pdf_make m;
        pdf_make_whole(&m, kind);
        for (size_t len = 0; len + 2 < m.out.len; len += 7) {
            proof_open o;
            proof_open_bytes(&o, (bx_str){m.out.ptr, len});
            ck_assert_msg(o.status == BX_ERR_INPUT, "%zu bytes: %d", len, (int)o.status);
            ck_assert_int_eq(bx_diag_count(o.diag), 1);
            proof_open_close(&o);
        }
        pdf_make_release(&m);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        every_kind_of_table_gives_the_same_objects,
        objects_are_found_where_they_stand,
        revisions_are_told_apart,
        bytes_behind_the_end_are_counted,
        a_second_end_is_no_revision,
        a_size_never_falls,
        a_pair_of_sections_is_one_revision,
        one_file_serves_twice_and_without_a_sink,
        every_damage_has_its_message,
        what_lies_beside_a_table_is_a_stream,
        every_beginning_of_a_file_is_refused,
    };
    return bx_suite_run("proof/file", tests, BX_COUNT(tests));
}
