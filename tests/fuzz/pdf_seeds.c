/* Small files of every kind, to begin with: pdf_seeds FOLDER writes them there. */
#include <stdio.h>

#include "base/file.h"
#include "support/pdf_make.h"

#include "base/ban.h"

static bx_status write_seed(const char *folder, int kind, bool twice)
{
    pdf_make m;
    bx_buf path = {0};
    bx_buf_printf(&path, "%s/%s%d.pdf", folder, twice ? "twice" : "once", kind);
    pdf_make_whole(&m, kind);
    if (twice) {
        pdf_make_object(&m, 11,
                        "<</T(field)/FT/Sig/V<<>>/Type/Annot/Subtype/Widget/A<</S/Launch>>>>");
        pdf_make_table(&m, "/Root 1 0 R" PDF_MAKE_ID);
    }
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
