/* Any bytes as a PDF, for `make fuzz`: no crash, no leak, a message with every refusal. */
#include "support/proof_ask.h"

#include "base/ban.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    BX_ASSERT(proof_ask_all((bx_str){(const char *)bytes, len}, NULL));
    return 0;
}
