/*
 * again.h - a finished file's data and layout taken through the program once more
 */
#ifndef BX_AUDIT_AGAIN_H
#define BX_AUDIT_AGAIN_H

#include "audit/checks.h"
#include "audit/opened.h"

/**
 * Makes the checks GIVEN, RULES and AGAIN: with what is attached, else with the data that are given
 * and the layout that they name. Pictures are looked for beside the data that are given, else beside the PDF.
 * @param diag  told why given data cannot be read
 * @return BX_OK whatever comes of it; BX_ERR_MEMORY
 */
bx_status bx_again(const bx_opened *opened, bx_house *house, const bx_audit_wish *wish,
                   bx_diag *diag, bx_audit *audit);

#endif
