#include "cut/huffman.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/ban.h"

enum { SYMBOL_BITS = 9 }; /* of a key, behind the weight */

static int by_value(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    return (one > other) - (one < other);
}

/* Keys by weight, equal weights by symbol: the same text has the same code everywhere. */
static int sort_symbols(const uint32_t *weights, int count, uint32_t *keys)
{
    int used = 0;
    for (int i = 0; i < count; i++)
        if (weights[i] > 0) keys[used++] = weights[i] << SYMBOL_BITS | (uint32_t)i;
    qsort(keys, (size_t)used, sizeof *keys, by_value);
    return used;
}

/* Weights, lightest first, become the parents of the nodes that they are joined into. */
static void join(uint32_t *a, int n)
{
    int leaf = 2, root = 0;
    a[0] += a[1];
    for (int next = 1; next < n - 1; next++) {
        uint32_t sum = 0;
        for (int child = 0; child < 2; child++) {
            bool takes_node = leaf >= n || (root < next && a[root] < a[leaf]);
            sum += takes_node ? a[root] : a[leaf];
            if (takes_node) a[root++] = (uint32_t)next;
            else leaf++;
        }
        a[next] = sum;
    }
}

/* Parents become depths of inner nodes, and those the depths of the leaves. */
static void count_depths(uint32_t *a, int n)
{
    a[n - 2] = 0;
    for (int node = n - 3; node >= 0; node--)
        a[node] = a[a[node]] + 1;
    int node = n - 2, next = n - 1;
    for (uint32_t open = 1, depth = 0; open > 0; depth++) {
        uint32_t inner = 0;
        for (; node >= 0 && a[node] == depth; node--)
            inner++;
        for (uint32_t leaves = open - inner; leaves > 0; leaves--)
            a[next--] = depth;
        open = 2 * inner;
    }
}

void bx_huffman_lengths(const uint32_t *weights, int count, int longest, uint8_t *lengths)
{
    uint32_t keys[BX_HUFFMAN_SYMBOLS], depths[BX_HUFFMAN_SYMBOLS];
    BX_ASSERT(count <= BX_HUFFMAN_SYMBOLS && longest >= 1 && longest <= BX_HUFFMAN_LONGEST);
    int used = sort_symbols(weights, count, keys);
    BX_ASSERT(used >= 2 && used <= 1 << longest);
    for (int halved = 0; halved == 0 || depths[0] > (uint32_t)longest; halved++) {
        for (int i = 0; i < used; i++)
            depths[i] = (keys[i] >> SYMBOL_BITS >> halved) + (halved > 0);
        join(depths, used);
        count_depths(depths, used);
    }
    memset(lengths, 0, (size_t)count);
    for (int i = 0; i < used; i++)
        lengths[keys[i] & ((1 << SYMBOL_BITS) - 1)] = (uint8_t)depths[i];
}

void bx_huffman_codes(const uint8_t *lengths, int count, uint16_t *codes)
{
    uint16_t of_length[BX_HUFFMAN_LONGEST + 1] = {0}, next[BX_HUFFMAN_LONGEST + 1] = {0};
    for (int i = 0; i < count; i++)
        of_length[lengths[i]]++;
    of_length[0] = 0;
    for (int bits = 1; bits <= BX_HUFFMAN_LONGEST; bits++)
        next[bits] = (uint16_t)((next[bits - 1] + of_length[bits - 1]) << 1);
    for (int i = 0; i < count; i++) {
        unsigned code = lengths[i] > 0 ? next[lengths[i]]++ : 0, turned = 0;
        for (int bit = 0; bit < lengths[i]; bit++)
            turned = turned << 1 | (code >> bit & 1);
        codes[i] = (uint16_t)turned;
    }
}
