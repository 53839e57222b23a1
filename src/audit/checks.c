#include "audit/checks.h"

#include "base/ban.h"

static const struct {
    const char *key, *names[2]; /* by bx_language */
} results[] = {
    [BX_AUDIT_UNASKED] = {"unasked", {"", ""}},
    [BX_AUDIT_PASS] = {"pass", {"pass", "通过"}},
    [BX_AUDIT_FAIL] = {"fail", {"FAIL", "不符"}},
    [BX_AUDIT_UNKNOWN] = {"unknown", {"open", "未知"}},
    [BX_AUDIT_TOLD] = {"told", {"note", "说明"}},
};

const char *bx_result_key(bx_audit_result result)
{
    return results[result].key;
}

const char *bx_result_name(bx_audit_result result, bx_language language)
{
    return results[result].names[language];
}
