/*
 * Depth first: what a file extends is laid before it, from left to right. A file that lies
 * there already is passed over; one that is still being laid closes a circle.
 */

#include "layout/chain.h"

#include "base/limits.h"
#include "layout/inherit.h"
#include "layout/merge.h"

#include "base/ban.h"

typedef struct chain {
    bx_reader *r;
    const bx_layout_files *files;
    BX_VEC(const bx_node *) laid;
    const bx_node *open[BX_LIMIT_EXTENDS + 1]; /* each is extended by the one before */
    int open_count;
    bool is_profile;
    const bx_node *whole; /* of those that are laid */
    bx_clause_homes *homes;
} chain;

/* "a.yaml > b.yaml > a.yaml" */
static bx_status fail_extends(chain *c, const char *how, const bx_node *last, const bx_place *place)
{
    bx_buf way = {0};
    for (int i = 0; i < c->open_count; i++)
        bx_buf_printf(&way, "%s > ", c->open[i]->place.file->name);
    bx_buf_add_text(&way, last->place.file->name);
    bx_status status =
        way.failed ? BX_ERR_MEMORY : bx_report(c->r->diag, BX_E_EXTENDS_LOOP, place, how, way.ptr);
    bx_buf_release(&way);
    return status;
}

/* `place`: where it is named. */
static bx_status check_way(chain *c, const bx_node *root, const bx_place *place)
{
    char how[64];
    for (int i = 0; i < c->open_count; i++)
        if (c->open[i] == root)
            return fail_extends(c, BX_BOTH("in a circle", "循环引用"), root, place);
    if (c->open_count > BX_LIMIT_EXTENDS) {
        snprintf(how, sizeof how, BX_BOTH("more than %d deep", "超过 %d 层"), BX_LIMIT_EXTENDS,
                 BX_LIMIT_EXTENDS);
        return fail_extends(c, how, root, place);
    }
    if (c->laid.count < BX_LIMIT_LAYOUTS) return BX_OK;
    snprintf(how, sizeof how, BX_BOTH("more than %d in all", "合计超过 %d 个"), BX_LIMIT_LAYOUTS,
             BX_LIMIT_LAYOUTS);
    return fail_extends(c, how, root, place);
}

/* How reports look may be changed from outside; what they ask for, prove and say may not. */
static bx_status check_profile(chain *c, const bx_node *root)
{
    static const char *const kept[] = {"clauses", "fields", "rules", "body", "inherit"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        for (int k = 0; k < root->count; k++)
            if (bx_str_is(root->pairs[k].key, kept[i]))
                return bx_report(c->r->diag, BX_E_PROFILE_KEY, &root->pairs[k].key_place, kept[i]);
    return BX_OK;
}

static bx_status check_file(chain *c, const bx_node *root)
{
    BX_TRY(bx_node_want(root, BX_NODE_MAP, "layout", c->r->diag));
    bool is_layout = bx_node_lookup(root, BX_STR("banxin"));
    if (!is_layout && bx_node_lookup(root, BX_STR("layout")))
        return bx_report(c->r->diag, BX_E_DATA_FOR_LAYOUT, &root->place, NULL);
    if (!is_layout) return bx_report(c->r->diag, BX_E_MISSING_KEY, &root->place, "banxin");
    return c->is_profile ? check_profile(c, root) : BX_OK;
}

static bx_status lay(chain *c, const bx_node *root, const bx_place *place);

static bx_status lay_named(chain *c, const bx_node *name)
{
    const bx_node *root;
    BX_TRY(bx_node_want(name, BX_NODE_SCALAR, "extends", c->r->diag));
    BX_ASSERT(c->files->find);
    BX_TRY(c->files->find(c->files->context, name->text, &name->place, &root));
    return lay(c, root, &name->place);
}

static bx_status lay_extended(chain *c, const bx_node *root)
{
    const bx_node *extends = bx_node_lookup(root, BX_STR("extends"));
    if (!extends || bx_node_is_null(extends)) return BX_OK;
    if (extends->kind != BX_NODE_LIST) return lay_named(c, extends);
    for (int i = 0; i < extends->count; i++)
        BX_TRY(lay_named(c, extends->items[i]));
    return BX_OK;
}

/* A map of one key. */
static bx_status make_pair(chain *c, bx_pair pair, const bx_place *place, bx_node *map)
{
    bx_pair *own = BX_NEW(c->r->arena, bx_pair);
    BX_TRY_NEW(own);
    *own = pair;
    *map = (bx_node){.kind = BX_NODE_MAP, .place = *place, .pairs = own, .count = 1};
    return BX_OK;
}

/*
 * A layout may have its clauses in a file of their own, which is read only where they are wanted:
 * parsing those of GB/T 9704-2012 takes a tenth of the time that a short report does.
 */
static bx_status fetch_clauses(chain *c, const bx_node *root, const bx_node **with)
{
    const bx_node *name = bx_node_lookup(root, BX_STR("clauses")), *file;
    *with = root;
    bool is_named = name && name->kind == BX_NODE_SCALAR && !bx_node_is_null(name);
    if (!c->files->clauses || !is_named) return BX_OK;
    BX_ASSERT(c->files->find);
    BX_TRY(c->files->find(c->files->context, name->text, &name->place, &file));
    const bx_node *clauses = bx_node_lookup(file, BX_STR("clauses"));
    if (!clauses) return bx_report(c->r->diag, BX_E_MISSING_KEY, &file->place, "clauses");
    BX_TRY(bx_node_want(clauses, BX_NODE_MAP, "clauses", c->r->diag));
    bx_clause_home *home = BX_VEC_PUSH(c->r->arena, c->homes);
    BX_TRY_NEW(home);
    *home = (bx_clause_home){file->place.file, root->place.file};
    bx_node over;
    BX_TRY(make_pair(c, (bx_pair){BX_STR("clauses"), name->place, clauses}, &root->place, &over));
    return bx_node_merge(c->r->arena, root, &over, with);
}

static bx_status lay(chain *c, const bx_node *root, const bx_place *place)
{
    for (int i = 0; i < c->laid.count; i++)
        if (c->laid.items[i] == root) return BX_OK;
    BX_TRY(check_way(c, root, place));
    BX_TRY(check_file(c, root));
    c->open[c->open_count++] = root;
    BX_TRY(lay_extended(c, root));
    c->open_count--;
    const bx_node **laid = BX_VEC_PUSH(c->r->arena, &c->laid);
    BX_TRY_NEW(laid);
    *laid = root;
    BX_TRY(fetch_clauses(c, root, &root));
    const bx_node *over;
    BX_TRY(bx_inherit(c->r, c->whole, root, &over));
    if (c->whole) return bx_layout_merge(c->r->arena, c->whole, over, c->is_profile, &c->whole);
    c->whole = over;
    return BX_OK;
}

bx_status bx_layout_chain(bx_reader *r, const bx_layout_files *files, const bx_node **merged,
                          bx_clause_homes *homes)
{
    chain c = {.r = r, .files = files, .homes = homes};
    BX_TRY(lay(&c, files->root, &files->root->place));
    c.is_profile = true;
    for (int i = 0; i < files->profile_count; i++) {
        const bx_node *root;
        BX_ASSERT(files->find);
        BX_TRY(files->find(files->context, bx_str_from(files->profiles[i]), NULL, &root));
        BX_TRY(lay(&c, root, &root->place));
    }
    *merged = c.whole;
    return BX_OK;
}
