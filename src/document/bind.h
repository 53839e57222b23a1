/*
 * bind.h - layout + record -> document
 *
 * The only place where layout and data meet. Expressions are filled, repeated and
 * absent parts resolved, the body's own wordings put in (each reported, BX0415),
 * paragraphs sorted into levels, figures laid into tables, dates written out.
 *
 * Text rules: a paragraph's white space at both ends is dropped. A marker (一、
 * （一） 1. （1）: the layout's levels) starts a level; one that is a bare number only
 * when no digit follows ("1.5万件"). A paragraph with a marker and no 。！？；： in it
 * is a heading; in one that runs on only the text up to and with the first 。 takes
 * the level's face, and the paragraph stays a P. Headings become Hn by nesting
 * depth: the title is H1, a heading is one deeper than the nearest heading of a
 * higher level before it. A heading of the layout without a marker is of the highest.
 */
#ifndef BX_DOCUMENT_BIND_H
#define BX_DOCUMENT_BIND_H

#include "base/arena.h"
#include "base/diag.h"
#include "data/record.h"
#include "document/block.h"
#include "layout/layout.h"

/**
 * @param arena     owns the document; layout and record are borrowed by it
 * @param record    checked by rules.h before: totals are filled in; may have faults that were told
 * @param extras    a set of bx_extra
 * @param document  set on BX_OK and on BX_ERR_INPUT: then without what could not be bound
 * @return BX_OK; BX_ERR_INPUT; BX_ERR_MEMORY
 */
bx_status bx_bind(bx_arena *arena, const bx_layout *t, const bx_record *record, unsigned extras,
                  bx_diag *diag, const bx_document **document);

#endif
