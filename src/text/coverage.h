/*
 * coverage.h - which face of the role shows a cluster
 *
 * The first face that has every character of the cluster, so that a base, its marks
 * and its variation selector stay in one face. Words and numbers, with the signs in and
 * beside them, come from the role's Latin face where it has one; quotation marks, dashes and
 * brackets of Chinese text do not. What no face has is reported.
 */
#ifndef BX_TEXT_COVERAGE_H
#define BX_TEXT_COVERAGE_H

#include "text/prepared.h"

/**
 * Sets uses[i] for every cluster of job->p.
 * @return BX_OK; BX_ERR_FONT (BX0604) or BX_ERR_INPUT (BX0416), each character once,
 *         all of them; BX_ERR_MEMORY
 */
bx_status bx_cover(bx_preparing *job, const bx_face_use **uses);

#endif
