/*
 * The first bytes name most kinds. A ZIP archive and Microsoft's compound file hold several:
 * those are told apart by the names inside, which stand there as plain bytes.
 */
#include "source/foreign.h"

#include "source/encoding.h"

#include "base/ban.h"

typedef struct sign {
    bx_str bytes;
    const char *kind;
} sign;

#define SIGN(literal, english, chinese)                                                            \
    {                                                                                              \
        {(literal), sizeof(literal) - 1}, BX_BOTH(english, chinese)                                \
    }

/* In UTF-16, as a compound file spells the names of its streams. */
#define WIDE_WORKBOOK "W\0o\0r\0k\0b\0o\0o\0k\0"
#define WIDE_BOOK "B\0o\0o\0k\0\0\0"
#define WIDE_WORD "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"
#define WIDE_SLIDES "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0"

static const sign archive_parts[] = {
    SIGN("xl/", "a spreadsheet of Excel or WPS (.xlsx, .et)", " Excel 或 WPS 表格（.xlsx、.et）"),
    SIGN("word/", "a document of Word or WPS (.docx, .wps)", " Word 或 WPS 文档（.docx、.wps）"),
    SIGN("ppt/", "slides of PowerPoint or WPS (.pptx)", " PowerPoint 或 WPS 演示文稿（.pptx）"),
    SIGN("OFD.xml", "an OFD document (.ofd)", " OFD 版式文件（.ofd）"),
    SIGN("opendocument.spreadsheet", "a spreadsheet (.ods)", "电子表格（.ods）"),
    SIGN("opendocument", "an OpenDocument file", " OpenDocument 文档"),
    SIGN("", "a ZIP archive (.zip)", "压缩包（.zip）"),
};

static const sign compound_parts[] = {
    SIGN(WIDE_WORKBOOK, "a spreadsheet of Excel or WPS (.xls, .et)",
         " Excel 或 WPS 表格（.xls、.et）"),
    SIGN(WIDE_BOOK, "a spreadsheet of Excel or WPS (.xls, .et)", " Excel 或 WPS 表格（.xls、.et）"),
    SIGN(WIDE_WORD, "a document of Word or WPS (.doc, .wps)", " Word 或 WPS 文档（.doc、.wps）"),
    SIGN(WIDE_SLIDES, "slides of PowerPoint or WPS (.ppt, .dps)",
         " PowerPoint 或 WPS 演示文稿（.ppt、.dps）"),
    SIGN("", "a file of Office or WPS (.doc, .xls, .wps, .et)",
         " Office 或 WPS 文件（.doc、.xls、.wps、.et 等）"),
};

static const sign starts[] = {
    SIGN("%PDF-", "a PDF", " PDF 文件"),
    SIGN("{\\rtf", "a rich text document (.rtf)", " RTF 文档（.rtf）"),
    SIGN("<!DOCTYPE", "a web page (.html)", "网页文件（.html）"),
    SIGN("<!doctype", "a web page (.html)", "网页文件（.html）"),
    SIGN("<html", "a web page (.html)", "网页文件（.html）"),
    SIGN("<HTML", "a web page (.html)", "网页文件（.html）"),
    SIGN("<table", "a web page (.html)", "网页文件（.html）"),
    SIGN("<?xml", "an XML file", " XML 文件"),
    SIGN("\x89PNG", "a picture (PNG)", "图片（PNG）"),
    SIGN("\xFF\xD8\xFF", "a picture (JPEG)", "图片（JPEG）"),
    SIGN("GIF8", "a picture (GIF)", "图片（GIF）"),
    SIGN("II*\0", "a picture (TIFF)", "图片（TIFF）"),
    SIGN("MM\0*", "a picture (TIFF)", "图片（TIFF）"),
    SIGN("Rar!\x1A", "an archive (.rar)", "压缩包（.rar）"),
    SIGN("7z\xBC\xAF", "an archive (.7z)", "压缩包（.7z）"),
    SIGN("\x1F\x8B", "an archive (.gz)", "压缩包（.gz）"),
};

static const sign later[] = {
    /* behind four bytes or eight that tell a length */
    SIGN("WEBP", "a picture (WebP)", "图片（WebP）"),
    SIGN("ftyp", "a picture or a film (HEIC, MP4)", "图片或视频（HEIC、MP4）"),
};

/* The first of the signs whose bytes stand in the file; the last stands in every file. */
static const char *find_part(bx_str file, const sign *signs)
{
    while (signs->bytes.len > 0 && bx_str_find(file, signs->bytes) == file.len)
        signs++;
    return signs->kind;
}

static bool has_at(bx_str file, size_t at, bx_str bytes)
{
    return file.len > at && bx_str_starts((bx_str){file.ptr + at, file.len - at}, bytes);
}

static bool is_bitmap(bx_str file)
{
    return bx_str_starts(file, BX_STR("BM")) && has_at(file, 6, BX_STR("\0\0\0\0"));
}

/* Bytes that no text has, one in ten or more of the first: a few amid a text are told one by one. */
static bool is_binary(bx_str file)
{
    enum { LOOKED_AT = 1024, FEW = 10 };
    size_t count = file.len < LOOKED_AT ? file.len : LOOKED_AT, controls = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned char byte = (unsigned char)file.ptr[i];
        controls += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
    }
    return controls >= FEW && controls * FEW >= count;
}

static const char *kind_of(bx_str file)
{
    if (bx_str_starts(file, BX_STR("PK\3\4")) || bx_str_starts(file, BX_STR("PK\5\6")))
        return find_part(file, archive_parts);
    if (bx_str_starts(file, BX_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return find_part(file, compound_parts);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (bx_str_starts(file, starts[i].bytes)) return starts[i].kind;
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        if (has_at(file, 4, later[i].bytes) || has_at(file, 8, later[i].bytes))
            return is_binary(file) ? later[i].kind : NULL;
    if (is_bitmap(file)) return BX_BOTH("a picture (BMP)", "图片（BMP）");
    if (bx_encoding_is_utf16(file) || !is_binary(file)) return NULL;
    return BX_BOTH("a file of another program, no text", "其他程序的文件（不是文本）");
}

bx_status bx_foreign_check(const bx_text_file *file, bx_diag *diag)
{
    const char *kind = kind_of(file->text);
    const bx_text_file nameless = {file->name, {0}};
    const bx_place place = {.file = &nameless};
    return kind ? bx_report(diag, BX_E_FOREIGN_FILE, &place, kind) : BX_OK;
}

size_t bx_foreign_sheet_error(bx_str text)
{
    static const char *const marks[] = {"#REF!", "#DIV/0!", "#VALUE!", "#NAME?",
                                        "#NUM!", "#NULL!",  "#N/A",    "#####"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (bx_str_starts(text, bx_str_from(marks[i]))) return bx_str_from(marks[i]).len;
    return 0;
}
