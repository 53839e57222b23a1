/*
 * version.h - the program's version: semver, as CHANGELOG lists it
 */
#ifndef BX_APP_VERSION_H
#define BX_APP_VERSION_H

#define BX_VERSION "0.1.0"

#endif
