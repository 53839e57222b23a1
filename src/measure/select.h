/*
 * select.h - the elements that a clause means
 */
#ifndef BX_MEASURE_SELECT_H
#define BX_MEASURE_SELECT_H

#include "measure/element.h"

/** Elements in reading order, lent or made for the choice. */
typedef struct bx_chosen {
    const bx_element **items;
    int count;
} bx_chosen;

/**
 * Chooses.
 * @param arena     owns the list and what is made for it
 * @param by_words  a style means all words in it; else the lines of paragraphs and texts in it
 */
bx_status bx_elements_select(bx_arena *arena, const bx_elements *elements,
                             const bx_selector *selector, bool by_words, bx_chosen *chosen);

/** Those of a page: a part of the list. */
bx_chosen bx_chosen_on_page(const bx_chosen *chosen, int page);

/** Whether a style is one of those that the selector names; all are where it names none. */
bool bx_selector_has_style(const bx_selector *selector, const bx_style *style);

/**
 * The one of `others` that belongs to an element: on its page, and not itself; of the same one who
 * signs before those of the same signature, these before the last one before it, that before the next.
 * NULL: there is none.
 */
const bx_element *bx_chosen_nearest(const bx_chosen *others, const bx_element *element);

#endif
