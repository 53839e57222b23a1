/*
 * inherit.h - `inherit`: fields and rules laid over those of the layouts below, one by one
 *
 * Without the key a file's `fields` and `rules` stand in place of those below it, as a whole. With
 * `inherit: [fields, rules]` in that file
 *   - a field takes the place of the one of its name, as a whole; new ones stand behind; `名称: ~`
 *     takes one away. Members of groups and lists are not merged: a field is one thing.
 *   - rules stand behind those below; one with a `name` takes the place of the one of that name, and
 *     {name: …, that: ~} takes it away. A rule is taken away by a name and not by what it says, so
 *     that its wording can be mended below without a layout above losing its hold.
 * The key says how its own file lies over others, and is not handed on to those that extend it.
 *
 * A field that was taken away stays in the merged map as a null, where bx_inherit_settle finds it: what
 * is inherited and still names it can be told so.
 */
#ifndef BX_LAYOUT_INHERIT_H
#define BX_LAYOUT_INHERIT_H

#include "source/schema.h"

/**
 * What of a file is to be laid over those below.
 * @param below   merged; NULL: there is nothing below
 * @param layout  a map
 * @param laid    set to the same with `fields` and `rules` as they are to replace those below
 * @return BX_OK also after faults of the user's, which are kept in the reader
 */
bx_status bx_inherit(bx_reader *r, const bx_node *below, const bx_node *layout,
                     const bx_node **laid);

/**
 * Parts the fields of a whole layout into those that are there and those taken away.
 * @param fields  merged; set to a map without the nulls. NULL: there are none
 * @param taken   set to a map of the nulls, each at the place that takes it away
 */
bx_status bx_inherit_settle(bx_reader *r, const bx_node **fields, const bx_node **taken);

extern const bx_shape bx_inherit_shape; /* of `inherit` */

#endif
