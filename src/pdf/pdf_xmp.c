#include "pdf/pdf_xmp.h"

#include "base/ban.h"

/* Of how a file was made. It names nobody and leads nowhere: it only has to be ours. */
#define MADE "urn:x-banxin:made:1:"

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

static void add_dates(bx_buf *out, const bx_document_info *info)
{
    static const char *const names[] = {"xmp:CreateDate", "xmp:ModifyDate"};
    for (int i = 0; info->year > 0 && i < 2; i++)
        bx_buf_printf(out, "<%s>%04d-%02d-%02dT00:00:00+08:00</%s>\n", names[i], info->year,
                      info->month, info->day, names[i]);
}

static void add_standard(bx_buf *out, bx_standard standard)
{
    if (standard == BX_STANDARD_A3A)
        bx_buf_add_text(out, "<pdfaid:part>3</pdfaid:part>\n"
                             "<pdfaid:conformance>A</pdfaid:conformance>\n"
                             "<pdfuaid:part>1</pdfuaid:part>\n");
    if (standard == BX_STANDARD_A4F)
        bx_buf_add_text(out, "<pdfaid:part>4</pdfaid:part>\n"
                             "<pdfaid:rev>2020</pdfaid:rev>\n"
                             "<pdfaid:conformance>F</pdfaid:conformance>\n"
                             "<pdfuaid:part>2</pdfuaid:part>\n"
                             "<pdfuaid:rev>2024</pdfuaid:rev>\n");
}

static void add_facts(bx_buf *out, const bx_cargo *cargo)
{
    for (int i = 0; i < cargo->fact_count; i++) {
        const bx_fact *fact = &cargo->facts[i];
        if (fact->value.len == 0) continue;
        bx_buf_printf(out, "<banxin:%s>", fact->name);
        add_xml(out, fact->value);
        bx_buf_printf(out, "</banxin:%s>\n", fact->name);
    }
}

/* --- schemas that ISO 19005-3 does not know have to be described (6.6.2.3) --- */

static void open_schema(bx_buf *out, const char *about, const char *uri, const char *prefix)
{
    bx_buf_printf(out,
                  "<rdf:li rdf:parseType=\"Resource\">\n"
                  "<pdfaSchema:schema>%s</pdfaSchema:schema>\n"
                  "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>\n"
                  "<pdfaSchema:prefix>%s</pdfaSchema:prefix>\n"
                  "<pdfaSchema:property><rdf:Seq>\n",
                  about, uri, prefix);
}

static void add_property(bx_buf *out, const char *name, const char *type, const char *about)
{
    bx_buf_printf(out,
                  "<rdf:li rdf:parseType=\"Resource\">"
                  "<pdfaProperty:name>%s</pdfaProperty:name>"
                  "<pdfaProperty:valueType>%s</pdfaProperty:valueType>"
                  "<pdfaProperty:category>internal</pdfaProperty:category>"
                  "<pdfaProperty:description>%s</pdfaProperty:description></rdf:li>\n",
                  name, type, about);
}

static void close_schema(bx_buf *out)
{
    bx_buf_add_text(out, "</rdf:Seq></pdfaSchema:property>\n</rdf:li>\n");
}

static void add_schemas(bx_buf *out, const bx_cargo *cargo)
{
    bx_buf_add_text(out, "<pdfaExtension:schemas><rdf:Bag>\n");
    open_schema(out, "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid");
    add_property(out, "part", "Integer", "Part of ISO 14289");
    close_schema(out);
    if (cargo->fact_count > 0) open_schema(out, "How the file was made", MADE, "banxin");
    for (int i = 0; i < cargo->fact_count; i++)
        if (cargo->facts[i].value.len > 0)
            add_property(out, cargo->facts[i].name, "Text", cargo->facts[i].about);
    if (cargo->fact_count > 0) close_schema(out);
    bx_buf_add_text(out, "</rdf:Bag></pdfaExtension:schemas>\n");
}

static void add_packet(bx_buf *out, const bx_document_info *info, const bx_cargo *cargo)
{
    bx_buf_add_text(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                         "<rdf:Description rdf:about=\"\""
                         " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                         " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                         " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"");
    if (info->standard != BX_STANDARD_NONE)
        bx_buf_add_text(out, " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                             " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"");
    if (info->standard == BX_STANDARD_A3A)
        bx_buf_add_text(out, " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                             " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                             " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"");
    if (cargo->fact_count > 0) bx_buf_add_text(out, " xmlns:banxin=\"" MADE "\"");
    bx_buf_add_text(out, ">\n<dc:format>application/pdf</dc:format>\n");
    add_title(out, info);
    add_element(out, "dc:creator", "<rdf:Seq><rdf:li>", info->author, "</rdf:li></rdf:Seq>");
    add_element(out, "dc:language", "<rdf:Bag><rdf:li>", info->language, "</rdf:li></rdf:Bag>");
    add_element(out, "pdf:Producer", "", info->producer, "");
    add_dates(out, info);
    add_standard(out, info->standard);
    add_facts(out, cargo);
    if (info->standard == BX_STANDARD_A3A) add_schemas(out, cargo);
    bx_buf_add_text(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

int bx_pdf_xmp_write(const bx_document_info *info, const bx_cargo *cargo, bx_objects *objects)
{
    bx_buf out = {0}, entries = {0};
    add_packet(&out, info, cargo);
    bx_buf_add_text(&entries, "/Type/Metadata/Subtype/XML");
    bx_objects_check(objects, &out);
    int object = bx_objects_add_stream(objects, &entries, bx_buf_str(&out), BX_PACK_NONE);
    bx_buf_release(&entries);
    bx_buf_release(&out);
    return object;
}
