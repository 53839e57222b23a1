/*
 * context.h - what a character is, told by its neighbours
 *
 * Some marks belong to two scripts: “ ” ‘ ’ — … · / – are full-width in Chinese and
 * narrow in Latin text (UAX #11, class A). In Chinese they keep the class of the table
 * and come from the Han face; between Latin letters they get the class of Western signs
 * and come from the Latin face. One em dash is a connector, two are a dash.
 */
#ifndef BX_TEXT_CONTEXT_H
#define BX_TEXT_CONTEXT_H

#include "text/prepared.h"

/** Sets class_id of the clusters of job->p that have two. Linear. @return BX_OK, BX_ERR_MEMORY */
bx_status bx_context_tell(bx_preparing *job);

#endif
