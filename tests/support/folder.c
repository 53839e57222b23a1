#include "support/folder.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST = 1024, RESULTS = 8 };

const char *bx_folder_new(void)
{
    static char name[LONGEST];
    const char *base = getenv("TMPDIR");
    snprintf(name, sizeof name, "%s/banxin-XXXXXX", base && *base ? base : "/tmp");
    if (!mkdtemp(name)) ck_abort_msg("no folder: %s", name);
    return name;
}

const char *bx_folder_path(const char *folder, const char *name)
{
    static char paths[RESULTS][LONGEST];
    static int next;
    char *path = paths[next++ % RESULTS];
    snprintf(path, LONGEST, "%s/%s", folder, name);
    return path;
}

static void remove_path(const char *path)
{
    struct stat info;
    if (lstat(path, &info) != 0) return;
    if (!S_ISDIR(info.st_mode)) {
        unlink(path);
        return;
    }
    DIR *entries = opendir(path);
    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        char inner[LONGEST];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        remove_path(inner);
    }
    if (entries) closedir(entries);
    rmdir(path);
}

void bx_folder_remove(const char *folder)
{
    chmod(folder, 0700);
    remove_path(folder);
}

const char *bx_folder_put(const char *folder, const char *name, const char *text)
{
    const char *path = bx_folder_path(folder, name);
    FILE *file = fopen(path, "wb");
    if (!file) ck_abort_msg("cannot write %s", path);
    fputs(text, file);
    fclose(file);
    return path;
}

bool bx_folder_holds(const char *path, const char *text)
{
    size_t len = strlen(text), got;
    char *bytes = calloc(1, len + 2);
    FILE *file = fopen(path, "rb");
    bool same = false;
    if (file && bytes) {
        got = fread(bytes, 1, len + 1, file);
        same = got == len && memcmp(bytes, text, len) == 0;
    }
    if (file) fclose(file);
    free(bytes);
    return same;
}

int bx_folder_count(const char *folder)
{
    int count = 0;
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    if (entries) closedir(entries);
    return count;
}
