#include "cut/cff_index.h"

#include "base/ban.h"

bool bx_cff_slice(bx_cff_bytes from, int64_t start, int64_t len, bx_cff_bytes *part)
{
    if (start < 0 || len < 0 || (uint64_t)start > from.len ||
        (uint64_t)len > from.len - (size_t)start)
        return false;
    *part = (bx_cff_bytes){from.at + start, (size_t)len};
    return true;
}

size_t bx_cff_number(const unsigned char *at, size_t size)
{
    size_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | at[i];
    return value;
}

bool bx_cff_index_read(bx_cff_bytes table, int64_t start, bx_cff_index *index)
{
    bx_cff_bytes head;
    if (!bx_cff_slice(table, start, 2, &head)) return false;
    size_t count = bx_cff_number(head.at, 2);
    *index = (bx_cff_index){.count = count, .end = (size_t)start + 2};
    if (count == 0) return true;
    if (!bx_cff_slice(table, start, 3, &head)) return false;
    size_t size = head.at[2];
    if (size < 1 || size > 4) return false;
    if (!bx_cff_slice(table, start + 3, (int64_t)((count + 1) * size), &index->offsets))
        return false;
    size_t data = (size_t)start + 3 + index->offsets.len;
    size_t last = bx_cff_number(index->offsets.at + count * size, size);
    if (last < 1 || !bx_cff_slice(table, (int64_t)data, (int64_t)last - 1, &index->data))
        return false;
    index->offset_size = size;
    index->end = data + last - 1;
    return true;
}

bool bx_cff_index_item(const bx_cff_index *index, size_t i, bx_cff_bytes *item)
{
    if (i >= index->count) return false;
    const unsigned char *offset = index->offsets.at + i * index->offset_size;
    int64_t start = (int64_t)bx_cff_number(offset, index->offset_size) - 1;
    int64_t end = (int64_t)bx_cff_number(offset + index->offset_size, index->offset_size) - 1;
    return bx_cff_slice(index->data, start, end - start, item);
}
