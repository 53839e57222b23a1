#include "pdf/pdf_meta.h"

#include "pdf/pdf_syntax.h"

#include "base/ban.h"

static void add_padded(bx_buf *out, int value, int digits)
{
    for (int unit = digits == 4 ? 1000 : 10; unit > 0; unit /= 10)
        bx_buf_add_byte(out, (char)('0' + value / unit % 10));
}

/* "20240115000000+08'00'" (ISO 32000-1, 7.9.4) or "2024-01-15T00:00:00+08:00" (XMP). */
static void add_date(bx_buf *out, const bx_document_info *info, bool xmp)
{
    add_padded(out, info->year, 4);
    if (xmp) bx_buf_add_byte(out, '-');
    add_padded(out, info->month, 2);
    if (xmp) bx_buf_add_byte(out, '-');
    add_padded(out, info->day, 2);
    bx_buf_add_text(out, xmp ? "T00:00:00+08:00" : "000000+08'00'");
}

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
        bx_buf_add_text(&out, i == 0 ? "/CreationDate(D:" : "/ModDate(D:");
        add_date(&out, info, false);
        bx_buf_add_byte(&out, ')');
    }
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}

static void add_xml(bx_buf *out, bx_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '<') bx_buf_add_text(out, "&lt;");
        else if (c == '>') bx_buf_add_text(out, "&gt;");
        else if (c == '&') bx_buf_add_text(out, "&amp;");
        else bx_buf_add_byte(out, c);
    }
}

/* <name>open text close</name>; nothing for an empty text. */
static void add_element(bx_buf *out, const char *name, const char *open, bx_str text,
                        const char *close)
{
    if (text.len == 0) return;
    bx_buf_printf(out, "<%s>%s", name, open);
    add_xml(out, text);
    bx_buf_printf(out, "%s</%s>\n", close, name);
}

/* The title twice: for any reader, and in the document's language (ISO 14289-1, 7.2). */
static void add_title(bx_buf *out, const bx_document_info *info)
{
    if (info->title.len == 0) return;
    bx_buf_add_text(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    add_xml(out, info->title);
    if (info->language.len > 0) {
        bx_buf_add_text(out, "</rdf:li><rdf:li xml:lang=\"");
        add_xml(out, info->language);
        bx_buf_add_text(out, "\">");
        add_xml(out, info->title);
    }
    bx_buf_add_text(out, "</rdf:li></rdf:Alt></dc:title>\n");
}

int bx_pdf_meta_write_xmp(const bx_document_info *info, bx_objects *objects)
{
    bx_buf out = {0}, date = {0};
    if (info->year > 0) add_date(&date, info, true);
    bx_objects_check(objects, &date);
    bx_buf_add_text(&out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                          "<rdf:Description rdf:about=\"\""
                          " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                          " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                          " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                          "<dc:format>application/pdf</dc:format>\n");
    add_title(&out, info);
    add_element(&out, "dc:creator", "<rdf:Seq><rdf:li>", info->author, "</rdf:li></rdf:Seq>");
    add_element(&out, "dc:language", "<rdf:Bag><rdf:li>", info->language, "</rdf:li></rdf:Bag>");
    add_element(&out, "pdf:Producer", "", info->producer, "");
    add_element(&out, "xmp:CreateDate", "", bx_buf_str(&date), "");
    add_element(&out, "xmp:ModifyDate", "", bx_buf_str(&date), "");
    bx_buf_add_text(&out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    bx_buf entries = {0};
    bx_buf_add_text(&entries, "/Type/Metadata/Subtype/XML");
    bx_objects_check(objects, &out);
    int object = bx_objects_add_stream(objects, &entries, bx_buf_str(&out), BX_PACK_NONE);
    bx_buf_release(&entries);
    bx_buf_release(&date);
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
