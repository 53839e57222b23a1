/*
 * version.h - the program's version: semver, as CHANGELOG lists it
 */
#ifndef BX_HOUSE_VERSION_H
#define BX_HOUSE_VERSION_H

#define BX_VERSION "0.1.0"

#endif
