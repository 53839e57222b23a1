#include "house/house.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/vec.h"
#include "house/locate.h"
#include "layout/layout_read.h"
#include "layout/layout_text.h"
#include "pdf/pdf_pack.h"
#include "source/source.h"

#include "base/ban.h"

/* A file of a layout. */
typedef struct layout_file {
    const char *path;
    const bx_node *root;
} layout_file;

typedef struct kept_layout {
    const char *path;
    const char *const *profiles;
    int profile_count;
    bool clauses;
    const bx_layout *layout;
    bx_layout_copy *copy;      /* NULL: not made yet */
    BX_VEC(layout_file) files; /* it, what it extends and uses, its profiles: as they were found */
} kept_layout;

enum { JOB_ARENAS = 2 };

struct bx_house {
    bx_arena *arena;
    bx_arena *idle[JOB_ARENAS]; /* were lent; NULL: none */
    bx_engine *engine;
    bx_font_cache *font_cache;
    BX_VEC(kept_layout) layouts;
    bx_fonts_file fonts;
    bx_str fonts_text; /* of fonts.yaml */
    bool has_fonts;
};

/* What finding the other files of a layout needs to know. */
typedef struct search {
    bx_house *house;
    bx_diag *diag;
    kept_layout *kept;
} search;

bx_house *bx_house_new(void)
{
    bx_house *house = calloc(1, sizeof *house);
    if (!house) return NULL;
    house->arena = bx_arena_new(BX_LIMIT_HOUSE_BYTES);
    house->engine = bx_engine_new();
    house->font_cache = bx_font_cache_new(BX_LIMIT_FONT_CACHE_BYTES, BX_LIMIT_GLYPH_STORE_BYTES);
    if (house->engine) bx_engine_keep_texts(house->engine, BX_LIMIT_TEXT_STORE_BYTES);
    if (house->arena && house->engine && house->font_cache) return house;
    bx_house_free(house);
    return NULL;
}

void bx_house_free(bx_house *house)
{
    if (!house) return;
    bx_engine_free(house->engine); /* it and the cache know faces by their address */
    bx_font_cache_free(house->font_cache);
    bx_fonts_file_release(&house->fonts);
    for (int i = 0; i < JOB_ARENAS; i++)
        bx_arena_free(house->idle[i]);
    bx_arena_free(house->arena);
    free(house);
}

bool bx_house_is_capped(const bx_house *house)
{
    return bx_arena_is_capped(house->arena);
}

static bx_status find_layout(bx_house *house, bx_str name, const char *beside,
                             const bx_place *place, bx_diag *diag, const char **path)
{
    bx_buf file = {0};
    bx_buf_add_str(&file, name);
    if (!bx_str_ends(name, BX_STR(".yaml")) && !bx_str_ends(name, BX_STR(".json")))
        bx_buf_add_text(&file, ".yaml");
    bx_str wanted = bx_buf_keep(&file, house->arena);
    BX_TRY_NEW(wanted.ptr);
    const char *looked;
    BX_TRY(bx_locate(house->arena, "layouts", wanted, beside, path, &looked));
    if (*path) return BX_OK;
    return bx_report(diag, BX_E_NO_LAYOUT, place, wanted.ptr, looked);
}

/* A file that was named before, perhaps by another path, has the same root. */
static bx_status load_file(search *s, const char *path, const bx_node **root)
{
    for (int i = 0; i < s->kept->files.count; i++)
        if (bx_file_is_same(s->kept->files.items[i].path, path)) {
            *root = s->kept->files.items[i].root;
            return BX_OK;
        }
    BX_TRY(bx_source_load(s->house->arena, path, s->diag, root));
    layout_file *file = BX_VEC_PUSH(s->house->arena, &s->kept->files);
    BX_TRY_NEW(file);
    *file = (layout_file){path, *root};
    return BX_OK;
}

static bx_status find_other(void *context, bx_str name, const bx_place *place, const bx_node **root)
{
    search *s = context;
    const char *path;
    BX_TRY(find_layout(s->house, name, place ? place->file->name : NULL, place, s->diag, &path));
    return load_file(s, path, root);
}

static bool is_as_asked(const kept_layout *kept, const bx_layout_request *request)
{
    if (kept->clauses != request->clauses) return false;
    if (kept->profile_count != request->profile_count) return false;
    for (int i = 0; i < request->profile_count; i++)
        if (strcmp(kept->profiles[i], request->profiles[i]) != 0) return false;
    return true;
}

static const kept_layout *find_kept(const bx_house *house, const char *path,
                                    const bx_layout_request *request)
{
    for (int i = 0; i < house->layouts.count; i++) {
        const kept_layout *kept = &house->layouts.items[i];
        if (strcmp(kept->path, path) == 0 && is_as_asked(kept, request)) return kept;
    }
    return NULL;
}

static bx_status load_layout(bx_house *house, const char *path, const bx_layout_request *request,
                             bx_diag *diag, const bx_layout **layout)
{
    kept_layout fresh = {.path = path,
                         .profiles = request->profiles,
                         .profile_count = request->profile_count,
                         .clauses = request->clauses};
    search s = {house, diag, &fresh};
    bx_layout_files files = {.profiles = request->profiles,
                             .profile_count = request->profile_count,
                             .clauses = request->clauses,
                             .find = find_other,
                             .context = &s};
    BX_TRY(load_file(&s, path, &files.root));
    BX_TRY(bx_layout_read(house->arena, &files, diag, &fresh.layout));
    kept_layout *kept = BX_VEC_PUSH(house->arena, &house->layouts);
    BX_TRY_NEW(kept);
    *kept = fresh;
    *layout = fresh.layout;
    return BX_OK;
}

/* Only what is loaded stays: a batch asks for its layout with every report. */
bx_status bx_house_layout(bx_house *house, const bx_layout_request *request, bx_diag *diag,
                          const bx_layout **layout)
{
    const char *path;
    bx_arena_mark mark = bx_arena_mark_here(house->arena);
    bx_status status =
        find_layout(house, request->name, request->beside, request->place, diag, &path);
    const kept_layout *kept = status == BX_OK ? find_kept(house, path, request) : NULL;
    if (kept) *layout = kept->layout;
    else if (status == BX_OK) status = load_layout(house, path, request, diag, layout);
    if (kept || status != BX_OK) bx_arena_rewind(house->arena, mark);
    return status;
}

/* A layout that stands in a finished file is whole: what it names was put there by somebody else. */
static bx_status refuse_other(void *context, bx_str name, const bx_place *place,
                              const bx_node **root)
{
    const search *s = context;
    const char *named = bx_str_copy(s->house->arena, name).ptr;
    (void)root;
    return named ? bx_report(s->diag, BX_E_LAYOUT_NOT_WHOLE, place, named) : BX_ERR_MEMORY;
}

static bx_status read_given(bx_house *house, const char *name, bx_str text, bx_diag *diag,
                            const bx_layout **layout)
{
    kept_layout fresh = {.path = name};
    search s = {house, diag, &fresh};
    bx_layout_files files = {.find = refuse_other, .context = &s};
    bx_text_file *file = BX_NEW(house->arena, bx_text_file);
    layout_file *slot = BX_VEC_PUSH(house->arena, &fresh.files);
    if (!file || !slot) return BX_ERR_MEMORY;
    *file = (bx_text_file){name, bx_str_copy(house->arena, text)};
    BX_TRY_NEW(file->text.ptr);
    BX_TRY(bx_source_parse(house->arena, file, diag, &files.root));
    *slot = (layout_file){name, files.root};
    BX_TRY(bx_layout_read(house->arena, &files, diag, &fresh.layout));
    kept_layout *kept = BX_VEC_PUSH(house->arena, &house->layouts);
    BX_TRY_NEW(kept);
    *kept = fresh;
    *layout = fresh.layout;
    return BX_OK;
}

bx_status bx_house_layout_given(bx_house *house, const char *name, bx_str text, bx_diag *diag,
                                const bx_layout **layout)
{
    for (int i = 0; i < house->layouts.count; i++) {
        const kept_layout *kept = &house->layouts.items[i];
        bool is_it = kept->files.count == 1 &&
                     bx_str_equal(kept->files.items[0].root->place.file->text, text);
        if (!is_it) continue;
        *layout = kept->layout;
        return BX_OK;
    }
    return read_given(house, name, text, diag, layout);
}

bx_arena *bx_house_lend(bx_house *house)
{
    for (int i = 0; i < JOB_ARENAS; i++)
        if (house->idle[i]) {
            bx_arena *arena = house->idle[i];
            house->idle[i] = NULL;
            return arena;
        }
    return bx_arena_new(BX_LIMIT_JOB_BYTES);
}

void bx_house_take_back(bx_house *house, bx_arena *arena)
{
    bx_arena_reset(arena);
    for (int i = 0; i < JOB_ARENAS; i++)
        if (!house->idle[i]) {
            house->idle[i] = arena;
            return;
        }
    bx_arena_free(arena);
}

bx_font_cache *bx_house_font_cache(bx_house *house)
{
    return house->font_cache;
}

bx_engine *bx_house_engine(bx_house *house)
{
    return house->engine;
}

static bx_status open_fonts(bx_house *house, bx_diag *diag)
{
    const char *path, *looked;
    const bx_node *root;
    BX_TRY(bx_locate(house->arena, "fonts", BX_STR("fonts.yaml"), NULL, &path, &looked));
    if (!path)
        return bx_report(diag, BX_E_FONT_MISSING, NULL, "fonts", "fonts.yaml", looked,
                         BX_FONTS_FETCH);
    BX_TRY(bx_source_load(house->arena, path, diag, &root));
    house->fonts_text = root->place.file->text;
    return bx_fonts_file_read(house->arena, path, root, diag, &house->fonts);
}

bx_status bx_house_fonts(bx_house *house, bx_diag *diag, const bx_fonts_file **fonts)
{
    if (!house->has_fonts) {
        bx_status status = open_fonts(house, diag);
        if (status != BX_OK) {
            bx_fonts_file_release(&house->fonts);
            return status;
        }
        house->has_fonts = true;
    }
    *fonts = &house->fonts;
    return BX_OK;
}

static kept_layout *kept_of(const bx_house *house, const bx_layout *layout)
{
    kept_layout *kept = house->layouts.items;
    while (kept->layout != layout)
        kept++;
    return kept;
}

static bx_status make_copy(bx_house *house, const bx_layout *layout, bx_layout_copy **copy)
{
    bx_buf text = {0};
    bx_hash hash;
    bx_layout_copy *fresh = BX_NEW(house->arena, bx_layout_copy);
    bx_layout_text(layout->nodes, &text);
    bx_str kept = bx_buf_keep(&text, house->arena);
    if (!fresh || !kept.ptr) return BX_ERR_MEMORY;
    *fresh = (bx_layout_copy){.text = kept};
    bx_hash_sha256(&fresh->text, 1, &hash);
    bx_hash_hex(&hash, fresh->hash);
    *copy = fresh;
    return BX_OK;
}

static bx_status pack_copy(bx_house *house, bx_layout_copy *copy)
{
    bx_buf packed = {0};
    bx_status status = bx_pdf_pack(copy->text, &packed);
    bx_str kept = bx_buf_keep(&packed, house->arena);
    BX_TRY(status);
    BX_TRY_NEW(kept.ptr);
    copy->packed = kept;
    return BX_OK;
}

bx_status bx_house_layout_copy(bx_house *house, const bx_layout *layout, bool packs,
                               const bx_layout_copy **copy)
{
    kept_layout *kept = kept_of(house, layout);
    if (!kept->copy) BX_TRY(make_copy(house, layout, &kept->copy));
    if (packs && !kept->copy->packed.ptr) BX_TRY(pack_copy(house, kept->copy));
    *copy = kept->copy;
    return BX_OK;
}

bx_status bx_house_layout_hash(const bx_house *house, const bx_layout *layout, bx_hash *hash)
{
    const kept_layout *kept = kept_of(house, layout);
    bx_str *texts = calloc((size_t)kept->files.count, sizeof *texts);
    BX_TRY_NEW(texts);
    for (int i = 0; i < kept->files.count; i++)
        texts[i] = kept->files.items[i].root->place.file->text;
    bx_hash_sha256(texts, kept->files.count, hash);
    free(texts);
    return BX_OK;
}

bx_status bx_house_fonts_hash(const bx_house *house, bx_hash *hash)
{
    const bx_fonts_file *fonts = &house->fonts;
    int count = 0;
    bx_str *parts = calloc((size_t)fonts->face_count + 1, sizeof *parts);
    BX_TRY_NEW(parts);
    parts[count++] = house->fonts_text;
    bx_status status = BX_OK;
    for (int i = 0; i < fonts->face_count && status != BX_ERR_MEMORY; i++) {
        bx_face *face = fonts->faces[i].face;
        status = face ? bx_face_open(face, NULL) : BX_OK;
        if (face && status == BX_OK) parts[count++] = bx_face_directory(face);
    }
    bx_hash_sha256(parts, count, hash);
    free(parts);
    return status == BX_ERR_MEMORY ? status : BX_OK;
}
