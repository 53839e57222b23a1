/* What a file says of itself: its digest, its embedded files, how it was made, what else it carries. */
#include "proof/contents.h"
#include "proof/digest.h"
#include "proof/embedded.h"
#include "proof/made.h"
#include "proof/update.h"
#include "support/proof_open.h"
#include "support/suite.h"

#include "base/ban.h"

static proof_open o;
static pdf_make m;

static void open_whole(int kind)
{
    pdf_make_whole(&m, kind);
    proof_open_made(&o, &m);
}

static void close_all(void)
{
    proof_open_close(&o);
    pdf_make_release(&m);
}

/* --- the digest --- */

static bx_proof_sameness digest(void)
{
    bx_proof_sameness sameness = BX_PROOF_NO_DIGEST;
    proof_open_bytes(&o, bx_buf_str(&m.out));
    ck_assert_int_eq(o.status, BX_OK);
    ck_assert_int_eq(bx_proof_digest(o.file, &sameness), BX_OK);
    proof_open_close(&o);
    return sameness;
}

static void change(const char *find, const char *put)
{
    size_t at = bx_str_find(bx_buf_str(&m.out), bx_str_from(find));
    ck_assert_msg(at < m.out.len, "%s", find);
    memcpy(m.out.ptr + at, put, strlen(put));
}

START_TEST(the_digest_is_that_of_the_first_revision)
{
    for (int kind = 0; kind < 6; kind++) {
        pdf_make_whole(&m, kind);
        ck_assert_int_eq(digest(), BX_PROOF_SAME);
        m.out.ptr[m.out.len - 1] = '\r'; /* the last byte, too */
        ck_assert_int_eq(digest(), BX_PROOF_CHANGED);
        m.out.ptr[m.out.len - 1] = '\n';
        change("595.28", "595.29");
        ck_assert_int_eq(digest(), BX_PROOF_CHANGED);
        change("595.29", "595.28");
        pdf_make_object(&m, 12, "(signed)");
        pdf_make_table(&m, "/Root 1 0 R/ID[<01><02>]");
        ck_assert_int_eq(digest(), BX_PROOF_SAME);
        pdf_make_release(&m);
    }
}
END_TEST

START_TEST(another_id_is_no_digest)
{
    static const char *const ids[] = {
        "",
        "/ID[<00000000000000000000000000000000>]",
        "/ID[<00000000000000000000000000000000><00000000000000000000000000000001>]",
        "/ID[<0000000000000000000000000000000><0000000000000000000000000000000>]",
        "/ID[<00000000 00000000000000000000000><00000000 00000000000000000000000>]",
        "/ID[(0000000000000000)(0000000000000000)]",
        "/ID 3 0 R",
    };
    for (int i = 0; i < BX_COUNT(ids); i++) {
        bx_buf trailer = {0};
        pdf_make_begin(&m);
        pdf_make_pages(&m, "");
        bx_buf_printf(&trailer, "/Root 1 0 R%s", ids[i]);
        pdf_make_table(&m, trailer.ptr);
        ck_assert_msg(digest() == BX_PROOF_NO_DIGEST, "%s", ids[i]);
        pdf_make_release(&m);
        bx_buf_release(&trailer);
    }
}
END_TEST

/* --- embedded files --- */

START_TEST(embedded_files_come_back)
{
    for (int kind = 0; kind < 6; kind++) {
        bx_proof_attachments files;
        open_whole(kind);
        ck_assert_int_eq(bx_proof_attachments_read(o.file, &files), BX_OK);
        ck_assert_int_eq(files.items.count, 1);
        const bx_proof_attachment *a = &files.items.items[0];
        ck_assert(bx_str_is(a->name, "data.y"));
        ck_assert(bx_str_is(a->mime, "text/yaml"));
        ck_assert(bx_str_is(a->relationship, "Source"));
        ck_assert(bx_str_is(a->description, "what it was made from"));
        ck_assert(bx_str_is(a->changed, "D:20240131000000Z"));
        ck_assert(bx_str_is(a->bytes, "title: report\n"));
        ck_assert(a->is_named && a->is_associated);
        close_all();
    }
}
END_TEST

/* A catalog with these entries, and two specifications with these names, of one stream. */
static bx_status read_files(const char *catalog, const char *first, const char *second,
                            bx_proof_attachments *files)
{
    bx_buf spec = {0};
    const char *names[] = {first, second};
    pdf_make_begin(&m);
    pdf_make_pages(&m, catalog);
    for (int i = 0; i < 2; i++) {
        bx_buf_clear(&spec);
        bx_buf_printf(&spec, "<</F%s/EF<</F 6 0 R>>>>", names[i]);
        pdf_make_object(&m, 4 + i, spec.ptr);
    }
    pdf_make_packed(&m, 6, "", BX_STR("x"));
    pdf_make_object(&m, 7, "<</Names[(b)5 0 R]>>");
    pdf_make_object(&m, 8, "<</Kids[8 0 R]>>");
    pdf_make_object(&m, 9, "<</Kids[7 0 R 7 0 R]>>");
    pdf_make_table(&m, "/Root 1 0 R");
    bx_buf_release(&spec);
    proof_open_made(&o, &m);
    return bx_proof_attachments_read(o.file, files);
}

#define NAMED(what) "/Names<</EmbeddedFiles<<" what ">>>>"
#define BOTH NAMED("/Names[(a)4 0 R(b)5 0 R]")

static const struct {
    const char *what, *catalog, *first, *second;
    int count; /* -1: refused */
    bx_code code;
    int messages;
} files_rows[] = {
    {"none", "", "(a)", "(b)", 0, BX_CODE_COUNT, 0},
    {"two", BOTH, "(a)", "(b)", 2, BX_CODE_COUNT, 0},
    {"one named, both associated", NAMED("/Names[(a)4 0 R]") "/AF[5 0 R 4 0 R]", "(a)", "(b)", 2,
     BX_CODE_COUNT, 0},
    {"in kids", NAMED("/Kids[7 0 R]"), "(a)", "(b)", 1, BX_CODE_COUNT, 0},
    {"one name", BOTH, "(a)", "(a)", -1, BX_E_PROOF_ATTACHMENT_TWICE, 1},
    {"one name in two encodings", BOTH, "(a)", "<FEFF0061>", -1, BX_E_PROOF_ATTACHMENT_TWICE, 1},
    {"a path", BOTH, "(a/b)", "(b)", -1, BX_E_PROOF_ATTACHMENT_NAME, 1},
    {"two paths", BOTH, "(a/b)", "(..)", -1, BX_E_PROOF_ATTACHMENT_NAME, 2},
    {"a path of Windows", BOTH, "(a\\\\b)", "(b)", -1, BX_E_PROOF_ATTACHMENT_NAME, 1},
    {"the folder above", BOTH, "(a..b)", "(b)", -1, BX_E_PROOF_ATTACHMENT_NAME, 1},
    {"the folder itself", BOTH, "(.)", "(b)", -1, BX_E_PROOF_ATTACHMENT_NAME, 1},
    {"a control character", BOTH, "(a\\012b)", "(b)", -1, BX_E_PROOF_ATTACHMENT_NAME, 1},
    {"a turn of direction", BOTH, "<FEFF0061202E0062>", "(b)", -1, BX_E_PROOF_ATTACHMENT_NAME, 1},
    {"an empty name", BOTH, "()", "(b)", -1, BX_E_PROOF_ATTACHMENT_NAME, 1},
    {"no name", BOTH, " null", "(b)", -1, BX_E_PROOF_ATTACHMENT_NAME, 1},
    {"a name that is none", BOTH, "/Name", "(b)", -1, BX_E_PROOF_KIND, 1},
    {"a circle", NAMED("/Kids[8 0 R]"), "(a)", "(b)", -1, BX_E_PROOF_CIRCLE, 1},
    {"a kid twice", NAMED("/Kids[9 0 R]"), "(a)", "(b)", -1, BX_E_PROOF_CIRCLE, 1},
    {"kids without numbers", NAMED("/Kids[<<>>]"), "(a)", "(b)", -1, BX_E_PROOF_TREE, 1},
    {"no specification", NAMED("/Names[(a)60 0 R]"), "(a)", "(b)", -1, BX_E_PROOF_TREE, 1},
    {"no file", NAMED("/Names[(a)3 0 R]"), "(a)", "(b)", -1, BX_E_PROOF_ATTACHMENT_NAME, 1},
};

START_TEST(names_that_could_do_harm_are_refused)
{
    for (int i = 0; i < BX_COUNT(files_rows); i++) {
        bx_proof_attachments files = {0};
        bx_status status =
            read_files(files_rows[i].catalog, files_rows[i].first, files_rows[i].second, &files);
        bool is_good = files_rows[i].count >= 0;
        ck_assert_msg(status == (is_good ? BX_OK : BX_ERR_INPUT), "%s: %d", files_rows[i].what,
                      status);
        ck_assert_msg(files.items.count == (is_good ? files_rows[i].count : 0), "%s",
                      files_rows[i].what);
        ck_assert_msg(bx_diag_count(o.diag) == files_rows[i].messages, "%s", files_rows[i].what);
        if (!is_good)
            ck_assert_msg(bx_diag_at(o.diag, 0)->code == files_rows[i].code, "%s",
                          files_rows[i].what);
        close_all();
    }
}
END_TEST

START_TEST(a_long_name_and_too_many_files_are_refused)
{
    bx_proof_attachments files = {0};
    bx_buf name = {0}, tree = {0};
    bx_buf_add_byte(&name, '(');
    for (int i = 0; i < 256; i++)
        bx_buf_add_byte(&name, 'n');
    bx_buf_add_byte(&name, ')');
    ck_assert_int_eq(read_files(BOTH, name.ptr, "(b)", &files), BX_ERR_INPUT);
    proof_open_expect(&o, "256 bytes", BX_ERR_INPUT, BX_E_PROOF_ATTACHMENT_NAME);
    close_all();
    bx_buf_add_text(&tree, "/Names<</EmbeddedFiles<</Names[");
    for (int i = 0; i < 257; i++)
        bx_buf_add_text(&tree, "(a)4 0 R ");
    bx_buf_add_text(&tree, "]>>>>");
    ck_assert_int_eq(read_files(tree.ptr, "(a)", "(b)", &files), BX_ERR_LIMIT);
    proof_open_expect(&o, "257 files", BX_ERR_LIMIT, BX_E_PROOF_ATTACHMENTS);
    close_all();
    bx_buf_release(&name);
    bx_buf_release(&tree);
}
END_TEST

/* --- how it was made --- */

START_TEST(a_file_says_how_it_was_made)
{
    bx_proof_made made;
    open_whole(1);
    ck_assert_int_eq(bx_proof_made_read(o.file, &made), BX_OK);
    ck_assert(bx_str_is(made.version, "0.1"));
    ck_assert(bx_str_is(made.data, PDF_MAKE_HASH));
    ck_assert(bx_str_is(made.layout, PDF_MAKE_HASH));
    ck_assert(bx_str_is(made.fonts, PDF_MAKE_HASH));
    ck_assert_int_eq(made.pictures.len + made.standard.len, 0);
    ck_assert_int_eq(made.pages, 1);
    ck_assert_int_eq(made.pdfa_part, 3);
    ck_assert_int_eq(made.pdfa_conformance, 'A');
    ck_assert_int_eq(made.pdfua_part, 1);
    close_all();
}
END_TEST

#define XMLNS "<x xmlns:banxin=\"urn:x-banxin:made:1:\">"
#define VERSION XMLNS "<banxin:version>0.1</banxin:version>"
#define FIRST(element) VERSION element

static const struct {
    const char *what, *packet, *info; /* NULL: none */
    bx_code code;                     /* BX_CODE_COUNT: ours */
} made_rows[] = {
    {"the least", VERSION, NULL, BX_CODE_COUNT},
    {"a standard", FIRST("<banxin:standard>GB/T 9704—2012</banxin:standard>"), NULL, BX_CODE_COUNT},
    {"nothing", NULL, NULL, BX_E_PROOF_NOT_OURS},
    {"an empty packet", "", NULL, BX_E_PROOF_NOT_OURS},
    {"another program's", "<pdf:Producer>Other 1</pdf:Producer>", "Other", BX_E_PROOF_NOT_OURS},
    {"another's escape", "<pdf:Producer>A &amp; B</pdf:Producer>", NULL, BX_E_PROOF_NOT_OURS},
    {"another's letter", "<pdfaid:conformance>u</pdfaid:conformance>", NULL, BX_E_PROOF_NOT_OURS},
    {"no namespace", "<banxin:version>0.1</banxin:version>", NULL, BX_E_PROOF_NOT_OURS},
    {"no version", XMLNS, NULL, BX_E_PROOF_NOT_OURS},
    {"our producer", "<pdf:Producer>banxin 0.1</pdf:Producer>", NULL, BX_E_PROOF_SAVED_AGAIN},
    {"our producer in /Info", NULL, "banxin 0.1", BX_E_PROOF_SAVED_AGAIN},
    {"a name like ours", NULL, "banxinish", BX_E_PROOF_NOT_OURS},
    {"two versions", FIRST("<banxin:version>0.2</banxin:version>"), NULL, BX_E_PROOF_MADE_FORM},
    {"an empty version", XMLNS "<banxin:version></banxin:version>", NULL, BX_E_PROOF_MADE_FORM},
    {"an open version", XMLNS "<banxin:version>0.1", NULL, BX_E_PROOF_MADE_FORM},
    {"another end", XMLNS "<banxin:version>0.1</banxin:data>", NULL, BX_E_PROOF_MADE_FORM},
    {"a short digest", FIRST("<banxin:data>00</banxin:data>"), NULL, BX_E_PROOF_MADE_FORM},
    {"no digest", FIRST("<banxin:fonts>x</banxin:fonts>"), NULL, BX_E_PROOF_MADE_FORM},
    {"pages of none", FIRST("<banxin:pages>0</banxin:pages>"), NULL, BX_E_PROOF_MADE_FORM},
    {"many pages", FIRST("<banxin:pages>1234567</banxin:pages>"), NULL, BX_E_PROOF_MADE_FORM},
    {"part 12", FIRST("<pdfaid:part>12</pdfaid:part>"), NULL, BX_E_PROOF_MADE_FORM},
    {"conformance", FIRST("<pdfaid:conformance>Z</pdfaid:conformance>"), NULL,
     BX_E_PROOF_MADE_FORM},
    {"a date from outside", FIRST("<banxin:epoch>1700000000</banxin:epoch>"), NULL, BX_CODE_COUNT},
    {"a date that is none", FIRST("<banxin:epoch>17x</banxin:epoch>"), NULL, BX_E_PROOF_MADE_FORM},
    {"an escape", FIRST("<banxin:standard>a&amp;b</banxin:standard>"), NULL, BX_E_PROOF_MADE_FORM},
};

START_TEST(what_others_made_is_told_apart)
{
    for (int i = 0; i < BX_COUNT(made_rows); i++) {
        bx_buf info = {0};
        bx_proof_made made = {.pages = -1};
        bool is_ours = made_rows[i].code == BX_CODE_COUNT;
        pdf_make_begin(&m);
        pdf_make_pages(&m, made_rows[i].packet ? "/Metadata 5 0 R" : "");
        if (made_rows[i].packet) pdf_make_packed(&m, 5, "", bx_str_from(made_rows[i].packet));
        if (made_rows[i].info) bx_buf_printf(&info, "<</Producer(%s)>>", made_rows[i].info);
        pdf_make_object(&m, 6, info.ptr ? info.ptr : "null");
        pdf_make_table(&m, "/Root 1 0 R/Info 6 0 R");
        proof_open_made(&o, &m);
        bx_status status = bx_proof_made_read(o.file, &made);
        ck_assert_msg(status == (is_ours ? BX_OK : BX_ERR_INPUT), "%s", made_rows[i].what);
        proof_open_expect(&o, made_rows[i].what, status, made_rows[i].code);
        ck_assert_msg(bx_diag_count(o.diag) == !is_ours, "%s", made_rows[i].what);
        ck_assert_int_eq(made.pages, is_ours ? 0 : -1);
        bx_buf_release(&info);
        close_all();
    }
}
END_TEST

/* --- what else it carries --- */

START_TEST(a_plain_file_carries_its_data_only)
{
    for (int kind = 0; kind < 6; kind++) {
        bx_proof_contents c;
        open_whole(kind);
        ck_assert_int_eq(bx_proof_contents_read(o.file, &c), BX_OK);
        ck_assert_int_eq(c.pages, 1);
        ck_assert_int_eq(c.files, 1);
        ck_assert_int_eq(c.links + c.others.count + c.fields + c.signatures + c.scripts, 0);
        ck_assert_int_eq(c.actions + c.triggers + (int)bx_proof_file_behind(o.file), 0);
        ck_assert(!c.opens && !c.has_layers && !c.has_xfa);
        close_all();
    }
}
END_TEST

START_TEST(all_else_is_counted)
{
    bx_proof_contents c;
    pdf_make_begin(&m);
    pdf_make_pages(&m, "/AcroForm<</Fields[4 0 R 5 0 R]/XFA(x)>>/OCProperties<<>>"
                       "/OpenAction<</S/JavaScript/JS(x)>>/Names<</JavaScript 8 0 R>>");
    pdf_make_object(&m, 4, "<</T(a)/FT/Sig/Kids[6 0 R]>>");
    pdf_make_object(&m, 5, "<</T(b)/FT/Tx/V(x)/AA<</K<</S/SubmitForm>>>>>>");
    pdf_make_object(&m, 6, "<</Parent 4 0 R/V<<>>/Type/Annot/Subtype/Widget>>");
    pdf_make_object(&m, 7,
                    "[<</Subtype/Link/Rect[0 0 1 1]/A<</S/URI>>>><</Type/Annot/Subtype/Text>>"
                    "<</Type/Annot/Subtype/Text/A<</S/Launch>>>><</Type/Annot>>]");
    pdf_make_object(&m, 8, "<</Names[(a)<</S 9 0 R/JS(y)>>]>>");
    pdf_make_object(&m, 9, "/JavaScript"); /* hidden behind a reference */
    pdf_make_table(&m, "/Root 1 0 R");
    bx_buf_add_text(&m.out, "more");
    proof_open_made(&o, &m);
    ck_assert_int_eq(bx_proof_contents_read(o.file, &c), BX_OK);
    ck_assert_int_eq(c.pages, 1);
    ck_assert_int_eq(c.links, 1);
    ck_assert_int_eq(c.others.count, 3);
    ck_assert(bx_str_is(c.others.items[0].subtype, "Widget"));
    ck_assert(bx_str_is(c.others.items[1].subtype, "Text"));
    ck_assert_int_eq(c.others.items[1].count, 2);
    ck_assert_int_eq(c.others.items[2].subtype.len, 0);
    ck_assert_int_eq(c.fields, 2);
    ck_assert_int_eq(c.signature_fields, 1);
    ck_assert_int_eq(c.signatures, 0); /* an empty value signs nothing */
    ck_assert_int_eq(c.scripts, 2);
    ck_assert_int_eq(c.actions, 2);
    ck_assert_int_eq(c.triggers, 1);
    ck_assert_int_eq(bx_proof_file_behind(o.file), 4);
    ck_assert(c.opens && c.has_layers && c.has_xfa);
    close_all();
}
END_TEST

/* --- what was added --- */

#define GOOD "<</Type/Sig/Contents<00>/ByteRange[0 9 20 LLLLLL]>>"
#define PAGE "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]"

/* An update with a field of this value, and one object more. LLLLLL: what makes the range end with the file. */
#define F BX_ADDED_FIELDS
static const struct {
    const char *what, *value;
    int number; /* of the other object */
    const char *body;
    int signatures;
    unsigned added;
} update_rows[] = {
    {"a signature", GOOD, 9, "(new)", 1, F},
    {"no dictionary", "(x)", 9, "(new)", 0, F},
    {"no range", "<</Contents<00>>>", 9, "(new)", 0, F},
    {"no contents", "<</ByteRange[0 9 20 LLLLLL]>>", 9, "(new)", 0, F},
    {"contents of no bytes", "<</Contents/N/ByteRange[0 9 20 LLLLLL]>>", 9, "(new)", 0, F},
    {"a range from elsewhere", "<</Contents<>/ByteRange[1 9 20 LLLLLL]>>", 9, "(new)", 0, F},
    {"a range without a gap", "<</Contents<>/ByteRange[0 20 20 LLLLLL]>>", 9, "(new)", 0, F},
    {"a range that ends early", "<</Contents<>/ByteRange[0 9 20 000100]>>", 9, "(n)", 0, F},
    {"a range behind the end", "<</Contents<>/ByteRange[0 9 20 999999]>>", 9, "(n)", 0, F},
    {"a range of five", "<</Contents<>/ByteRange[0 9 20 LLLLLL 0]>>", 9, "(new)", 0, F},
    {"an object given up", GOOD, 9, NULL, 1, F},
    {"a widget", GOOD, 3, PAGE "/Annots[<</Subtype/Widget>>]>>", 1, F | BX_ADDED_SIGHT},
    {"a widget that shows something", GOOD, 3,
     PAGE "/Annots[<</Subtype/Widget/Rect[0 0 9 9]/AP<</N 6 0 R>>>>]>>", 1, F | BX_ADDED_SIGHT},
    {"a widget without extent", GOOD, 3,
     PAGE "/Annots[<</Subtype/Widget/Rect[0 0 0 0]/AP<</N 6 0 R>>>>]>>", 1, F},
    {"a widget that acts", GOOD, 3, PAGE "/Annots[<</Subtype/Widget/Rect[0 0 0 0]/A<<>>>>]>>", 1,
     F | BX_ADDED_CHANGE},
    {"a widget with a colour", GOOD, 3, PAGE "/Annots[<</Subtype/Widget/Rect[0 0 9 9]/MK<<>>>>]>>",
     1, F | BX_ADDED_SIGHT},
    {"the same page", GOOD, 3, PAGE ">>", 1, F},
    {"a link", GOOD, 3, PAGE "/Annots[<</Subtype/Link>>]>>", 1, F | BX_ADDED_CHANGE},
    {"another box", GOOD, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.88]>>", 1,
     F | BX_ADDED_CHANGE},
    {"other contents", GOOD, 3, PAGE "/Contents 9 0 R>>", 1, F | BX_ADDED_CHANGE},
    {"another tree", GOOD, 2, "<</Type/Pages/Kids[3 0 R]/Count 1/Rotate 90>>", 1,
     F | BX_ADDED_CHANGE},
    {"another array", GOOD, 6, "[1 2.5 true null/N(s) 3 0 R 3]", 1, F | BX_ADDED_CHANGE},
    {"the same array", GOOD, 6, "[1 2.5 true null/N(s) 3 0 R 2]", 1, F},
    {"a new packet", GOOD, 7, NULL, 1, F | BX_ADDED_METADATA},
    {"when it was written", GOOD, 8, "<</Title(t)/ModDate(n)/Producer(n)>>", 1,
     F | BX_ADDED_METADATA},
    {"another title", GOOD, 8, "<</Title(u)>>", 1, F | BX_ADDED_CHANGE},
};

static void end_range(const char *value)
{
    bx_str mark = BX_STR("LLLLLL");
    char digits[16];
    size_t at = bx_str_find(bx_buf_str(&m.out), mark);
    if (at == m.out.len) return;
    ck_assert_msg(strstr(value, mark.ptr) != NULL, "%s", value);
    snprintf(digits, sizeof digits, "%06zu", m.out.len - 20);
    memcpy(m.out.ptr + at, digits, mark.len);
}

START_TEST(an_update_may_sign_and_nothing_else)
{
    for (int i = 0; i < BX_COUNT(update_rows); i++) {
        bx_proof_contents c;
        bx_buf field = {0};
        pdf_make_begin(&m);
        pdf_make_pages(&m, "/Metadata 7 0 R");
        pdf_make_object(&m, 6, "[1 2.5 true null/N(s) 3 0 R 2]");
        pdf_make_packed(&m, 7, "/Type/Metadata", BX_STR("old"));
        pdf_make_object(&m, 8, "<</Title(t)/ModDate(o)>>");
        m.size = 9;
        pdf_make_table(&m, "/Root 1 0 R/Info 8 0 R");
        m.size = PDF_MAKE_OBJECTS;
        pdf_make_object(&m, 1,
                        "<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R/AcroForm<</Fields[10 0 R]>>>>");
        bx_buf_printf(&field, "<</FT/Sig/T(s)/V %s>>", update_rows[i].value);
        pdf_make_object(&m, 10, field.ptr);
        if (update_rows[i].number == 7) pdf_make_packed(&m, 7, "/Type/Metadata", BX_STR("new"));
        else if (update_rows[i].body)
            pdf_make_object(&m, update_rows[i].number, update_rows[i].body);
        else pdf_make_drop(&m, 9);
        pdf_make_table(&m, "/Root 1 0 R/Info 8 0 R");
        end_range(update_rows[i].value);
        proof_open_made(&o, &m);
        ck_assert_int_eq(bx_proof_contents_read(o.file, &c), BX_OK);
        ck_assert_msg(c.signatures == update_rows[i].signatures, "%s: %d", update_rows[i].what,
                      c.signatures);
        ck_assert_msg(c.added == update_rows[i].added, "%s: %u", update_rows[i].what, c.added);
        bx_buf_release(&field);
        close_all();
    }
}
END_TEST

/* A field that waits: it may be signed, once, and nothing else of it changed. */
START_TEST(a_field_that_waits_may_be_signed)
{
    static const struct {
        const char *before, *after;
        unsigned added;
    } rows[] = {
        {"<</FT/Sig/T(s)/F 132>>", "<</FT/Sig/T(s)/F 132/V " GOOD ">>", F},
        {"<</FT/Sig/T(s)/F 132>>", "<</V 9 0 R/FT/Sig/T(s)/F 132>>", F},
        {"<</FT/Sig/T(s)/F 132>>", "<</FT/Sig/T(s)/F 4/V " GOOD ">>", F | BX_ADDED_CHANGE},
        {"<</FT/Sig/T(s)>>", "<</FT/Sig/T(t)/V " GOOD ">>", F | BX_ADDED_CHANGE},
        {"<</FT/Sig/T(s)>>", "<</FT/Sig/T(s)/AP 9 0 R/V " GOOD ">>", F | BX_ADDED_SIGHT},
        {"<</FT/Sig/T(s)/V 8 0 R>>", "<</FT/Sig/T(s)/V " GOOD ">>", F | BX_ADDED_CHANGE},
        {"<</FT/Tx/T(s)>>", "<</FT/Tx/T(s)/V " GOOD ">>", F | BX_ADDED_CHANGE},
        {"<</T(s)>>", "<</T(s)/V " GOOD ">>", F | BX_ADDED_CHANGE},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_proof_contents c;
        pdf_make_begin(&m);
        pdf_make_pages(&m, "/AcroForm 11 0 R");
        pdf_make_object(&m, 10, rows[i].before);
        pdf_make_object(&m, 11, "<</Fields[10 0 R]>>");
        pdf_make_table(&m, "/Root 1 0 R");
        pdf_make_object(&m, 10, rows[i].after);
        pdf_make_object(&m, 11, "<</Fields[10 0 R]/SigFlags 3>>");
        pdf_make_table(&m, "/Root 1 0 R");
        end_range(rows[i].after);
        proof_open_made(&o, &m);
        ck_assert_int_eq(bx_proof_contents_read(o.file, &c), BX_OK);
        ck_assert_msg(c.added == rows[i].added, "row %d: %u", i, c.added);
        close_all();
    }
}
END_TEST

static const struct {
    const char *what, *pages, *kid;
    bx_code code;
} trees[] = {
    {"two levels", "<</Type/Pages/Kids[5 0 R 6 0 R]/Count 2>>", "<</Type/Pages/Kids[3 0 R]>>",
     BX_CODE_COUNT},
    {"too few", "<</Type/Pages/Kids[3 0 R]/Count 2>>", "null", BX_E_PROOF_PAGE_COUNT},
    {"too many", "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 1>>", "null", BX_E_PROOF_PAGE_COUNT},
    {"no count", "<</Type/Pages/Kids[3 0 R]>>", "null", BX_E_PROOF_KIND},
    {"no kids", "<</Type/Pages/Count 0>>", "null", BX_E_PROOF_KIND},
    {"no number", "<</Type/Pages/Kids[<<>>]/Count 1>>", "null", BX_E_PROOF_TREE},
    {"no page", "<</Type/Pages/Kids[5 0 R]/Count 1>>", "<</Type/Font>>", BX_E_PROOF_TREE},
    {"itself", "<</Type/Pages/Kids[4 0 R]/Count 1>>", "null", BX_E_PROOF_CIRCLE},
    {"a way back", "<</Type/Pages/Kids[5 0 R]/Count 1>>", "<</Type/Pages/Kids[4 0 R]>>",
     BX_E_PROOF_CIRCLE},
    {"a page twice", "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>", "null", BX_E_PROOF_CIRCLE},
};

START_TEST(pages_are_counted_over_their_tree)
{
    for (int i = 0; i < BX_COUNT(trees); i++) {
        bx_proof_contents c = {.pages = -1};
        bool is_good = trees[i].code == BX_CODE_COUNT;
        pdf_make_begin(&m);
        pdf_make_object(&m, 1, "<</Pages 4 0 R>>");
        pdf_make_object(&m, 3, "<</Type/Page>>");
        pdf_make_object(&m, 4, trees[i].pages);
        pdf_make_object(&m, 5, trees[i].kid);
        pdf_make_object(&m, 6, "<</Type/Page>>");
        pdf_make_table(&m, "/Root 1 0 R");
        proof_open_made(&o, &m);
        bx_status status = bx_proof_contents_read(o.file, &c);
        ck_assert_msg(status == (is_good ? BX_OK : BX_ERR_INPUT), "%s", trees[i].what);
        proof_open_expect(&o, trees[i].what, status, trees[i].code);
        ck_assert_int_eq(c.pages, is_good ? 2 : -1);
        close_all();
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        the_digest_is_that_of_the_first_revision,
        another_id_is_no_digest,
        embedded_files_come_back,
        names_that_could_do_harm_are_refused,
        a_long_name_and_too_many_files_are_refused,
        a_file_says_how_it_was_made,
        what_others_made_is_told_apart,
        a_plain_file_carries_its_data_only,
        all_else_is_counted,
        an_update_may_sign_and_nothing_else,
        a_field_that_waits_may_be_signed,
        pages_are_counted_over_their_tree,
    };
    return bx_suite_run("proof/says", tests, BX_COUNT(tests));
}
