#include "house/file_name.h"

#include "text/composed.h"

#include "base/ban.h"

bx_status bx_file_name_settle(bx_arena *arena, bx_str name, bx_str *settled)
{
    return bx_text_compose(arena, name, settled);
}
