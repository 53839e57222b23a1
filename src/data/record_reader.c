#include "data/record_reader.h"

#include "data/date_text.h"

#include "base/ban.h"

size_t bx_record_enter(bx_record_reader *rr, bx_str name)
{
    size_t before = rr->path.len;
    if (before > 0) bx_buf_add_byte(&rr->path, '.');
    bx_buf_add_str(&rr->path, name);
    return before;
}

void bx_record_leave(bx_record_reader *rr, size_t before)
{
    if (rr->path.failed) return;
    rr->path.len = before;
    rr->path.ptr[before] = '\0';
}

bx_status bx_record_fail(bx_record_reader *rr, bx_code code, const bx_place *place, bx_str a,
                         bx_str b)
{
    if (rr->path.failed) return BX_ERR_MEMORY;
    return bx_reader_fail(&rr->reader, code, place, bx_buf_str(&rr->path), a, b);
}

bx_status bx_record_fail_kind(bx_record_reader *rr, const bx_node *node, const char *wanted)
{
    return bx_record_fail(rr, BX_E_FIELD_KIND, &node->place, bx_str_from(wanted),
                          bx_str_from(bx_node_kind_name(node)));
}

bool bx_record_is_exact(const bx_node *node)
{
    bx_str raw = {node->place.file->text.ptr + node->place.at, node->place.len};
    return node->kind == BX_NODE_SCALAR && bx_str_equal(raw, node->text);
}

bx_status bx_record_excuse(bx_record_reader *rr, const bx_field *field)
{
    const bx_field **told = BX_VEC_PUSH(rr->reader.arena, &rr->told);
    BX_TRY_NEW(told);
    *told = field;
    return BX_OK;
}

bool bx_record_is_excused(const bx_record_reader *rr, const bx_field *field)
{
    for (int i = 0; i < rr->told.count; i++)
        if (rr->told.items[i] == field) return true;
    return false;
}

/* The year that the report is of; 0 when the data do not tell. */
static int own_year(const bx_record_reader *rr)
{
    for (int i = 0; i < rr->field_count; i++) {
        if (rr->fields[i].type != BX_FIELD_YEAR) continue;
        const bx_node *node = bx_node_lookup(rr->root, rr->fields[i].name);
        if (node && node->kind == BX_NODE_SCALAR) return bx_date_year(node->text);
    }
    return 0;
}

void bx_record_date_example(const bx_record_reader *rr, int year, char *out, size_t room)
{
    enum { SOME_YEAR = 2024 };
    if (year == 0) year = own_year(rr);
    if (year == 0) year = SOME_YEAR;
    snprintf(out, room, BX_BOTH(", such as %04d-12-31", "，如 %04d-12-31"), year, year);
}
