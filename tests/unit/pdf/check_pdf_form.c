/* Fields in which one signs: widgets, their elements and the form. */
#include <string.h>

#include "pdf/pdf.h"
#include "support/drawing.h"
#include "support/object_streams.h"
#include "support/suite.h"

#include "base/ban.h"

static drawing d;

static int count_of(const char *text, const char *part)
{
    int count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

#define ASSERT_HAS(text, part) ck_assert_msg(strstr((text), (part)), "no %s in\n%s", (part), (text))

static const char *readable(void)
{
    return object_streams_text(d.arena, bx_pdf_bytes(d.device));
}

static void start(void)
{
    ck_assert_int_eq(bx_pdf_new(&d.info, d.arena, NULL, d.diag, &d.device), BX_OK);
}

static void draw_field(bx_tag *tag, bx_len x, bx_len y)
{
    ck_assert_int_eq(d.device->ops->field(d.device, tag, x, y), BX_OK);
}

/* Two on a page whose name is a field's, one in the corner of another; in the terms of 1.7 and of 2.0. */
static void draw_fields(bx_standard standard, const char *name)
{
    drawing_open(&d);
    bx_tag *p = drawing_tag(&d, d.tags.root, BX_TAG_P), *forms[3];
    for (int i = 0; i < 3; i++)
        forms[i] = drawing_tag(&d, d.tags.root, BX_TAG_FORM);
    forms[0]->words->title = BX_STR("甲局电子签名");
    forms[1]->words->title = BX_STR("Bureau (B)");
    forms[2]->words->title = BX_STR("签");
    d.info.standard = standard;
    start();
    drawing_page(&d, "1");
    drawing_text(&d, p, DRAWING_FANG, 16, 80, 100, "一");
    draw_field(forms[0], 80 * BX_PT, 100 * BX_PT);
    draw_field(forms[1], 180 * BX_PT, 100 * BX_PT);
    ck_assert_int_eq(d.device->ops->end_page(d.device), BX_OK);
    drawing_page(&d, "2");
    draw_field(forms[2], 0, bx_len_from_um(297000));
    drawing_save(&d, name);
    drawing_ask(&d, "qpdf --check %s", name);
}

START_TEST(fields_are_widgets_of_a_form)
{
    draw_fields(BX_STANDARD_NONE, "pdf_fields");
    const char *file = readable();
    ASSERT_HAS(file, "/Subtype/Widget/FT/Sig/T(signature-1)/TU<FEFF75325C4075355B507B7E540D>"
                     "/F 132/Rect[80 741.89 80 741.89]/P ");
    ASSERT_HAS(file, "/T(signature-2)/TU(Bureau \\(B\\))/F 132/Rect[180 741.89 180 741.89]/P ");
    ASSERT_HAS(file, "/T(signature-3)/TU<FEFF7B7E>/F 132/Rect[0 0 0 0]/P ");
    ck_assert_int_eq(count_of(file, "/Subtype/Form/BBox[0 0 0 0]"), 3);
    ck_assert_int_eq(count_of(file, "/AP<</N "), 3);
    ck_assert_int_eq(count_of(file, "/Annots["), 2);
    ck_assert_int_eq(count_of(file, "/StructParent "), 3);
    ck_assert_int_eq(count_of(file, "/S/Form/P "), 3);
    ck_assert_int_eq(count_of(file, "/K<</Type/OBJR"), 3);
    ck_assert_int_eq(count_of(file, "/Fields["), 1);
    ck_assert_int_eq(count_of(file, "/AcroForm "), 1);
    ck_assert_int_eq(count_of(file, "/SigFlags"), 0);
    ck_assert_int_eq(count_of(file, "/Widget"), 3);
    ck_assert_int_eq(count_of(file, "/Contents("), 0);
    ck_assert_int_eq(count_of(file, "/Contents<"), 0);
    const char *said = drawing_ask(
        &d, "pdfsig %s 2>&1 | grep -c 'Signature Field Name: signature-'", "pdf_fields");
    ck_assert_str_eq(said, "3\n");
    drawing_close(&d);
}
END_TEST

/* ISO 14289-2, 8.9.2.4.13: what has no extent is an artifact; 8.10.2.3: /Contents say what a widget is for. */
START_TEST(a_field_of_pdf_2_has_no_element)
{
    draw_fields(BX_STANDARD_A4F, "pdf_fields_2");
    const char *file = readable();
    ck_assert_int_eq(count_of(file, "/FT/Sig/T(signature-"), 3);
    ck_assert_int_eq(count_of(file, "/StructParent "), 0);
    ck_assert_int_eq(count_of(file, "/S/Form"), 0);
    ck_assert_int_eq(count_of(file, "/OBJR"), 0);
    ASSERT_HAS(file, "/TU<FEFF7B7E>/Contents<FEFF7B7E>/F 132/Rect[0 0 0 0]/P ");
    drawing_close(&d);
}
END_TEST

/* 8.3.2.3: a widget knows nothing of how the sheet is turned. */
START_TEST(a_field_of_a_turned_page_is_turned)
{
    drawing_open(&d);
    bx_tag *form = drawing_tag(&d, d.tags.root, BX_TAG_FORM);
    start();
    drawing_page(&d, "1");
    ck_assert_int_eq(d.device->ops->turn(d.device, BX_TURN_LEFT), BX_OK);
    draw_field(form, 100 * BX_PT, 200 * BX_PT);
    ck_assert_int_eq(d.device->ops->turn(d.device, BX_TURN_NONE), BX_OK);
    drawing_save(&d, "pdf_turned_field");
    ASSERT_HAS(readable(), "/Rect[200 100 200 100]/P ");
    drawing_close(&d);
}
END_TEST

/* One that is never drawn is none; without any there is no form. */
START_TEST(no_field_is_no_form)
{
    drawing_open(&d);
    bx_tag *p = drawing_tag(&d, d.tags.root, BX_TAG_P);
    drawing_tag(&d, d.tags.root, BX_TAG_FORM);
    start();
    drawing_page(&d, "1");
    drawing_text(&d, p, DRAWING_FANG, 16, 80, 100, "一");
    drawing_save(&d, "pdf_no_field");
    drawing_ask(&d, "qpdf --check %s", "pdf_no_field");
    ck_assert_int_eq(count_of(readable(), "Form"), 0);
    drawing_close(&d);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        fields_are_widgets_of_a_form,
        a_field_of_pdf_2_has_no_element,
        a_field_of_a_turned_page_is_turned,
        no_field_is_no_form,
    };
    return bx_suite_run("pdf/form", tests, BX_COUNT(tests));
}
