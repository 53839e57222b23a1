/* Room for a signature: where it comes, what it covers, what else is changed; where there may be none. */
#include "proof/fields.h"
#include "proof/update.h"
#include "sign/addition.h"
#include "sign/prepared.h"
#include "sign/standing.h"
#include "support/proof_open.h"
#include "support/suite.h"

#include "base/ban.h"

static proof_open o;
static pdf_make m;

#define FIELDS "[10 0 R 11 0 R 12 0 R]"
#define FREE "<</FT/Sig/T(one)/TU<FEFF4E00>/Subtype/Widget/Rect[0 0 0 0]/Odd#20key(a\\(b)/N -1.50>>"
#define TEXT "<</FT/Tx/T(words)>>"
#define TAKEN "<</FT/Sig/T(taken)/V 13 0 R>>"

/* With three fields; the form is an object of its own where `form` is one. */
static void open_with(const char *const fields[3], const char *catalog)
{
    bx_buf entries = {0};
    bx_buf_printf(&entries, "/AcroForm 9 0 R%s", catalog);
    pdf_make_begin(&m);
    pdf_make_pages(&m, entries.ptr);
    pdf_make_object(&m, 9, "<</Fields" FIELDS ">>");
    for (int i = 0; i < 3; i++)
        pdf_make_object(&m, 10 + i, fields[i]);
    pdf_make_object(&m, 13, "<</Type/Sig/Contents<00>>>");
    pdf_make_object(&m, 14,
                    "<</Type/Sig/Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]>>");
    pdf_make_table(&m, "/Root 1 0 R/ID[<AB><CD>]");
    proof_open_made(&o, &m);
    bx_buf_release(&entries);
}

static void close_all(void)
{
    proof_open_close(&o);
    pdf_make_release(&m);
}

static const char *const usual[3] = {TEXT, TAKEN, FREE};

START_TEST(it_covers_all_but_its_own_digits)
{
    bx_prepared p = {0};
    bx_str parts[2];
    bx_hash hash;
    const bx_sign_wish wish = {.at = 1737358205, .room = 256};
    open_with(usual, "");
    ck_assert_int_eq(bx_prepared_make(o.file, &wish, &p), BX_OK);
    bx_prepared_parts(&p, parts);
    ck_assert_uint_eq(parts[0].len + parts[1].len + 2 + 2 * 256, p.bytes.len);
    ck_assert_int_eq(parts[0].ptr[parts[0].len], '<');
    ck_assert_int_eq(parts[1].ptr[-1], '>');
    for (size_t i = 0; i < 512; i++)
        ck_assert_int_eq(p.bytes.ptr[p.gap + i], '0');
    ck_assert_int_eq(memcmp(p.bytes.ptr, m.out.ptr, m.out.len), 0);
    bx_hash_sha256(parts, 2, &hash);
    ck_assert_int_eq(memcmp(hash.bytes, p.digest.bytes, sizeof hash.bytes), 0);
    ck_assert(bx_str_is(p.field, "one"));
    bx_prepared_release(&p);
    close_all();
}
END_TEST

static bx_buf signed_as(bx_certify certify)
{
    bx_prepared p = {0};
    const bx_sign_wish wish = {.at = 1737358205, .room = 256, .certify = certify};
    open_with((const char *const[3]){TEXT, TEXT, FREE}, "/Other<</Key[1 true null]>>");
    ck_assert_int_eq(bx_prepared_make(o.file, &wish, &p), BX_OK);
    ck_assert_int_eq(bx_prepared_fill(&p, "a.cms", BX_STR("\x30\x82\x00\x01!"), o.diag), BX_OK);
    bx_buf bytes = p.bytes;
    close_all();
    return bytes;
}

START_TEST(it_reads_as_a_field_with_its_value)
{
    for (int certify = BX_CERTIFY_NOT; certify <= BX_CERTIFY_SIGN; certify++) {
        unsigned added = 0;
        bx_buf bytes = signed_as((bx_certify)certify);
        bx_proof_fields fields;
        bx_standings all;
        const bx_standing_wish wish = {.now = 0};
        proof_open_bytes(&o, bx_buf_str(&bytes));
        ck_assert_int_eq(o.status, BX_OK);
        ck_assert_int_eq(bx_proof_file_revisions(o.file), 2);
        ck_assert_int_eq(bx_proof_fields_read(o.file, &fields), BX_OK);
        ck_assert_int_eq(fields.items.items[2].value->kind, BX_PROOF_DICT);
        ck_assert_int_eq(bx_proof_update_read(o.file, 0, &added), BX_OK);
        unsigned certified = certify == BX_CERTIFY_NOT ? 0u : (unsigned)BX_ADDED_PERMISSIONS;
        ck_assert_uint_eq(added, BX_ADDED_FIELDS | certified);
        ck_assert_int_eq(bx_standings_read(o.file, &wish, &all), BX_OK);
        ck_assert_int_eq(all.items.count, 1);
        ck_assert_int_eq(all.items.items[0].form, BX_STANDING_WHOLE);
        ck_assert_int_eq(all.items.items[0].certify, certify);
        ck_assert_int_eq(all.items.items[0].claimed, 1737358205);
        ck_assert_uint_eq(all.items.items[0].added, 0);
        ck_assert(all.is_whole && bx_addition_is_ours(o.file, 1));
        proof_open_close(&o);
        bx_buf_release(&bytes);
    }
}
END_TEST

/* What a dictionary had stays in it, however it is spelled. */
START_TEST(the_rest_of_the_field_stays)
{
    bx_buf bytes = signed_as(BX_CERTIFY_NOT);
    proof_open_bytes(&o, bx_buf_str(&bytes));
    const bx_proof_value *field = proof_open_object(&o, 12);
    ck_assert(bx_str_is(bx_proof_look(field, "Odd key")->text, "a(b"));
    ck_assert(bx_str_is(bx_proof_look(field, "N")->text, "-1.50"));
    ck_assert_int_eq(bx_proof_look(field, "V")->kind, BX_PROOF_REF);
    ck_assert_int_eq(bx_proof_look(proof_open_object(&o, 9), "SigFlags")->whole, 3);
    proof_open_close(&o);
    bx_buf_release(&bytes);
}
END_TEST

static const struct {
    const char *what, *fields[3], *catalog, *wanted;
    bx_certify certify;
    bx_code code;
} refusals[] = {
    {"no field", {TEXT, TEXT, TEXT}, "", NULL, BX_CERTIFY_NOT, BX_E_SIGN_NO_FIELD},
    {"a field that has no name",
     {TEXT, TEXT, "<</FT/Sig>>"},
     "",
     NULL,
     BX_CERTIFY_NOT,
     BX_E_SIGN_NO_FIELD},
    {"none left", {TEXT, TAKEN, TAKEN}, "", NULL, BX_CERTIFY_NOT, BX_E_SIGN_NONE_LEFT},
    {"no such name", {TEXT, TAKEN, FREE}, "", "two", BX_CERTIFY_NOT, BX_E_SIGN_FIELD},
    {"a name that is taken", {TEXT, TAKEN, FREE}, "", "taken", BX_CERTIFY_NOT, BX_E_SIGN_FIELD},
    {"another field's name", {TEXT, TAKEN, FREE}, "", "words", BX_CERTIFY_NOT, BX_E_SIGN_FIELD},
    {"certified",
     {TEXT, TAKEN, FREE},
     "/Perms<</DocMDP 14 0 R>>",
     NULL,
     BX_CERTIFY_NOT,
     BX_E_SIGN_CERTIFIED},
    {"certified late", {TEXT, TAKEN, FREE}, "", NULL, BX_CERTIFY_CLOSED, BX_E_SIGN_CERTIFY_LATE},
};

START_TEST(where_nothing_can_be_signed)
{
    for (int i = 0; i < BX_COUNT(refusals); i++) {
        bx_prepared p = {0};
        const bx_sign_wish wish = {
            .room = 256, .field = refusals[i].wanted, .certify = refusals[i].certify};
        open_with(refusals[i].fields, refusals[i].catalog);
        o.status = bx_prepared_make(o.file, &wish, &p);
        ck_assert_msg(o.status != BX_OK, "%s", refusals[i].what);
        proof_open_expect(&o, refusals[i].what, o.status, refusals[i].code);
        bx_prepared_release(&p);
        close_all();
    }
}
END_TEST

START_TEST(a_field_by_its_name_or_what_it_is_called)
{
    static const char *const names[] = {"one", "一"};
    for (int i = 0; i < BX_COUNT(names); i++) {
        bx_prepared p = {0};
        const bx_sign_wish wish = {.room = 256, .field = names[i]};
        open_with(usual, "");
        ck_assert_int_eq(bx_prepared_make(o.file, &wish, &p), BX_OK);
        ck_assert(bx_str_is(p.field, "one"));
        bx_prepared_release(&p);
        close_all();
    }
}
END_TEST

START_TEST(of_several_his_own)
{
    static const struct {
        const char *names[2], *field;
    } rows[] = {{{"", ""}, "one"},
                {{"水利局", ""}, "two"},
                {{"", "水利局"}, "two"},
                {{"财政局", ""}, "one"},
                {{"某局", "水利局"}, "two"}};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_prepared p = {0};
        const bx_sign_wish wish = {
            .room = 256, .names = {bx_str_from(rows[i].names[0]), bx_str_from(rows[i].names[1])}};
        open_with((const char *const[3]){TEXT, FREE, "<</FT/Sig/T(two)/TU<FEFF6C3452295C407B7E>>>"},
                  "");
        ck_assert_int_eq(bx_prepared_make(o.file, &wish, &p), BX_OK);
        ck_assert_msg(bx_str_is(p.field, rows[i].field), "row %d", i);
        bx_prepared_release(&p);
        close_all();
    }
}
END_TEST

START_TEST(what_is_too_large_is_told)
{
    char large[257] = {0};
    bx_prepared p = {0};
    const bx_sign_wish wish = {.room = 256};
    open_with(usual, "");
    ck_assert_int_eq(bx_prepared_make(o.file, &wish, &p), BX_OK);
    ck_assert_int_eq(bx_prepared_fill(&p, "a.cms", (bx_str){large, 256}, o.diag), BX_OK);
    o.status = bx_prepared_fill(&p, "a.cms", (bx_str){large, 257}, o.diag);
    proof_open_expect(&o, "257 bytes", BX_ERR_INPUT, BX_E_SIGN_ROOM);
    bx_prepared_release(&p);
    close_all();
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {it_covers_all_but_its_own_digits,
                                  it_reads_as_a_field_with_its_value,
                                  the_rest_of_the_field_stays,
                                  where_nothing_can_be_signed,
                                  a_field_by_its_name_or_what_it_is_called,
                                  of_several_his_own,
                                  what_is_too_large_is_told};
    return bx_suite_run("sign/prepared", tests, BX_COUNT(tests));
}
