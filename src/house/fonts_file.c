#include "house/fonts_file.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/vec.h"
#include "house/left_out.h"

#include "base/ban.h"

enum {
    MIDDLE = 500,       /* of an em, in 1/1000 */
    NO_SHIFT = INT_MIN, /* not given */
};

/* How much a face is missed whose file is not there. */
typedef enum presence {
    WANTED,    /* an error */
    STANDS_IN, /* a warning: the role does without it */
    IF_THERE,  /* nothing: who asks for bold text is told then */
} presence;

typedef struct reader {
    bx_arena *arena;
    const char *path;
    bx_diag *diag;
    const bx_node *folders, *faces;
    BX_VEC(bx_opened_face) opened;
} reader;

static const char *text_of(reader *r, bx_str text)
{
    return bx_arena_copy(r->arena, text.ptr, text.len);
}

static bx_status want_child(reader *r, const bx_node *root, const char *key, bx_node_kind kind,
                            const bx_node **child)
{
    *child = bx_node_lookup(root, bx_str_from(key));
    if (!*child) return bx_report(r->diag, BX_E_MISSING_KEY, &root->place, key, "");
    return bx_node_want(*child, kind, key, r->diag);
}

/* `known`: words with one blank between them. */
static bool is_known(bx_str key, const char *known)
{
    for (size_t len; *known; known += len + (known[len] == ' ')) {
        len = strcspn(known, " ");
        if (bx_str_equal(key, (bx_str){known, len})) return true;
    }
    return false;
}

static bx_status check_keys(reader *r, const bx_node *map, const char *known)
{
    bx_status status = BX_OK;
    for (int i = 0; i < map->count; i++) {
        if (is_known(map->pairs[i].key, known)) continue;
        const char *key = text_of(r, map->pairs[i].key);
        BX_TRY_NEW(key);
        status = bx_report(r->diag, BX_E_UNKNOWN_KEY, &map->pairs[i].key_place, key, known);
    }
    return status;
}

static bx_status int_of(reader *r, const bx_node *map, const char *key, int least, int most,
                        int *value)
{
    const bx_node *node = bx_node_lookup(map, bx_str_from(key));
    int64_t number;
    if (!node) return BX_OK;
    if (node->kind == BX_NODE_SCALAR && bx_str_to_int(node->text, &number) && number >= least &&
        number <= most) {
        *value = (int)number;
        return BX_OK;
    }
    bx_buf from = {0}, to = {0};
    bx_buf_printf(&from, "%d", least);
    bx_buf_printf(&to, "%d", most);
    bx_status status = BX_ERR_MEMORY;
    if (!from.failed && !to.failed)
        status = bx_report(r->diag, BX_E_OUT_OF_RANGE, &node->place, key, from.ptr, to.ptr);
    bx_buf_release(&from);
    bx_buf_release(&to);
    return status;
}

/* The path of a font file in the first folder that holds it; NULL in *path when none does. */
static bx_status find_file(reader *r, bx_str file, const char **path)
{
    *path = NULL;
    for (int i = 0; i < r->folders->count && !*path; i++) {
        BX_TRY(bx_node_want(r->folders->items[i], BX_NODE_SCALAR, "folders", r->diag));
        bx_buf name = {0};
        bx_buf_printf(&name, "%.*s/%.*s", BX_STR_ARG(r->folders->items[i]->text), BX_STR_ARG(file));
        const char *full =
            name.failed ? NULL : bx_file_beside(r->arena, r->path, bx_buf_str(&name));
        bx_buf_release(&name);
        BX_TRY_NEW(full);
        if (bx_file_exists(full)) *path = full;
    }
    return BX_OK;
}

/*
 * What gets the files of a description. Beside the one of the source tree lies the script that
 * fetches them; there, make brings those of Debian's packages as well.
 */
static const char *fetching_command(reader *r)
{
    bx_str tree = bx_str_from(r->path), own = BX_STR("fonts/fonts.yaml");
    const char *script = bx_file_beside(r->arena, r->path, BX_STR("fetch.sh"));
    if (!script) return NULL;
    if (!bx_str_ends(tree, own) || !bx_file_exists(script)) return BX_FONTS_FETCH;
    tree.len -= own.len;
    if (tree.len == 0) return "make fonts";
    bx_buf command = {0};
    bx_buf_printf(&command, "make -C %.*s fonts", BX_STR_ARG(tree));
    return bx_buf_keep(&command, r->arena).ptr;
}

static bx_status report_missing(reader *r, const bx_opened_face *face, bx_str file,
                                const bx_place *place, presence as)
{
    if (as == IF_THERE) return BX_OK;
    const char *name = text_of(r, file), *fetch = fetching_command(r);
    bx_buf looked = {0};
    for (int i = 0; i < r->folders->count; i++) {
        bx_buf_add_text(&looked, i > 0 ? ", " : "");
        bx_buf_add_str(&looked, r->folders->items[i]->text);
    }
    const char *folders = bx_buf_keep(&looked, r->arena).ptr;
    if (!name || !fetch || !folders) return BX_ERR_MEMORY;
    return as == WANTED
               ? bx_report(r->diag, BX_E_FONT_MISSING, place, face->name, name, folders, fetch)
               : bx_report(r->diag, BX_E_FONT_STAND_IN_MISSING, place, face->name, name, fetch);
}

/* Lines and cells take a face's box for its em. */
static bx_status check_box(reader *r, const bx_face_spec *spec, const bx_place *place)
{
    char numbers[3][12]; /* ints in decimal */
    if (spec->ascent + spec->descent == 1000) return BX_OK;
    snprintf(numbers[0], sizeof numbers[0], "%d", spec->ascent);
    snprintf(numbers[1], sizeof numbers[1], "%d", spec->descent);
    snprintf(numbers[2], sizeof numbers[2], "%d", spec->ascent + spec->descent);
    return bx_report(r->diag, BX_E_FACE_BOX, place, spec->name, numbers[0], numbers[1], numbers[2]);
}

static bx_status open_new(reader *r, const bx_node *description, const bx_place *place, presence as,
                          bx_opened_face *face)
{
    BX_TRY(bx_node_want(description, BX_NODE_MAP, face->name, r->diag));
    BX_TRY(check_keys(r, description, "file index ascent descent licence not"));
    const bx_node *file;
    BX_TRY(want_child(r, description, "file", BX_NODE_SCALAR, &file));
    const bx_node *licence = bx_node_lookup(description, BX_STR("licence"));
    face->licence = text_of(r, licence ? licence->text : BX_STR(""));
    BX_TRY_NEW(face->licence);
    bx_face_spec spec = {.name = face->name, .ascent = 880, .descent = 120};
    BX_TRY(int_of(r, description, "index", 0, 255, &spec.index));
    BX_TRY(int_of(r, description, "ascent", 0, 2000, &spec.ascent));
    BX_TRY(int_of(r, description, "descent", 0, 2000, &spec.descent));
    BX_TRY(check_box(r, &spec, &description->place));
    bx_left_out out;
    face->left_out = bx_node_lookup(description, BX_STR("not"));
    BX_TRY(bx_left_out_read(r->arena, face->left_out, r->diag, &out));
    BX_TRY(find_file(r, file->text, &face->path));
    face->is_missing = !face->path;
    if (face->is_missing) return report_missing(r, face, file->text, place, as);
    spec.path = face->path;
    spec.stands_in = as != WANTED;
    BX_TRY(bx_face_new(&spec, r->diag, &file->place, &face->face));
    return bx_face_leave_out(face->face, out.ranges, out.count);
}

/* What only stood in so far may be the first face of another role: missed now, or judged. */
static bx_status reopen_face(reader *r, const bx_node *description, const bx_node *name,
                             presence as, const bx_opened_face *face)
{
    if (as != WANTED) return BX_OK;
    if (face->face) return bx_face_judge(face->face, r->diag);
    if (!face->is_missing) return BX_ERR_FONT; /* told when it was opened */
    const bx_node *file = bx_node_lookup(description, BX_STR("file"));
    return report_missing(r, face, file ? file->text : BX_STR(""), &name->place, as);
}

/* A role names a face that `faces` does not describe. */
static bx_status report_unknown(const reader *r, const bx_place *place, const char *name)
{
    bx_buf known = {0};
    for (int i = 0; i < r->faces->count; i++) {
        if (i > 0) bx_buf_add_text(&known, ", ");
        bx_buf_add_str(&known, r->faces->pairs[i].key);
    }
    bx_status status = known.failed ? BX_ERR_MEMORY
                                    : bx_report(r->diag, BX_E_BAD_VALUE, place, "roles", name,
                                                known.ptr ? known.ptr : "");
    bx_buf_release(&known);
    return status;
}

/* The index of the named face among the opened ones, opened now if it was not. */
static bx_status open_face(reader *r, const bx_node *name, presence as, int *index)
{
    const bx_node *description = bx_node_lookup(r->faces, name->text);
    for (*index = 0; *index < r->opened.count; ++*index)
        if (bx_str_is(name->text, r->opened.items[*index].name))
            return reopen_face(r, description, name, as, &r->opened.items[*index]);
    const char *copy = text_of(r, name->text);
    BX_TRY_NEW(copy);
    if (!description) return report_unknown(r, &name->place, copy);
    bx_opened_face *face = BX_VEC_PUSH(r->arena, &r->opened);
    BX_TRY_NEW(face);
    face->name = copy;
    face->place = description->place;
    return open_new(r, description, &name->place, as, face);
}

/* Brings the middle of its em-box to that of the role's first face, at the size it is used in. */
static int shift_to(const bx_face_use *first, const bx_face_use *use)
{
    int wanted = (bx_face_ascent(first->face) - MIDDLE) * 1000 / use->scale;
    return wanted - (bx_face_ascent(use->face) - MIDDLE);
}

static bx_status read_only(reader *r, const bx_node *node, bx_face_use *use)
{
    const bx_node *only = bx_node_lookup(node, BX_STR("only"));
    if (!only) return BX_OK;
    BX_TRY(bx_node_want(only, BX_NODE_SCALAR, "only", r->diag));
    use->only = bx_str_copy(r->arena, only->text);
    return use->only.ptr ? BX_OK : BX_ERR_MEMORY;
}

/* `first`: of the role, NULL when this is it. */
static bx_status read_use(reader *r, const bx_node *node, const bx_face_use *first, presence as,
                          bx_face_use *use, bool *is_there)
{
    const bx_node *name = node;
    int shift = NO_SHIFT;
    use->scale = 1000;
    if (node->kind == BX_NODE_MAP) {
        BX_TRY(check_keys(r, node, "face shift scale only"));
        BX_TRY(want_child(r, node, "face", BX_NODE_SCALAR, &name));
        BX_TRY(int_of(r, node, "shift", -1000, 1000, &shift));
        BX_TRY(int_of(r, node, "scale", 100, 2000, &use->scale));
        BX_TRY(read_only(r, node, use));
    }
    BX_ASSERT(name);
    BX_TRY(bx_node_want(name, BX_NODE_SCALAR, "roles", r->diag));
    int index;
    BX_TRY(open_face(r, name, as, &index));
    BX_ASSERT(r->opened.items);
    use->face = r->opened.items[index].face;
    *is_there = use->face != NULL;
    if (*is_there && shift == NO_SHIFT) shift = first ? shift_to(first, use) : 0;
    use->shift = *is_there ? shift : 0;
    return BX_OK;
}

/* A list of faces, and behind them those of `regular`, which for bold ones they stand beside; else NULL. */
static bx_status read_uses(reader *r, const bx_node *list, const bx_font_role *regular,
                           bx_font_role *role)
{
    int count = list->count + (regular ? regular->count : 0);
    bx_face_use *uses = BX_NEW_ARRAY(r->arena, bx_face_use, count);
    bx_face_use *chosen = BX_NEW_ARRAY(r->arena, bx_face_use, list->count);
    BX_TRY_NEW(uses);
    BX_TRY_NEW(chosen);
    role->uses = uses;
    role->chosen = chosen;
    for (int i = 0; i < list->count; i++) {
        bool is_there = false;
        bx_face_use use = {0};
        const bx_face_use *first = i > 0 && role->count > 0 ? &uses[0] : NULL;
        if (regular) first = &regular->uses[0];
        presence as = regular ? IF_THERE : first ? STANDS_IN : WANTED;
        BX_TRY(read_use(r, list->items[i], first, as, &use, &is_there));
        if (is_there && use.only.len > 0) chosen[role->chosen_count++] = use;
        else if (is_there) uses[role->count++] = use;
    }
    bx_font_role_mark_chosen(role);
    for (int i = 0; regular && role->count > 0 && i < regular->count; i++)
        uses[role->count++] = regular->uses[i];
    return BX_OK;
}

/* Wanted as much as a first face is: a page must not look otherwise where the file is missing. */
static bx_status read_latin(reader *r, const bx_node *node, presence as, bx_font_role *role)
{
    bool is_there = false;
    bx_face_use *use = BX_NEW(r->arena, bx_face_use);
    BX_TRY_NEW(use);
    BX_TRY(read_use(r, node, NULL, as, use, &is_there));
    if (is_there) role->latin = use;
    return BX_OK;
}

/*
 * A list of faces, or a map of that list, a face for letters and digits, and bold faces, which are
 * described likewise. `regular`: of bold ones.
 */
static bx_status read_faces(reader *r, const bx_node *node, const bx_font_role *regular,
                            bx_font_role *role)
{
    const bx_node *list = node, *latin = NULL;
    if (node->kind == BX_NODE_MAP) {
        BX_TRY(check_keys(r, node, regular ? "faces latin" : "faces latin bold"));
        BX_TRY(want_child(r, node, "faces", BX_NODE_LIST, &list));
        latin = bx_node_lookup(node, BX_STR("latin"));
    }
    BX_TRY(bx_node_want(list, BX_NODE_LIST, regular ? "bold" : "roles", r->diag));
    BX_TRY(read_uses(r, list, regular, role));
    return latin ? read_latin(r, latin, regular ? IF_THERE : WANTED, role) : BX_OK;
}

/* Where no bold face is there the role has none. */
static bx_status read_bold(reader *r, const bx_node *role_node, bx_font_role *role)
{
    const bx_node *node = bx_node_lookup(role_node, BX_STR("bold"));
    if (!node) return BX_OK;
    bx_font_role *bold = BX_NEW(r->arena, bx_font_role);
    BX_TRY_NEW(bold);
    *bold = (bx_font_role){.name = role->name};
    BX_TRY(read_faces(r, node, role, bold));
    if (bold->count > 0) role->bold = bold;
    return BX_OK;
}

static bx_status read_role(reader *r, const bx_pair *pair, bx_font_role *role)
{
    *role = (bx_font_role){.name = pair->key};
    BX_TRY(read_faces(r, pair->value, NULL, role));
    if (role->count > 0) return read_bold(r, pair->value, role);
    const char *name = text_of(r, pair->key);
    BX_TRY_NEW(name);
    return bx_report(r->diag, BX_E_MISSING_KEY, &pair->key_place, name, "");
}

static bx_status read_roles(reader *r, const bx_node *roles, bx_fontset *set)
{
    bx_font_role *made = BX_NEW_ARRAY(r->arena, bx_font_role, roles->count);
    BX_TRY_NEW(made);
    bx_status first = BX_OK;
    for (int i = 0; i < roles->count; i++) {
        bx_status status = read_role(r, &roles->pairs[i], &made[i]);
        if (first == BX_OK) first = status;
    }
    *set = (bx_fontset){made, roles->count};
    return first;
}

bx_status bx_fonts_file_read(bx_arena *arena, const char *path, const bx_node *root, bx_diag *diag,
                             bx_fonts_file *fonts)
{
    reader r = {.arena = arena, .path = path, .diag = diag};
    const bx_node *roles;
    *fonts = (bx_fonts_file){0};
    BX_TRY(bx_node_want(root, BX_NODE_MAP, "fonts.yaml", diag));
    BX_TRY(check_keys(&r, root, "banxin-fonts folders faces roles"));
    BX_TRY(want_child(&r, root, "folders", BX_NODE_LIST, &r.folders));
    BX_TRY(want_child(&r, root, "faces", BX_NODE_MAP, &r.faces));
    BX_TRY(want_child(&r, root, "roles", BX_NODE_MAP, &roles));
    bx_status status = read_roles(&r, roles, &fonts->set);
    fonts->faces = r.opened.items;
    fonts->face_count = r.opened.count;
    return status;
}

bx_status bx_fonts_file_judge(const bx_fonts_file *fonts, bx_diag *diag)
{
    bx_status status = BX_OK;
    for (int i = 0; i < fonts->face_count; i++) {
        const bx_opened_face *opened = &fonts->faces[i];
        if (!opened->face) continue;
        bx_status judged = bx_face_judge(opened->face, diag);
        if (judged == BX_OK) judged = bx_left_out_check(opened->left_out, opened->face, diag);
        if (status == BX_OK) status = judged;
    }
    return status;
}

void bx_fonts_file_release(bx_fonts_file *fonts)
{
    for (int i = 0; i < fonts->face_count; i++)
        bx_face_free(fonts->faces[i].face);
    *fonts = (bx_fonts_file){0};
}
