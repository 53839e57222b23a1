#include "data/record_reader.h"

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

/* What a clerk could write behind the key. */
static void add_sample(bx_buf *line, const bx_field *field)
{
    switch (field->type) {
    case BX_FIELD_YEAR: bx_buf_add_text(line, " 2024"); break;
    case BX_FIELD_DATE: bx_buf_add_text(line, " 2024-01-15"); break;
    case BX_FIELD_COUNT:
    case BX_FIELD_NUMBER: bx_buf_add_text(line, " 0"); break;
    case BX_FIELD_PARAGRAPHS: bx_buf_add_text(line, " |"); break;
    case BX_FIELD_COUNTS:
        for (int i = 0; i < field->name_count; i++)
            bx_buf_add_text(line, i > 0 ? ", 0" : " [0");
        bx_buf_add_byte(line, ']');
        break;
    default: bx_buf_add_text(line, " …"); break;
    }
}

bx_status bx_record_fail_missing(bx_record_reader *rr, const bx_field *field, const bx_place *place)
{
    bx_buf line = {0};
    bx_buf_add_str(&line, field->name);
    bx_buf_add_byte(&line, ':');
    add_sample(&line, field);
    bx_status status =
        line.failed ? BX_ERR_MEMORY
                    : bx_record_fail(rr, BX_E_MISSING_FIELD, place, bx_buf_str(&line), (bx_str){0});
    bx_buf_release(&line);
    return status;
}
