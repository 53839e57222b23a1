/* Small files of every kind, to begin with: pdf_seeds FOLDER writes them there. */
#include <stdio.h>

#include "base/file.h"
#include "support/pdf_make.h"

#include "base/ban.h"

/* A second revision that carries one of everything that is counted. */
static void add_more(pdf_make *m)
{
    static const char predicted[] = "\1abc\2abc\3abc\4abc\0abc";
    pdf_make_object(m, 1,
                    "<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R/AF[10 0 R 15 0 R]/OpenAction 14 0 R"
                    "/OCProperties<<>>/AcroForm<</XFA(x)/Fields[12 0 R]>>"
                    "/Names<</EmbeddedFiles<</Kids[13 0 R]>>/JavaScript<</Names[(a)14 0 R]>>>>>>");
    pdf_make_object(m, 11, "<</T(field)/FT/Sig/Parent 12 0 R/V<<>>/Type/Annot/Subtype/Widget>>");
    pdf_make_object(m, 12, "<</T<FEFF57CE>/Kids[11 0 R]/AA<</K<</S/Launch>>>>>>");
    pdf_make_object(m, 13, "<</Names[(a)10 0 R]>>");
    pdf_make_object(m, 14, "<</S 16 0 R/JS<EFBBBFE88AAE>>>");
    pdf_make_object(m, 15, "<</Type/Filespec/F(b\\351\\200)/EF<</F 17 0 R>>>>");
    pdf_make_object(m, 16, "/JavaScript");
    pdf_make_packed(m, 17, "/DecodeParms<</Predictor 15/Columns 3>>",
                    (bx_str){predicted, sizeof predicted - 1});
    pdf_make_table(m, "/Root 1 0 R" PDF_MAKE_ID);
}

static bx_status write_seed(const char *folder, int kind, bool twice)
{
    pdf_make m;
    bx_buf path = {0};
    bx_buf_printf(&path, "%s/%s%d.pdf", folder, twice ? "twice" : "once", kind);
    pdf_make_whole(&m, kind);
    if (twice) add_more(&m);
    bx_status status = m.out.failed || path.failed
                           ? BX_ERR_MEMORY
                           : bx_file_replace(path.ptr, bx_buf_str(&m.out), false, NULL);
    pdf_make_release(&m);
    bx_buf_release(&path);
    return status;
}

int main(int count, char **arguments)
{
    if (count != 2) return EXIT_FAILURE;
    for (int kind = 0; kind < 6; kind++)
        for (int twice = 0; twice < 2; twice++)
            if (write_seed(arguments[1], kind, twice == 1) != BX_OK) return EXIT_FAILURE;
    return EXIT_SUCCESS;
}
