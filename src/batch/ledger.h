/*
 * ledger.h - a batch's manifest while the batch runs
 *
 * Opening it locks it, so that two runs do not make one folder at the same time. Each end
 * is appended at once; closing replaces the file, and the table beside it, by all that is
 * known in the order of the data (leftovers.h: what becomes of lines that this run did not write).
 */
#ifndef BX_BATCH_LEDGER_H
#define BX_BATCH_LEDGER_H

#include "batch/manifest.h"
#include "house/house.h"

typedef struct bx_ledger {
    const char *folder, *path, *summary;
    int descriptor; /* locked; -1: not open */
    const bx_manifest *before;
    char fonts[65], tool[65]; /* SHA-256, hexadecimal */
} bx_ledger;

/**
 * Opens "<folder>manifest<suffix>.jsonl", made with its folder when it is not there.
 * @param folder  with its slash
 * @param suffix  of a shard: "-2-of-8"; else ""
 * A manifest with a second name (a hard link of a backup) is replaced by a copy first: what the
 * other name has stays.
 * @return BX_ERR_SYSTEM (BX0104, or BX0911 when another run has it; without a message when an
 *         interrupt is pending); BX_ERR_MEMORY; BX_ERR_LIBRARY
 */
bx_status bx_ledger_open(bx_arena *arena, const bx_house *house, const char *folder,
                         const char *suffix, bx_diag *diag, bx_ledger *ledger);

/** In a worker: lets go of the file, so that the lock ends with the parent, however it ends. */
void bx_ledger_leave(const bx_ledger *ledger);

/** The line of a report that was made before from the same things, or NULL. Only what `line` knows is compared. */
const bx_manifest_line *bx_ledger_match(const bx_ledger *ledger, const bx_manifest_line *line);

/** Notes that an earlier run's file will be left: the line that tells of it may be replaced soon. */
void bx_ledger_add_left(const bx_ledger *ledger, const bx_manifest_line *old);

/** Writes an end down. What cannot be written is lost only when the run is killed: closing writes all. */
void bx_ledger_add(const bx_ledger *ledger, const bx_manifest_line *line);

/** What a run has to tell at its end. */
typedef struct bx_ledger_run {
    const bx_manifest_line *lines; /* in the order of the data; status empty: not begun */
    int count;
    bool named; /* all data were read, and names given */
    bool tells; /* no other part may make what this one leaves */
} bx_ledger_run;

/** Writes the whole down, tells what is left of earlier runs (BX0914), and unlocks. */
bx_status bx_ledger_close(bx_arena *arena, bx_ledger *ledger, const bx_ledger_run *run,
                          bx_language language, bool sync, bx_diag *diag);

#endif
