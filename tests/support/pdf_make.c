#include "support/pdf_make.h"

#include <stdlib.h>

#include <libdeflate.h>

#include "base/hash.h"

#include "base/ban.h"

enum { LEVEL = 6, ROW = 7 };

void pdf_make_begin(pdf_make *m)
{
    *m = (pdf_make){.size = PDF_MAKE_OBJECTS};
    bx_buf_add_text(&m->out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

void pdf_make_release(pdf_make *m)
{
    bx_buf_release(&m->out);
}

static void begin_object(pdf_make *m, int number)
{
    m->entries[number].kind = 'n';
    m->entries[number].at = m->out.len;
    bx_buf_printf(&m->out, "%d 0 obj\n", number);
}

void pdf_make_object(pdf_make *m, int number, const char *body)
{
    begin_object(m, number);
    bx_buf_add_text(&m->out, body);
    bx_buf_add_text(&m->out, "\nendobj\n");
}

void pdf_make_stream(pdf_make *m, int number, const char *entries, bx_str data)
{
    begin_object(m, number);
    bx_buf_printf(&m->out, "<<%s/Length %zu>>stream\n", entries, data.len);
    bx_buf_add_str(&m->out, data);
    bx_buf_add_text(&m->out, "\nendstream\nendobj\n");
}

bx_buf pdf_make_deflate(bx_str data)
{
    bx_buf packed = {0};
    struct libdeflate_compressor *tool = libdeflate_alloc_compressor(LEVEL);
    if (!tool) return packed;
    size_t room = libdeflate_zlib_compress_bound(tool, data.len);
    char *to = bx_buf_reserve(&packed, room);
    if (to) bx_buf_take(&packed, libdeflate_zlib_compress(tool, data.ptr, data.len, to, room));
    libdeflate_free_compressor(tool);
    return packed;
}

void pdf_make_packed(pdf_make *m, int number, const char *entries, bx_str data)
{
    if (m->is_plain) {
        pdf_make_stream(m, number, entries, data);
        return;
    }
    bx_buf packed = pdf_make_deflate(data), all = {0};
    bx_buf_printf(&all, "%s/Filter/FlateDecode", entries);
    pdf_make_stream(m, number, all.ptr, bx_buf_str(&packed));
    bx_buf_release(&all);
    bx_buf_release(&packed);
}

void pdf_make_object_stream(pdf_make *m, int number, int first, const char *const *bodies,
                            int count)
{
    bx_buf head = {0}, body = {0}, entries = {0};
    for (int i = 0; i < count; i++) {
        bx_buf_printf(&head, "%d %zu ", first + i, body.len);
        bx_buf_printf(&body, "%s\n", bodies[i]);
        m->entries[first + i].kind = 'p';
        m->entries[first + i].at = (size_t)number;
        m->entries[first + i].index = i;
    }
    bx_buf_printf(&entries, "/Type/ObjStm/N %d/First %zu", count, head.len);
    bx_buf_add_str(&head, bx_buf_str(&body));
    pdf_make_packed(m, number, entries.ptr, bx_buf_str(&head));
    bx_buf_release(&head);
    bx_buf_release(&body);
    bx_buf_release(&entries);
}

void pdf_make_drop(pdf_make *m, int number)
{
    m->entries[number].kind = 'f';
}

/* --- the ends of revisions --- */

static void end_revision(pdf_make *m, size_t xref)
{
    bx_buf_printf(&m->out, "\nstartxref\n%zu\n%%%%EOF\n", xref);
    m->xref = xref;
    if (m->first == 0) m->first = m->out.len;
    for (int i = 0; i < PDF_MAKE_OBJECTS; i++)
        m->entries[i].kind = 0;
}

static void add_trailer(pdf_make *m, const char *entries)
{
    bx_buf_printf(&m->out, "trailer\n<<%s/Size %d", entries, m->size);
    if (m->xref) bx_buf_printf(&m->out, "/Prev %zu", m->xref);
    bx_buf_add_text(&m->out, ">>");
}

/* A run for each object: no sorting, and many heads to read. What is packed looks given up. */
static void add_entries(pdf_make *m)
{
    bx_buf_add_text(&m->out, "xref\n0 1\n0000000000 65535 f \n");
    for (int i = 1; i < PDF_MAKE_OBJECTS; i++) {
        bool is_in_use = m->entries[i].kind == 'n';
        if (!m->entries[i].kind) continue;
        bx_buf_printf(&m->out, "%d 1\n%010zu %05d %c \n", i, is_in_use ? m->entries[i].at : 0,
                      is_in_use ? 0 : 1, is_in_use ? 'n' : 'f');
    }
}

void pdf_make_table(pdf_make *m, const char *entries)
{
    size_t xref = m->out.len;
    add_entries(m);
    add_trailer(m, entries);
    end_revision(m, xref);
}

static void add_row(bx_buf *rows, char kind, size_t at, int index)
{
    const char row[ROW] = {(char)(kind == 'n'   ? 1
                                  : kind == 'p' ? 2
                                                : 0),
                           (char)(at >> 24),
                           (char)(at >> 16),
                           (char)(at >> 8),
                           (char)at,
                           (char)(index >> 8),
                           (char)index};
    bx_buf_add(rows, row, sizeof row);
}

/* PNG, 9: each row with a byte before it, less the row above. */
static void add_up(bx_buf *to, bx_str rows)
{
    for (size_t at = 0; at < rows.len; at++) {
        if (at % ROW == 0) bx_buf_add_byte(to, 2);
        bx_buf_add_byte(to, (char)(rows.ptr[at] - (at >= ROW ? rows.ptr[at - ROW] : 0)));
    }
}

/* Rows of those whose kind is in `kinds`, with their /Index. */
static void add_rows(pdf_make *m, const char *kinds, bx_buf *rows, bx_buf *index)
{
    bx_buf_add_text(index, "/Index[");
    for (int i = 0; i < PDF_MAKE_OBJECTS; i++) {
        char kind = m->entries[i].kind;
        if (!kind || !strchr(kinds, kind)) continue;
        bx_buf_printf(index, "%d 1 ", i);
        add_row(rows, kind, m->entries[i].at, m->entries[i].index);
    }
    bx_buf_add_text(index, "]");
}

void pdf_make_xref_stream(pdf_make *m, int number, const char *entries, bool up)
{
    bx_buf rows = {0}, all = {0}, predicted = {0};
    size_t xref = m->out.len;
    m->entries[number].kind = 'n';
    m->entries[number].at = xref;
    bx_buf_printf(&all, "/Type/XRef/W[1 4 2]/Size %d%s", m->size, entries);
    add_rows(m, "npf", &rows, &all);
    if (m->xref) bx_buf_printf(&all, "/Prev %zu", m->xref);
    if (up) bx_buf_printf(&all, "/DecodeParms<</Predictor 12/Columns %d>>", ROW);
    add_up(&predicted, bx_buf_str(&rows));
    pdf_make_packed(m, number, all.ptr, bx_buf_str(up ? &predicted : &rows));
    end_revision(m, xref);
    bx_buf_release(&rows);
    bx_buf_release(&all);
    bx_buf_release(&predicted);
}

void pdf_make_hybrid(pdf_make *m, int number, const char *entries)
{
    bx_buf rows = {0}, all = {0}, trailer = {0};
    size_t beside = m->out.len;
    bx_buf_printf(&all, "/Type/XRef/W[1 4 2]/Size %d", m->size);
    add_rows(m, "p", &rows, &all);
    pdf_make_packed(m, number, all.ptr, bx_buf_str(&rows));
    bx_buf_printf(&trailer, "%s/XRefStm %zu", entries, beside);
    pdf_make_table(m, trailer.ptr);
    bx_buf_release(&rows);
    bx_buf_release(&all);
    bx_buf_release(&trailer);
}

void pdf_make_digest(pdf_make *m)
{
    bx_str whole = {m->out.ptr, m->first};
    bx_hash hash;
    size_t at = bx_str_find(whole, BX_STR(PDF_MAKE_ID));
    bx_hash_sha256(&whole, 1, &hash);
    if (at == whole.len) return;
    for (size_t half = 0; half < 2; half++)
        for (size_t i = 0; i < 16; i++) {
            char *digits = m->out.ptr + at + sizeof "/ID[<" - 1 + half * 34 + i * 2;
            digits[0] = "0123456789ABCDEF"[hash.bytes[i] >> 4];
            digits[1] = "0123456789ABCDEF"[hash.bytes[i] & 15];
        }
}

/* --- whole files --- */

void pdf_make_pages(pdf_make *m, const char *entries)
{
    bx_buf catalog = {0};
    bx_buf_printf(&catalog, "<</Type/Catalog/Pages 2 0 R%s>>", entries);
    pdf_make_object(m, 1, catalog.ptr);
    pdf_make_object(m, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    pdf_make_object(m, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]>>");
    bx_buf_release(&catalog);
}

void pdf_make_packet(bx_buf *out, const char *more)
{
    bx_buf_printf(out,
                  "<rdf:Description xmlns:banxin=\"urn:x-banxin:made:1:\">"
                  "<banxin:version>0.1</banxin:version><banxin:data>%s</banxin:data>"
                  "<banxin:layout>%s</banxin:layout><banxin:fonts>%s</banxin:fonts>"
                  "<banxin:pages>1</banxin:pages><pdfaid:part>3</pdfaid:part>"
                  "<pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
                  "%s</rdf:Description>",
                  PDF_MAKE_HASH, PDF_MAKE_HASH, PDF_MAKE_HASH, more);
}

void pdf_make_whole(pdf_make *m, int kind)
{
    static const char *const specs[] = {
        "<</Type/Filespec/F(data.yaml)/UF<FEFF0064006100740061002E0079>/EF<</F 6 0 R/UF 6 0 R>>"
        "/AFRelationship/Source/Desc(what it was made from)>>",
        "[/A#20B 12 -3.5 (a\\(b\\)) <48 49> true null 3 0 R]"};
    bx_buf packet = {0};
    pdf_make_begin(m);
    m->is_plain = kind >= 3;
    pdf_make_pages(m,
                   "/Metadata 5 0 R/AF[10 0 R]/Names<</EmbeddedFiles<</Names[(data) 10 0 R]>>>>");
    pdf_make_packet(&packet, "");
    pdf_make_stream(m, 5, "/Type/Metadata/Subtype/XML", bx_buf_str(&packet));
    pdf_make_packed(m, 6,
                    "/Type/EmbeddedFile/Subtype/text#2Fyaml/Params<</ModDate(D:20240131000000Z)>>",
                    BX_STR("title: report\n"));
    if (kind % 3 == 0) {
        pdf_make_object(m, 10, specs[0]);
        pdf_make_object(m, 11, specs[1]);
        pdf_make_table(m, "/Root 1 0 R" PDF_MAKE_ID);
    } else {
        pdf_make_object_stream(m, 7, 10, specs, 2);
        if (kind % 3 == 1) pdf_make_xref_stream(m, 8, "/Root 1 0 R" PDF_MAKE_ID, !m->is_plain);
        else pdf_make_hybrid(m, 8, "/Root 1 0 R" PDF_MAKE_ID);
    }
    pdf_make_digest(m);
    bx_buf_release(&packet);
}
