/*
 * pool.h - tasks shared out among forked workers
 *
 * The parent loads what all tasks share and forks; workers have it copy-on-write and
 * take one task after the other. A worker that dies or does not answer in time costs
 * the task it had, no other: it is replaced. Nothing is shared but a socket for each
 * worker, so no task can spoil another's memory. Workers end with their parent, also when it
 * is killed and whatever they are doing.
 *
 * SIGINT and SIGTERM are held back while the pool runs: no task is begun any more, those
 * that are under way are finished; at a second one their workers are killed. They are delivered when bx_pool_run returns, unless
 * the caller holds them back himself (bx_interrupts_hold).
 */
#ifndef BX_BATCH_POOL_H
#define BX_BATCH_POOL_H

#include <stdbool.h>

#include "base/status.h"
#include "base/str.h"

/** How a task came to its end. */
typedef enum bx_task_end {
    BX_TASK_DONE,    /* there is a reply */
    BX_TASK_CRASHED, /* its worker died */
    BX_TASK_STUCK,   /* its worker did not answer in time and was killed */
    BX_TASK_SKIPPED, /* not done: interrupted, or stopped by the caller */
} bx_task_end;

/** What a worker speaks through while it does a task. */
typedef struct bx_pool_voice bx_pool_voice;

/**
 * Says beforehand what the reply will be if all goes well, before something that cannot be
 * undone: should the worker die then, `ended` hears of it.
 */
void bx_pool_foretell(const bx_pool_voice *voice, bx_str reply);

typedef struct bx_pool_plan {
    int tasks;     /* 0 to tasks - 1, begun in this order */
    int workers;   /* at least 1; fewer than files may be open */
    int timeout;   /* milliseconds for a task; 0: none */
    size_t memory; /* bytes that a worker may take beyond what it was forked with; 0: no cap */
    void *context; /* for the calls below */
    /** In a worker, before its first task: lets go of what is the parent's. May be NULL. `voice` lives as long as the worker. */
    void (*begins)(void *context, const bx_pool_voice *voice);
    /** In a worker: does a task and appends its reply. What it leaves in memory stays for the next. */
    void (*work)(void *context, int task, bx_buf *reply);
    /** In the parent: whether this can be a reply. A worker that sends another one is killed, as its memory is spoilt. May be NULL. */
    bool (*is_sound)(void *context, int task, bx_str reply);
    /**
     * In the parent, for each task once, as they end. `how`: the signal or the status a worker
     * died of; `reply` is then what it said beforehand, as it came, or empty.
     */
    void (*ended)(void *context, int task, bx_task_end end, int how, bx_str reply);
    /** In the parent, at least ten times a second. True: begin no further task. May be NULL. */
    bool (*stops)(void *context);
} bx_pool_plan;

/**
 * Does all tasks.
 * @return BX_OK also when tasks crashed: `ended` tells. BX_ERR_MEMORY; BX_ERR_SYSTEM when no
 *         worker could be made at all (errno tells why); tasks without an end are SKIPPED
 */
bx_status bx_pool_run(const bx_pool_plan *plan);

/** The number of processors that may be used; at least 1. */
int bx_pool_processors(void);

/** Holds SIGINT and SIGTERM back until bx_interrupts_release, which lets them do what they do. What is ignored stays ignored. */
typedef struct bx_interrupts {
    unsigned char held; /* which were held back before: bit 0 SIGINT, bit 1 SIGTERM */
} bx_interrupts;

bx_interrupts bx_interrupts_hold(void);
bool bx_interrupts_pending(void);
void bx_interrupts_release(bx_interrupts before);

#endif
