#include "base/tag.h"

#include <stdbool.h>

#include "base/ban.h"

enum { AT_ONCE = 32 };

static bx_tag *take(bx_arena *arena, bx_tag_tree *tree)
{
    if (tree->left == 0) {
        tree->room = BX_NEW_ARRAY(arena, bx_tag, AT_ONCE);
        if (!tree->room) return NULL;
        tree->left = AT_ONCE;
    }
    tree->left--;
    return tree->room++;
}

static bool tells(bx_tag_role role)
{
    return (role >= BX_TAG_H1 && role <= BX_TAG_H6) || role == BX_TAG_FIGURE ||
           role == BX_TAG_LINK || role == BX_TAG_FORM;
}

bx_tag *bx_tag_new(bx_arena *arena, bx_tag_tree *tree, bx_tag *parent, bx_tag_role role)
{
    bx_tag_words *words = tells(role) ? BX_NEW(arena, bx_tag_words) : NULL;
    bx_tag *tag = take(arena, tree);
    if (!tag || (tells(role) && !words)) return NULL;
    *tag = (bx_tag){.role = (unsigned char)role,
                    .words = words,
                    .parent = parent,
                    .id = tree->count++,
                    .row_span = 1,
                    .column_span = 1};
    if (!parent) {
        tree->root = tree->within = tag;
        return tag;
    }
    if (parent->last) parent->last->next = tag;
    else parent->first = tag;
    parent->last = tag;
    return tag;
}

void bx_tag_remove(bx_tag *tag)
{
    bx_tag *parent = tag->parent, *before = NULL;
    for (bx_tag *t = parent->first; t != tag; t = t->next)
        before = t;
    if (before) before->next = tag->next;
    else parent->first = tag->next;
    if (parent->last == tag) parent->last = before;
    tag->next = NULL;
}

const bx_tag *bx_tag_next(const bx_tag *tag)
{
    if (tag->first) return tag->first;
    while (tag && !tag->next)
        tag = tag->parent;
    return tag ? tag->next : NULL;
}

const char *bx_tag_role_name(bx_tag_role role)
{
    static const char *const names[] = {
        [BX_TAG_DOCUMENT] = "Document",
        [BX_TAG_H1] = "H1",
        [BX_TAG_H2] = "H2",
        [BX_TAG_H3] = "H3",
        [BX_TAG_H4] = "H4",
        [BX_TAG_H5] = "H5",
        [BX_TAG_H6] = "H6",
        [BX_TAG_P] = "P",
        [BX_TAG_NOTE] = "Note",
        [BX_TAG_SECT] = "Sect",
        [BX_TAG_L] = "L",
        [BX_TAG_LI] = "LI",
        [BX_TAG_LBL] = "Lbl",
        [BX_TAG_LBODY] = "LBody",
        [BX_TAG_TABLE] = "Table",
        [BX_TAG_THEAD] = "THead",
        [BX_TAG_TBODY] = "TBody",
        [BX_TAG_TFOOT] = "TFoot",
        [BX_TAG_CAPTION] = "Caption",
        [BX_TAG_TR] = "TR",
        [BX_TAG_TH] = "TH",
        [BX_TAG_TD] = "TD",
        [BX_TAG_FIGURE] = "Figure",
        [BX_TAG_LINK] = "Link",
        [BX_TAG_FORM] = "Form",
    };
    return names[role];
}

const char *bx_artifact_name(bx_artifact artifact)
{
    static const char *const names[] = {[BX_ARTIFACT_PLAIN] = "Artifact",
                                        [BX_ARTIFACT_REPEATED] = "Artifact Repeated",
                                        [BX_ARTIFACT_HEADER] = "Artifact Header",
                                        [BX_ARTIFACT_FOOTER] = "Artifact Footer",
                                        [BX_ARTIFACT_WATERMARK] = "Artifact Watermark"};
    return names[artifact];
}
