/*
 * update.h - what was added to a finished file, held against what a signature adds
 *
 * A signature is written behind the file as an update (ISO 32000-1, 7.5.6, 12.8), and covers all that stands
 * before it. It puts a value into a field that waits for one, or a field into the form and a widget onto a
 * page, and what it is proved with into the catalog. An update that gives an object of the file another
 * content changes what was made, whatever it says of itself.
 */
#ifndef BX_PROOF_UPDATE_H
#define BX_PROOF_UPDATE_H

#include "proof/file_parts.h"

/**
 * Whether a value is that of a signature: a dictionary with /Contents and a /ByteRange (12.8.1) that begins at
 * the file's first byte, has one gap and ends where the file ended when it was written or added to. Nothing is
 * said of who signed.
 */
bx_status bx_proof_is_signature(bx_proof_file *file, const bx_proof_value *value, bool *is_one);

/**
 * @param adds_only  set to false where an object of the first revision is another in the newest, but for the
 *                   catalog's /AcroForm, /Perms, /DSS, /Extensions and /Version, the form, the /V of a field
 *                   of the kind Sig that had none, widgets that come to a page, and when and by whom the
 *                   file was written last (/Info, XMP); set to true where the file was never added to
 * Errors: those of bx_proof_file_open for the first revision, those of objects.h.
 */
bx_status bx_proof_update_read(bx_proof_file *file, bool *adds_only);

#endif
