/*
 * units.h - what stays together on a line though a line might end amid it
 *
 * Numbers with what they count (1.5万元, 3万余人, 一百二十三件, 第二十条), with their signs and
 * other halves (＋3, ８．５％, 2016—2020年, 7×24小时, 010—6888 1234), dates and places (2023年1月5日,
 * B区216室), short brackets and names with an interpunct. Words by numbers are counters.txt's.
 * Spaces typed within change nothing (GB/T 15834-2011, GB/T 15835-2011 5.1).
 */
#ifndef BX_TEXT_UNITS_H
#define BX_TEXT_UNITS_H

#include "text/prepared.h"

/** Lowers the places of job->p within units; addresses are left alone. Linear. */
void bx_units_keep(const bx_preparing *job);

#endif
