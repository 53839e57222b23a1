/*
 * heap.h - how the program's heap is used, where the C library can be told
 */
#ifndef BX_APP_HEAP_H
#define BX_APP_HEAP_H

/**
 * For the whole process: what was given back is taken again, by the next page, report or
 * worker, and not asked of the system page by page: a fault costs 2 us and more, a report
 * makes 300 fewer. A program that embeds banxin decides that for itself.
 */
void bx_heap_keep(void);

#endif
