/* Values as the standard writes them, and none that it does not; streams; texts. */
#include "proof/bounds.h"
#include "proof/parse.h"
#include "proof/text.h"
#include "support/proof_open.h"
#include "support/suite.h"

#include "base/ban.h"

enum { BODY = 4 };

/* A file whose object 4 has this body. */
static void open_body(proof_open *o, pdf_make *m, const char *body)
{
    pdf_make_begin(m);
    pdf_make_pages(m, "");
    pdf_make_object(m, BODY, body);
    pdf_make_table(m, "/Root 1 0 R");
    proof_open_made(o, m);
}

static void close_body(proof_open *o, pdf_make *m)
{
    proof_open_close(o);
    pdf_make_release(m);
}

static void write_value(bx_buf *out, const bx_proof_value *value);

static void write_map(bx_buf *out, const bx_proof_value *value)
{
    bx_buf_add_text(out, "<<");
    for (int i = 0; i < value->map.count; i++) {
        bx_buf_printf(out, "/%.*s ", BX_STR_ARG(value->map.entries[i].name));
        write_value(out, &value->map.entries[i].value);
    }
    bx_buf_add_text(out, ">>");
}

/* One form for each value. */
static void write_value(bx_buf *out, const bx_proof_value *value)
{
    switch (value->kind) {
    case BX_PROOF_NULL: bx_buf_add_text(out, "null "); break;
    case BX_PROOF_BOOL: bx_buf_add_text(out, value->truth ? "true " : "false "); break;
    case BX_PROOF_INT: bx_buf_printf(out, "%lld ", (long long)value->whole); break;
    case BX_PROOF_REAL: bx_buf_printf(out, "r%.*s ", BX_STR_ARG(value->text)); break;
    case BX_PROOF_NAME: bx_buf_printf(out, "/%.*s ", BX_STR_ARG(value->text)); break;
    case BX_PROOF_STRING: bx_buf_printf(out, "(%.*s)", BX_STR_ARG(value->text)); break;
    case BX_PROOF_REF:
        bx_buf_printf(out, "%d.%dR ", value->ref.number, value->ref.generation);
        break;
    case BX_PROOF_DICT:
    case BX_PROOF_STREAM: write_map(out, value); break;
    case BX_PROOF_ARRAY:
        bx_buf_add_byte(out, '[');
        for (int i = 0; i < value->list.count; i++)
            write_value(out, bx_proof_item(value, i));
        bx_buf_add_byte(out, ']');
        break;
    }
}

static const struct {
    const char *body, *wanted; /* NULL: damaged */
} values[] = {
    {"12", "12 "},
    {"-12", "-12 "},
    {"+12", "12 "},
    {"0012", "12 "},
    {"9223372036854775807", "9223372036854775807 "},
    {"9223372036854775808", NULL},
    {"1.5", "r1.5 "},
    {"-.5", "r-.5 "},
    {"4.", "r4. "},
    {".", NULL},
    {"-", NULL},
    {"+-1", NULL},
    {"1.2.3", NULL},
    {"1e5", NULL},
    {"1x", NULL},
    {"true", "true "},
    {"false", "false "},
    {"null", "null "},
    {"truex", NULL},
    {"True", NULL},
    {"/A#42C", "/ABC "},
    {"/", "/ "},
    {"/A#00", NULL},
    {"/A#4", NULL},
    {"/A#xy", NULL},
    {"()", "()"},
    {"(a(b)c)", "(a(b)c)"},
    {"(a\\)b\\(c\\\\)", "(a)b(c\\)"},
    {"(\\101\\7\\53x)", "(A\a+x)"},
    {"(a\\\nb)", "(ab)"},
    {"(a\\\r\nb)", "(ab)"},
    {"(a\rb\r\nc)", "(a\nb\nc)"},
    {"(\\n\\r\\t\\b\\f\\q)", "(\n\r\t\b\fq)"},
    {"(a(b)", NULL},
    {"(a\\", NULL},
    {"<4142>", "(AB)"},
    {"<41 4\n2>", "(AB)"},
    {"<4>", "(@)"},
    {"<>", "()"},
    {"<4x>", NULL},
    {"<41", NULL},
    {"[]", "[]"},
    {"[1 2 R 3 0 R 4]", "[1.2R 3.0R 4 ]"},
    {"[1 2 3 0 R 4]", "[1 2 3.0R 4 ]"},
    {"[1 0 R/A(b)<43>[true]]", "[1.0R /A (b)(C)[true ]]"},
    {"[1 0 Rx]", NULL},
    {"[1 0 R2 0 R]", NULL},
    {"[9999999999 0 R]", "[0.0R ]"},
    {"[1", NULL},
    {"[1>>", NULL},
    {"<<>>", "<<>>"},
    {"<</B 1/A 2>>", "<</A 2 /B 1 >>"},
    {"<</A<</B[<</C 1>>]>>>>", "<</A <</B [<</C 1 >>]>>>>"},
    {"<</A 1/A 2>>", NULL},
    {"<</A 1/#41 2>>", NULL},
    {"<</A>>", NULL},
    {"<<1 2>>", NULL},
    {"<</A 1>", NULL},
    {"<</A 1", NULL},
    {"% a comment\n12 % another", "12 "},
    {"12 13", NULL},
    {"{12}", NULL},
    {"12 stream", NULL},
    {"<<>>stream x", NULL},
    {"<<>>stream\rx", NULL},
};

START_TEST(values_are_read_as_they_are_written)
{
    for (int i = 0; i < BX_COUNT(values); i++) {
        pdf_make m;
        proof_open o;
        bx_buf text = {0};
        const bx_proof_value *value = NULL;
        open_body(&o, &m, values[i].body);
        bx_status status = bx_proof_object_lookup(o.file, BODY, &value);
        if (values[i].wanted) {
            ck_assert_msg(status == BX_OK, "%s", values[i].body);
            write_value(&text, value);
            ck_assert_msg(strcmp(text.ptr, values[i].wanted) == 0, "%s: %s", values[i].body,
                          text.ptr);
        } else {
            proof_open_expect(&o, values[i].body, BX_ERR_INPUT, BX_E_PROOF_DAMAGED);
            ck_assert_int_eq(status, BX_ERR_INPUT);
            /* told once */
            ck_assert_int_eq(bx_proof_object_lookup(o.file, BODY, &value), BX_ERR_INPUT);
            ck_assert_int_eq(bx_diag_reports(o.diag), 1);
        }
        bx_buf_release(&text);
        close_body(&o, &m);
    }
}
END_TEST

START_TEST(nesting_has_an_end)
{
    for (int depth = BX_PROOF_DEPTH; depth <= BX_PROOF_DEPTH + 1; depth++) {
        pdf_make m;
        proof_open o;
        bx_buf body = {0};
        const bx_proof_value *value = NULL;
        for (int i = 0; i < depth; i++)
            bx_buf_add_text(&body, i % 2 ? "[" : "<</A");
        for (int i = depth - 1; i >= 0; i--)
            bx_buf_add_text(&body, i % 2 ? "]" : (i == depth - 1 ? " 1>>" : ">>"));
        open_body(&o, &m, body.ptr);
        bool is_deep = depth > BX_PROOF_DEPTH;
        ck_assert_int_eq(bx_proof_object_lookup(o.file, BODY, &value),
                         is_deep ? BX_ERR_LIMIT : BX_OK);
        proof_open_expect(&o, "depth", is_deep ? BX_ERR_LIMIT : BX_OK, BX_E_PROOF_TOO_DEEP);
        bx_buf_release(&body);
        close_body(&o, &m);
    }
}
END_TEST

START_TEST(getters_know_their_kinds)
{
    pdf_make m;
    proof_open o;
    const bx_proof_value *found = NULL;
    bx_str text;
    int64_t number = 0;
    open_body(&o, &m, "<</I 7/N/Name/S(bytes)/R 3 0 R/Far 60 0 R/Null null/A[1 3 0 R]>>");
    const bx_proof_value *dict = proof_open_object(&o, BODY);
    ck_assert_int_eq(bx_proof_need_int(o.file, dict, "I", &number), BX_OK);
    ck_assert_int_eq(number, 7);
    ck_assert_int_eq(bx_proof_get_name(o.file, dict, "N", &text), BX_OK);
    ck_assert(bx_str_is(text, "Name"));
    ck_assert_int_eq(bx_proof_get_string(o.file, dict, "S", &text), BX_OK);
    ck_assert(bx_str_is(text, "bytes"));
    ck_assert_int_eq(bx_proof_get_string(o.file, dict, "None", &text), BX_OK);
    ck_assert_ptr_null(text.ptr);
    ck_assert_int_eq(bx_proof_get_kind(o.file, dict, "R", BX_PROOF_DICT, &found), BX_OK);
    ck_assert(bx_proof_is_name(bx_proof_look(found, "Type"), "Page"));
    ck_assert_int_eq(bx_proof_get_kind(o.file, dict, "Far", BX_PROOF_DICT, &found), BX_OK);
    ck_assert_ptr_null(found);
    ck_assert_int_eq(bx_proof_get(o.file, dict, "Null", &found), BX_OK);
    ck_assert_int_eq(found->kind, BX_PROOF_NULL);
    ck_assert_int_eq(bx_proof_at(o.file, bx_proof_look(dict, "A"), 1, &found), BX_OK);
    ck_assert_int_eq(found->kind, BX_PROOF_DICT);
    ck_assert_int_eq(bx_proof_look(bx_proof_look(dict, "I"), "X")->kind, BX_PROOF_NULL);
    proof_open_expect(&o, "getters", BX_OK, BX_CODE_COUNT);
    number = -1;
    ck_assert_int_eq(bx_proof_need_int(o.file, dict, "N", &number), BX_ERR_INPUT);
    ck_assert_int_eq(number, -1);
    proof_open_expect(&o, "another kind", BX_ERR_INPUT, BX_E_PROOF_KIND);
    close_body(&o, &m);
}
END_TEST

/* --- streams --- */

typedef struct stream_row {
    const char *what, *entries, *data; /* without /Length */
    bool packed;
    const char *wanted; /* NULL: refused */
    bx_code code;
} stream_row;

#define ROWS "/DecodeParms<</Predictor 15/Columns 3>>"

static const stream_row streams[] = {
    {"as it is", "", "bytes", false, "bytes", BX_CODE_COUNT},
    {"packed", "", "bytes", true, "bytes", BX_CODE_COUNT},
    {"an empty list", "/Filter[]", "bytes", false, "bytes", BX_CODE_COUNT},
    {"no predictor", "/DecodeParms[null]", "bytes", true, "bytes", BX_CODE_COUNT},
    {"predictor 1", "/DecodeParms<</Predictor 1>>", "bytes", true, "bytes", BX_CODE_COUNT},
    {"Sub, Up, Average, Paeth", ROWS, "\1abc\2\1\1\1\3\1\1\1\4\1\1\1", true,
     "a\xC3\x26"
     "b\xC4\x27"
     "\x32\x7C\x52"
     "\x33\x7D\x53",
     BX_CODE_COUNT},
    {"no such predictor", ROWS, "\5abc", true, NULL, BX_E_PROOF_STREAM},
    {"half a row", ROWS, "\1ab", true, NULL, BX_E_PROOF_STREAM},
    {"no columns", "/DecodeParms<</Predictor 12/Columns 0>>", "x", true, NULL, BX_E_PROOF_STREAM},
    {"not packed at all", "/Filter/FlateDecode", "bytes", false, NULL, BX_E_PROOF_STREAM},
    {"LZW", "/Filter/LZWDecode", "bytes", false, NULL, BX_E_PROOF_FILTER},
    {"two filters", "/Filter[/ASCII85Decode/FlateDecode]", "x", false, NULL, BX_E_PROOF_FILTER},
    {"a filter that is none", "/Filter 12", "x", false, NULL, BX_E_PROOF_FILTER},
    {"another file", "/F(other.bin)", "x", false, NULL, BX_E_PROOF_STREAM},
};

START_TEST(streams_are_unpacked)
{
    for (int i = 0; i < BX_COUNT(streams); i++) {
        const stream_row *row = &streams[i];
        pdf_make m;
        proof_open o;
        bx_str bytes = {0};
        pdf_make_begin(&m);
        pdf_make_pages(&m, "");
        (row->packed ? pdf_make_packed : pdf_make_stream)(&m, BODY, row->entries,
                                                          bx_str_from(row->data));
        pdf_make_table(&m, "/Root 1 0 R");
        proof_open_made(&o, &m);
        bx_status status =
            bx_proof_stream_bytes(o.file, proof_open_object(&o, BODY), 1 << 20, &bytes);
        proof_open_expect(&o, row->what, row->wanted ? BX_OK : BX_ERR_INPUT, row->code);
        ck_assert_int_eq(status, row->wanted ? BX_OK : BX_ERR_INPUT);
        if (row->wanted) ck_assert_msg(bx_str_is(bytes, row->wanted), "%s", row->what);
        close_body(&o, &m);
    }
}
END_TEST

static const struct {
    const char *body;
    bx_code code; /* BX_CODE_COUNT: five bytes */
} lengths[] = {
    {"<</Length 5>>stream\nbytes\nendstream", BX_CODE_COUNT},
    {"<</Length 5>>stream\r\nbytesendstream", BX_CODE_COUNT},
    {"<</Length 5>>\nstream\nbytes\r\nendstream", BX_CODE_COUNT},
    {"<</Length 5 0 R>>stream\nbytes\nendstream", BX_CODE_COUNT},
    {"<</Length 4>>stream\nbytes\nendstream", BX_E_PROOF_STREAM},
    {"<</Length 6>>stream\nbytes\n\nendstrea", BX_E_PROOF_STREAM},
    {"<</Length -1>>stream\nbytes\nendstream", BX_E_PROOF_STREAM},
    {"<</Length 99999>>stream\nbytes\nendstream", BX_E_PROOF_STREAM},
    {"<</Length 9223372036854775807>>stream\nbytes\nendstream", BX_E_PROOF_STREAM},
    {"<</Length 5.0>>stream\nbytes\nendstream", BX_E_PROOF_KIND},
    {"<<>>stream\nbytes\nendstream", BX_E_PROOF_KIND},
    {"<</Length 4 0 R>>stream\nbytes\nendstream", BX_E_PROOF_KIND},
    {"<</Length 6 0 R>>stream\nbytes\nendstream", BX_E_PROOF_CIRCLE},
};

START_TEST(lengths_hold_or_are_refused)
{
    for (int i = 0; i < BX_COUNT(lengths); i++) {
        pdf_make m;
        proof_open o;
        bx_str bytes = {0};
        bool is_good = lengths[i].code == BX_CODE_COUNT;
        pdf_make_begin(&m);
        pdf_make_pages(&m, "");
        pdf_make_object(&m, BODY, lengths[i].body);
        pdf_make_object(&m, 5, "5");
        pdf_make_object(&m, 6, "7 0 R");
        pdf_make_object(&m, 7, "6 0 R");
        pdf_make_table(&m, "/Root 1 0 R");
        proof_open_made(&o, &m);
        bx_status status =
            bx_proof_stream_bytes(o.file, proof_open_object(&o, BODY), 1 << 20, &bytes);
        proof_open_expect(&o, lengths[i].body, is_good ? BX_OK : BX_ERR_INPUT, lengths[i].code);
        ck_assert_int_eq(status, is_good ? BX_OK : BX_ERR_INPUT);
        ck_assert(!is_good || bx_str_is(bytes, "bytes"));
        close_body(&o, &m);
    }
}
END_TEST

/* --- texts --- */

static const struct {
    const char *body, *wanted; /* NULL: refused */
} texts[] = {
    {"(plain)", "plain"},
    {"()", ""},
    {"(\\200\\240\\351\\031)", "\u2022\u20AC\u00E9\u02C7"},
    {"(\\177)", NULL},
    {"(\\255)", NULL},
    {"(\\237)", NULL},
    {"<FEFF82AE57CE53BF>", "芮城县"},
    {"<FEFFD840DC00>", "𠀀"},
    {"<FEFF>", ""},
    {"<FEFFD840>", NULL},
    {"<FEFFD8400041>", NULL},
    {"<FEFFDC00>", NULL},
    {"<FEFF82>", NULL},
    {"<EFBBBFE88AAE>", "芮"},
    {"<EFBBBFE88A>", NULL},
};

START_TEST(texts_become_utf8)
{
    for (int i = 0; i < BX_COUNT(texts); i++) {
        pdf_make m;
        proof_open o;
        bx_buf body = {0};
        bx_str text = BX_STR("untouched");
        bx_buf_printf(&body, "<</T %s>>", texts[i].body);
        open_body(&o, &m, body.ptr);
        bx_status status = bx_proof_get_text(o.file, proof_open_object(&o, BODY), "T", &text);
        const char *wanted = texts[i].wanted ? texts[i].wanted : "untouched";
        ck_assert_msg(bx_str_is(text, wanted), "%s: %.*s", texts[i].body, BX_STR_ARG(text));
        ck_assert_int_eq(status, texts[i].wanted ? BX_OK : BX_ERR_INPUT);
        proof_open_expect(&o, texts[i].body, status, BX_E_PROOF_DAMAGED);
        bx_buf_release(&body);
        close_body(&o, &m);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        values_are_read_as_they_are_written,
        nesting_has_an_end,
        getters_know_their_kinds,
        streams_are_unpacked,
        lengths_hold_or_are_refused,
        texts_become_utf8,
    };
    return bx_suite_run("proof/values", tests, BX_COUNT(tests));
}
