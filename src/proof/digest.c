#include "proof/digest.h"

#include "base/hash.h"
#include "proof/cursor.h"

#include "base/ban.h"

enum { ID_BYTES = 16, ID_DIGITS = 32, LARGEST_ID = ID_DIGITS + 2 };

/* As our writer spells them, in capitals alone: any other byte in their place is a change. */
static int digit_of(char digit)
{
    return digit >= 'a' ? -1 : bx_proof_hex_digit((unsigned char)digit);
}

/* The 16 bytes that stand as <32 digits> at a byte of the file. */
static bool read_half(bx_str bytes, size_t at, unsigned char id[ID_BYTES])
{
    if (at >= bytes.len || bytes.len - at < LARGEST_ID) return false;
    const char *text = bytes.ptr + at;
    if (text[0] != '<' || text[LARGEST_ID - 1] != '>') return false;
    for (int i = 0; i < ID_BYTES; i++) {
        int high = digit_of(text[1 + 2 * i]), low = digit_of(text[2 + 2 * i]);
        if (high < 0 || low < 0) return false;
        id[i] = (unsigned char)(high * 16 + low);
    }
    return true;
}

/* Where the digits of both halves begin. */
static bool find_id(const bx_proof_file *file, size_t digits[2], unsigned char id[ID_BYTES])
{
    const bx_proof_value *array = bx_proof_look(file->revisions.items[0].trailer, "ID");
    unsigned char other[ID_BYTES];
    if (array->kind != BX_PROOF_ARRAY || array->list.count != 2) return false;
    size_t first = bx_proof_item(array, 0)->at, second = bx_proof_item(array, 1)->at;
    bx_str bytes = {file->reading.bytes.ptr, file->revisions.items[0].end};
    if (!read_half(bytes, first, id) || !read_half(bytes, second, other)) return false;
    digits[0] = first + 1;
    digits[1] = second + 1;
    return second > first && memcmp(id, other, ID_BYTES) == 0;
}

static void add_range(bx_hasher *hasher, bx_str bytes, size_t from, size_t to)
{
    bx_hasher_add(hasher, (bx_str){bytes.ptr + from, to - from});
}

bx_status bx_proof_digest(const bx_proof_file *file, bx_proof_sameness *sameness)
{
    bx_str zeros = BX_STR("00000000000000000000000000000000");
    bx_str bytes = {file->reading.bytes.ptr, file->revisions.items[0].end};
    unsigned char id[ID_BYTES];
    size_t at[2];
    bx_hash hash;
    if (!find_id(file, at, id)) {
        *sameness = BX_PROOF_NO_DIGEST;
        return BX_OK;
    }
    bx_hasher *hasher = bx_hasher_new();
    BX_TRY_NEW(hasher);
    add_range(hasher, bytes, 0, at[0]);
    bx_hasher_add(hasher, zeros);
    add_range(hasher, bytes, at[0] + ID_DIGITS, at[1]);
    bx_hasher_add(hasher, zeros);
    add_range(hasher, bytes, at[1] + ID_DIGITS, bytes.len);
    bx_hasher_read(hasher, &hash);
    bx_hasher_free(hasher);
    *sameness = memcmp(hash.bytes, id, ID_BYTES) == 0 ? BX_PROOF_SAME : BX_PROOF_CHANGED;
    return BX_OK;
}
