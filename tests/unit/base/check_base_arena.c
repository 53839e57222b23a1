/* Arenas: zeroed, aligned, capped, rewound; vectors that grow in them. */
#include <limits.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "support/suite.h"

static bool is_zero(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != 0) return false;
    return true;
}

START_TEST(tells_the_cap_from_memory_that_is_out)
{
    bx_arena *arena = bx_arena_new(1000);
    ck_assert_ptr_nonnull(bx_arena_take(arena, 900));
    ck_assert(!bx_arena_is_capped(arena));
    ck_assert_ptr_null(bx_arena_take(arena, 200));
    ck_assert(bx_arena_is_capped(arena));
    bx_arena_free(arena);
}
END_TEST

START_TEST(hands_out_zeroed_and_aligned_memory)
{
    static const size_t sizes[] = {0,  1,  2,    3,     7,     8,       15,      16, 17,
                                   63, 64, 1000, 16384, 16385, 1048577, 5000000, 1};
    bx_arena *arena = bx_arena_new(SIZE_MAX);
    for (int i = 0; i < BX_COUNT(sizes); i++) {
        unsigned char *taken = bx_arena_take(arena, sizes[i]);
        ck_assert_msg(taken != NULL, "size %zu", sizes[i]);
        ck_assert_msg((uintptr_t)taken % alignof(max_align_t) == 0, "size %zu", sizes[i]);
        ck_assert_msg(is_zero(taken, sizes[i]), "size %zu", sizes[i]);
        memset(taken, 0xA5, sizes[i]);
    }
    bx_arena_free(arena);
}
END_TEST

START_TEST(pieces_do_not_overlap)
{
    enum { PIECES = 3000 };
    static unsigned char *pieces[PIECES];
    bx_arena *arena = bx_arena_new(SIZE_MAX);
    for (int i = 0; i < PIECES; i++) {
        pieces[i] = bx_arena_take(arena, (size_t)(i % 70));
        ck_assert_ptr_nonnull(pieces[i]);
        memset(pieces[i], i % 251, (size_t)(i % 70));
    }
    for (int i = 0; i < PIECES; i++)
        for (int k = 0; k < i % 70; k++)
            ck_assert_int_eq(pieces[i][k], i % 251);
    bx_arena_free(arena);
}
END_TEST

START_TEST(size_zero_gives_pointers_of_their_own)
{
    bx_arena *arena = bx_arena_new(1000);
    char *a = bx_arena_take(arena, 0);
    char *b = bx_arena_take_array(arena, 0, 100);
    char *c = bx_arena_take_array(arena, 100, 0);
    ck_assert(a && b && c && a != b && b != c);
    bx_arena_free(arena);
}
END_TEST

START_TEST(stops_at_the_cap)
{
    bx_arena *arena = bx_arena_new(1024);
    ck_assert_ptr_null(bx_arena_take(arena, 1025));
    ck_assert_ptr_nonnull(bx_arena_take(arena, 1008));
    ck_assert_ptr_null(bx_arena_take(arena, 17));
    ck_assert_ptr_nonnull(bx_arena_take(arena, 16)); /* a refusal costs nothing */
    ck_assert_ptr_null(bx_arena_take(arena, 0));
    ck_assert_uint_eq(bx_arena_used(arena), 1024);
    bx_arena_rewind(arena, (bx_arena_mark){0});
    ck_assert_ptr_nonnull(bx_arena_take(arena, 1024));
    bx_arena_free(arena);
}
END_TEST

START_TEST(a_cap_of_nothing_gives_nothing)
{
    bx_arena *arena = bx_arena_new(0);
    ck_assert_ptr_nonnull(arena);
    ck_assert_ptr_null(bx_arena_take(arena, 0));
    ck_assert_ptr_null(bx_arena_copy(arena, "a", 1));
    bx_arena_free(arena);
    bx_arena_free(NULL);
}
END_TEST

START_TEST(sizes_beyond_the_machine_give_null)
{
    bx_arena *arena = bx_arena_new(SIZE_MAX);
    static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 15, SIZE_MAX / 2 + 1};
    for (int i = 0; i < BX_COUNT(sizes); i++)
        ck_assert_ptr_null(bx_arena_take(arena, sizes[i]));
    static const struct {
        size_t count, size;
    } products[] = {
        {SIZE_MAX, 2}, {2, SIZE_MAX}, {SIZE_MAX / 4 + 1, 8}, {(size_t)1 << 33, (size_t)1 << 33}};
    for (int i = 0; i < BX_COUNT(products); i++)
        ck_assert_ptr_null(bx_arena_take_array(arena, products[i].count, products[i].size));
    ck_assert_ptr_null(bx_arena_copy(arena, "a", SIZE_MAX));
    /* A count that was negative becomes a huge one. */
    ck_assert_ptr_null(BX_NEW_ARRAY(arena, int, -1));
    ck_assert_uint_eq(bx_arena_used(arena), 0);
    bx_arena_free(arena);
}
END_TEST

START_TEST(copies_end_in_nul)
{
    bx_arena *arena = bx_arena_new(1000);
    char *copy = bx_arena_copy(arena, "a\0bc", 4);
    ck_assert_mem_eq(copy, "a\0bc", 5);
    ck_assert_str_eq(bx_arena_copy(arena, "版心xyz", 6), "版心");
    ck_assert_str_eq(bx_arena_copy(arena, NULL, 0), "");
    bx_arena_free(arena);
}
END_TEST

START_TEST(rewinds_to_marks)
{
    bx_arena *arena = bx_arena_new(SIZE_MAX);
    bx_arena_mark empty = bx_arena_mark_here(arena);
    char *kept = bx_arena_copy(arena, "kept", 4);
    bx_arena_mark outer = bx_arena_mark_here(arena);
    size_t used = bx_arena_used(arena);
    for (int round = 0; round < 3; round++) {
        memset(bx_arena_take(arena, 100), 0xFF, 100);
        bx_arena_mark inner = bx_arena_mark_here(arena);
        memset(bx_arena_take(arena, 3000000), 0xFF, 3000000);
        memset(bx_arena_take(arena, 40), 0xFF, 40);
        bx_arena_rewind(arena, inner);
        ck_assert_uint_eq(bx_arena_used(arena), used + 112);
        bx_arena_rewind(arena, outer);
        ck_assert_uint_eq(bx_arena_used(arena), used);
        unsigned char *again = bx_arena_take(arena, 100);
        ck_assert_msg(is_zero(again, 100), "memory is zeroed again after a rewind");
        bx_arena_rewind(arena, outer);
        ck_assert_str_eq(kept, "kept");
    }
    bx_arena_rewind(arena, empty);
    ck_assert_uint_eq(bx_arena_used(arena), 0);
    bx_arena_free(arena);
}
END_TEST

/* As new after a job, with the places of the job before. */
START_TEST(a_reset_arena_is_as_new)
{
    bx_arena *arena = bx_arena_new(1 << 20);
    char *first = bx_arena_take(arena, 5000);
    ck_assert_ptr_null(bx_arena_take(arena, 2 << 20));
    ck_assert(bx_arena_is_capped(arena));
    memset(first, 'x', 5000);
    bx_arena_reset(arena);
    ck_assert(!bx_arena_is_capped(arena));
    ck_assert_uint_eq(bx_arena_used(arena), 0);
    ck_assert_ptr_eq(bx_arena_take(arena, 5000), first);
    for (int i = 0; i < 5000; i++)
        ck_assert_int_eq(first[i], 0);
    bx_arena_free(arena);
}
END_TEST

START_TEST(vectors_keep_their_items)
{
    bx_arena *arena = bx_arena_new(SIZE_MAX);
    BX_VEC(int64_t) numbers = {0};
    for (int i = 0; i < 5000; i++) {
        int64_t *slot = BX_VEC_PUSH(arena, &numbers);
        ck_assert_ptr_nonnull(slot);
        ck_assert_int_eq(*slot, 0);
        *slot = (int64_t)i * i;
    }
    ck_assert_int_eq(numbers.count, 5000);
    for (int i = 0; i < 5000; i++)
        ck_assert_int_eq(numbers.items[i], (int64_t)i * i);
    bx_arena_free(arena);
}
END_TEST

START_TEST(a_vector_that_cannot_grow_stays_whole)
{
    bx_arena *arena = bx_arena_new(300);
    BX_VEC(int) numbers = {0};
    int *slot;
    int pushed = 0;
    while ((slot = BX_VEC_PUSH(arena, &numbers)) != NULL)
        *slot = pushed++;
    ck_assert_int_eq(pushed, 32); /* 8, 16 and 32 ints were had, 64 would pass the cap */
    ck_assert_int_eq(numbers.count, pushed);
    ck_assert_int_eq(numbers.room, pushed);
    for (int i = 0; i < pushed; i++)
        ck_assert_int_eq(numbers.items[i], i);
    void *items = numbers.items;
    int room = INT_MAX / 2 + 1;
    ck_assert(!bx_vec_grow(arena, &items, 1, 0, &room));
    ck_assert_int_eq(room, INT_MAX / 2 + 1);
    ck_assert_ptr_eq(items, numbers.items);
    bx_arena_free(arena);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        tells_the_cap_from_memory_that_is_out,
        hands_out_zeroed_and_aligned_memory,
        pieces_do_not_overlap,
        size_zero_gives_pointers_of_their_own,
        stops_at_the_cap,
        a_cap_of_nothing_gives_nothing,
        sizes_beyond_the_machine_give_null,
        copies_end_in_nul,
        rewinds_to_marks,
        a_reset_arena_is_as_new,
        vectors_keep_their_items,
        a_vector_that_cannot_grow_stays_whole,
    };
    return bx_suite_run("base/arena", tests, BX_COUNT(tests));
}
