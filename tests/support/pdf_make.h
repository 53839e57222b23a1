/*
 * pdf_make.h - PDF files by hand, object by object, with the right offsets (ISO 32000-1, 7.5)
 *
 * Objects are written as they are given, right or wrong; a table or a stream of cross-references
 * ends a revision, and objects after it belong to the next. Sticky as bx_buf is.
 */
#ifndef BX_TESTS_PDF_MAKE_H
#define BX_TESTS_PDF_MAKE_H

#include "base/str.h"

enum { PDF_MAKE_OBJECTS = 64 }; /* numbers are below it */

typedef struct pdf_make {
    bx_buf out;
    struct {
        char kind; /* 'n' in the file, 'p' packed, 'f' given up, 0: not in this revision */
        size_t at; /* byte, or the number of the object stream */
        int index; /* place in it */
    } entries[PDF_MAKE_OBJECTS];
    int size;      /* /Size of the next section: PDF_MAKE_OBJECTS, or what a test sets */
    size_t xref;   /* byte of the last section; 0: none yet */
    size_t first;  /* bytes of the first revision; 0: it has not ended yet */
    bool is_plain; /* what would be deflated is written as it is */
} pdf_make;

/** The header. */
void pdf_make_begin(pdf_make *m);
void pdf_make_release(pdf_make *m);

/** "number 0 obj body endobj". */
void pdf_make_object(pdf_make *m, int number, const char *body);

/** A stream with its /Length. @param entries  of its dictionary, without << and >> */
void pdf_make_stream(pdf_make *m, int number, const char *entries, bx_str data);

/** The same, deflated, with /Filter/FlateDecode. */
void pdf_make_packed(pdf_make *m, int number, const char *entries, bx_str data);

/** `count` objects in an object stream, with the numbers from `first` on. */
void pdf_make_object_stream(pdf_make *m, int number, int first, const char *const *bodies,
                            int count);

/** This revision gives an object up. */
void pdf_make_drop(pdf_make *m, int number);

/** Ends the revision with a table; /Size and /Prev are added to the trailer's entries. */
void pdf_make_table(pdf_make *m, const char *entries);

/** Ends the revision with a cross-reference stream, with PNG's Up before it is deflated or without. */
void pdf_make_xref_stream(pdf_make *m, int number, const char *entries, bool up);

/** Ends it with a table that hides what is packed, and a stream beside it (7.5.8.4). */
void pdf_make_hybrid(pdf_make *m, int number, const char *entries);

/** Puts the digest into "/ID[<0...><0...>]" of the first revision; see proof/digest.h. */
void pdf_make_digest(pdf_make *m);

/** A catalog (1) with these entries, a tree of pages (2) and a page (3). */
void pdf_make_pages(pdf_make *m, const char *entries);

/** Deflated bytes. Release them. */
bx_buf pdf_make_deflate(bx_str data);

/** A whole file with packed objects, an embedded file, XMP and its digest: `kind` 0 a table, 1 a stream, 2 both; 3 to 5 the same, nothing deflated. */
void pdf_make_whole(pdf_make *m, int kind);

/** An XMP packet of ours. @param more  further elements */
void pdf_make_packet(bx_buf *out, const char *more);

#define PDF_MAKE_ID "/ID[<00000000000000000000000000000000><00000000000000000000000000000000>]"
#define PDF_MAKE_HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

#endif
