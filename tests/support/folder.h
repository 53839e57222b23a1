/*
 * folder.h - a folder of a test's own, with files in it
 */
#ifndef BX_TESTS_FOLDER_H
#define BX_TESTS_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/** A fresh folder under $TMPDIR or /tmp; its name lives as long as the program. Aborts the test on failure. */
const char *bx_folder_new(void);

/** Removes it with all that is in it. */
void bx_folder_remove(const char *folder);

/** `folder`/`name` in static memory: the last 8 results hold. */
const char *bx_folder_path(const char *folder, const char *name);

/** Writes a file; gives its path as bx_folder_path does. */
const char *bx_folder_put(const char *folder, const char *name, const char *text);

/** True when the file holds exactly `text`. */
bool bx_folder_holds(const char *path, const char *text);

/** How many entries a folder has. */
int bx_folder_count(const char *folder);

#endif
