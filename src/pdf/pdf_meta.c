#include "pdf/pdf_meta.h"

#include "pdf/pdf_syntax.h"

#include "base/ban.h"

static void add_entry(bx_buf *out, const char *key, bx_str text)
{
    if (text.len == 0) return;
    bx_buf_add_text(out, key);
    bx_pdf_add_text_string(out, text);
}

int bx_pdf_meta_write_info(const bx_document_info *info, bx_objects *objects)
{
    bx_buf out = {0};
    add_entry(&out, "/Title", info->title);
    add_entry(&out, "/Author", info->author);
    add_entry(&out, "/Producer", info->producer);
    for (int i = 0; info->year > 0 && i < 2; i++) {
        bx_buf_add_text(&out, i == 0 ? "/CreationDate" : "/ModDate");
        bx_pdf_add_day(&out, info->year, info->month, info->day);
    }
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}

/* A label that is a plain positive number, as decimal page labels print it; otherwise 0. */
static int64_t number_of(bx_str label)
{
    int64_t value = 0;
    if (label.len == 0 || label.len > 9 || label.ptr[0] == '0') return 0;
    return bx_str_to_int(label, &value) && value > 0 ? value : 0;
}

/* ISO 32000-1, 12.4.2: a range starts where a label does not follow from the one before. */
void bx_pdf_meta_add_page_labels(bx_buf *out, const bx_str *labels, int count)
{
    bool any = false;
    for (int i = 0; i < count; i++)
        any = any || labels[i].len > 0;
    if (!any) return;
    bx_buf_add_text(out, "/PageLabels<</Nums[");
    for (int i = 0; i < count; i++) {
        int64_t number = number_of(labels[i]);
        if (i > 0 && number > 1 && number_of(labels[i - 1]) == number - 1) continue;
        bx_buf_add_int(out, i);
        bx_buf_add_text(out, "<<");
        if (number > 0) {
            bx_buf_add_text(out, "/S/D/St ");
            bx_buf_add_int(out, number);
        } else if (labels[i].len > 0) {
            bx_buf_add_text(out, "/P");
            bx_pdf_add_text_string(out, labels[i]);
        }
        bx_buf_add_text(out, ">>");
    }
    bx_buf_add_text(out, "]>>");
}
