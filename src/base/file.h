/*
 * file.h - files read whole and replaced whole
 *
 * Writing never leaves a half-written file under the final name: the bytes go to
 * a new file beside it, are synced, and the new file is renamed over the old. That file is this
 * process's own, made anew, whoever else may write into the folder; no lock is waited for long.
 */
#ifndef BX_BASE_FILE_H
#define BX_BASE_FILE_H

#include <sys/stat.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "base/str.h"

/**
 * Reads a file whole; "-" is standard input. A pipe or a device is read to its end; a
 * pipe into which nobody writes, and what only says it is a file and has nothing to give yet
 * (/proc/kmsg), are BX0109.
 * @param limit  most bytes; more is BX_ERR_LIMIT
 * @param place  where the name came from, for messages; may be NULL
 * @param text   set to bytes in `arena`, NUL behind them
 */
bx_status bx_file_read(bx_arena *arena, const char *path, size_t limit, bx_diag *diag,
                       const bx_place *place, bx_str *text);

/** BX0109 for a pipe, a socket or a device: what is read there is gone, and may never come. */
bx_status bx_file_refuse_stream(const char *path, bx_diag *diag, const bx_place *place);

/** A regular file mapped read-only. Release with bx_file_unmap. An empty file is BX_ERR_INPUT's matter for the caller. */
bx_status bx_file_map(const char *path, size_t limit, bx_diag *diag, const bx_place *place,
                      bx_str *bytes);
void bx_file_unmap(bx_str bytes);

/**
 * Replaces `path` by `bytes`, all or nothing; "-" writes to standard output. What is
 * no regular file (a pipe, /dev/null) is written into instead of replaced. What takes a file's
 * place has its rights.
 * @param sync  false leaves out the fsync: quicker, and unsafe only when the power fails
 */
bx_status bx_file_replace(const char *path, bx_str bytes, bool sync, bx_diag *diag);

/** What a name led to when it was looked at. */
typedef struct bx_file_state {
    bool is_there; /* as a regular file; the rest is of that */
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec changed;
} bx_file_state;

/** Looks at a file, before it is read: what is written then with bx_file_replace_same undoes nobody's work. */
bx_file_state bx_file_look(const char *path);

/**
 * As bx_file_replace, as long as `path` leads to what it led to: another file that took its place, or was
 * put where none was, stays, whoever put it there and however close before.
 * @param is_other  set, with BX_OK: somebody was quicker, or holds the file; nothing was done
 */
bx_status bx_file_replace_same(const char *path, const bx_file_state *was, bx_str bytes, bool sync,
                               bx_diag *diag, bool *is_other);

/** Removes what a killed process of this user left of `path`; what is being written, or another's, stays. */
void bx_file_drop_parts(const char *path);

/** Makes a folder and those above it that are missing. */
bx_status bx_file_make_folder(const char *path, bx_diag *diag);

/** True when a regular file of that name can be opened for reading. */
bool bx_file_exists(const char *path);

/** True when both names lead to the same file that is there. */
bool bx_file_is_same(const char *a, const char *b);

bool bx_file_is_folder(const char *path);

/** True for a pipe, a socket or a device: what is read there is gone. */
bool bx_file_is_stream(const char *path);

/** Whether an open file still has that name: another process may have renamed or replaced it. */
bool bx_file_has_name(int descriptor, const char *path);

/** True when anything has that name. */
bool bx_file_is_there(const char *path);

/**
 * Where a file or folder really lies: absolute, without symbolic links, "." and "..".
 * @param real  set to a path in `arena`; to NULL when nothing is there, or it cannot be reached
 */
bx_status bx_file_real_path(bx_arena *arena, const char *path, const char **real);

/** Whether a real path is that of a folder, or of something below it. Both as of bx_file_real_path. */
bool bx_file_is_below(const char *real, const char *folder);

/** The folder part of a path: "a/b.yaml" lies in "a", "b.yaml" in ".", "/b" in "/". NULL when memory is out. */
const char *bx_file_folder(bx_arena *arena, const char *path);

/** `name` as seen from the folder of the file `beside` ("a/b.yaml" + "c.png" = "a/c.png"); absolute names stay; "-" is a file here. NULL when memory is out. */
const char *bx_file_beside(bx_arena *arena, const char *beside, bx_str name);

#endif
