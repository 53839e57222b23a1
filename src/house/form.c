#include "house/form.h"

#include "form/data_schema.h"
#include "form/layout_schema.h"

#include "base/ban.h"

bool bx_form_is_of_layout(bx_form_kind kind)
{
    return kind == BX_FORM_SCHEMA;
}

bx_status bx_form_write(bx_house *house, bx_form_kind kind, const bx_layout_request *request,
                        bx_diag *diag, bx_buf *out)
{
    const bx_layout *layout = NULL;
    if (request) BX_TRY(bx_house_layout(house, request, diag, &layout));
    switch (kind) {
    case BX_FORM_SCHEMA: bx_data_schema_write(layout, out); break;
    case BX_FORM_LAYOUT_SCHEMA: bx_layout_schema_write(out); break;
    }
    return out->failed ? BX_ERR_MEMORY : BX_OK;
}
