/*
 * libjpeg has no way out of its errors but a jump: it is caught here, in run(), and nowhere else
 * in the house. Rows are decoded at an eighth of the size, in the picture's own colours, and
 * thrown away: that reads every bit of the file, holds one row, and costs a third of the time.
 */
#include "image/jpeg_read.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include <jerror.h>

#include "base/limits.h"
#include "image/colour_profile.h"
#include "image/exif.h"

#include "base/ban.h"

enum {
    ORDINARY = 1,
    EXIF_MARKER = JPEG_APP0 + 1,
    ICC_MARKER = JPEG_APP0 + 2,
    LENGTH = 2 /* bytes */
};

typedef struct reader {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf out;
    const bx_image_file *file;
    int orientation; /* by the first segment that tells one */
    bx_str profile;  /* the first part of the ICC profile; ptr NULL: there is none */
    int code; /* of the library's first error, or of its first warning that counts; 0: none */
} reader;

static reader *reader_of(j_common_ptr jpeg)
{
    return jpeg->client_data;
}

static _Noreturn void leave(j_common_ptr jpeg)
{
    reader *r = reader_of(jpeg);
    if (!r->code) r->code = jpeg->err->msg_code;
    longjmp(r->out, 1);
}

/* The library decodes on after a warning. Some bytes too many before a marker show nowhere. */
static void warn(j_common_ptr jpeg, int level)
{
    int code = jpeg->err->msg_code;
    bool counts = level < 0 && code != JWRN_EXTRANEOUS_DATA && code != JWRN_ADOBE_XFORM &&
                  code != JWRN_JFIF_MAJOR;
    if (counts) leave(jpeg);
}

static void say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

/* A small file may have thousands of scans, each over all of the picture. */
static void watch_scans(j_common_ptr jpeg)
{
    const reader *r = reader_of(jpeg);
    if (r->jpeg.input_scan_number <= BX_LIMIT_JPEG_SCANS) return;
    jpeg->err->msg_code = JERR_BAD_PROGRESSION;
    leave(jpeg);
}

/*
 * A segment: its length, which counts itself, then its data (ITU-T T.81, B.1.1.4). The file is in
 * memory whole. Those that the library saves are a list whose end it seeks each time: quadratic.
 */
static bx_str take_segment(j_decompress_ptr jpeg)
{
    struct jpeg_source_mgr *source = jpeg->src;
    if (source->bytes_in_buffer < LENGTH) ERREXIT(jpeg, JERR_INPUT_EOF);
    const JOCTET *bytes = source->next_input_byte;
    size_t length = (size_t)bytes[0] << 8 | bytes[1];
    if (length < LENGTH) length = LENGTH; /* as the library takes those it skips */
    if (source->bytes_in_buffer < length) ERREXIT(jpeg, JERR_INPUT_EOF);
    source->next_input_byte += length;
    source->bytes_in_buffer -= length;
    return (bx_str){(const char *)bytes + LENGTH, length - LENGTH};
}

static boolean read_exif(j_decompress_ptr jpeg)
{
    reader *r = reader_of((j_common_ptr)jpeg);
    bx_str segment = take_segment(jpeg);
    if (r->orientation == ORDINARY) r->orientation = bx_exif_orientation(segment);
    return TRUE;
}

/* ICC.1:2010, B.4: a mark, which part it is and of how many, then bytes of the profile. */
static boolean read_profile(j_decompress_ptr jpeg)
{
    static const char mark[] = "ICC_PROFILE\0\1"; /* the first part: its description is in it */
    reader *r = reader_of((j_common_ptr)jpeg);
    bx_str segment = take_segment(jpeg), wanted = {mark, sizeof mark - 1};
    size_t head = wanted.len + 1;
    if (!r->profile.ptr && segment.len > head && bx_str_starts(segment, wanted))
        r->profile = (bx_str){segment.ptr + head, segment.len - head};
    return TRUE;
}

static void read_head(reader *r)
{
    jpeg_create_decompress(&r->jpeg);
    r->jpeg.client_data = r;
    r->jpeg.progress = &r->progress;
    jpeg_set_marker_processor(&r->jpeg, EXIF_MARKER, read_exif);
    jpeg_set_marker_processor(&r->jpeg, ICC_MARKER, read_profile);
    jpeg_mem_src(&r->jpeg, (const unsigned char *)r->file->bytes.ptr,
                 (unsigned long)r->file->bytes.len);
    jpeg_read_header(&r->jpeg, TRUE);
}

static void read_rows(reader *r)
{
    struct jpeg_decompress_struct *jpeg = &r->jpeg;
    jpeg->out_color_space = jpeg->jpeg_color_space;
    jpeg->scale_num = 1;
    jpeg->scale_denom = 8;
    jpeg->do_fancy_upsampling = FALSE;
    jpeg_start_decompress(jpeg);
    JSAMPARRAY row =
        jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE,
                                jpeg->output_width * (JDIMENSION)jpeg->output_components, 1);
    while (jpeg->output_scanline < jpeg->output_height)
        jpeg_read_scanlines(jpeg, row, 1);
    jpeg_finish_decompress(jpeg);
}

/* Whether a step came to its end; `code` says why it did not. */
static bool run(reader *r, void (*step)(reader *r))
{
    if (setjmp(r->out) != 0) return false;
    step(r);
    return true;
}

static bx_status refuse_coding(const bx_image_file *file, const char *what)
{
    return bx_report(file->diag, BX_E_JPEG_CODING, file->place, file->path, what);
}

static bx_status tell(const reader *r)
{
    switch (r->code) {
    case JERR_OUT_OF_MEMORY: return BX_ERR_MEMORY;
    case JERR_INPUT_EOF:
    case JERR_INPUT_EMPTY:
    case JWRN_JPEG_EOF: return bx_image_file_is_cut(r->file);
    case JERR_BAD_PRECISION:
        return refuse_coding(r->file, BX_BOTH("of more than 8 bits a sample", "每个样本超过 8 位"));
    case JERR_SOF_UNSUPPORTED:
    case JERR_ARITH_NOTIMPL:
        return refuse_coding(r->file, BX_BOTH("of a rare kind", "采用少见的编码方式"));
    case JERR_IMAGE_TOO_BIG:
        return bx_image_file_check_size(r->file, r->jpeg.image_width, r->jpeg.image_height,
                                        BX_LIMIT_JPEG_SIDE);
    default:
        return bx_image_file_refuse(r->file, BX_BOTH("its data are damaged", "图片数据已损坏"));
    }
}

/* Before anything is decoded. Arithmetic coding would decode here; no PDF may hold it (7.4.8). */
static bx_status judge_head(const reader *r)
{
    const struct jpeg_decompress_struct *jpeg = &r->jpeg;
    const bx_image_file *file = r->file;
    BX_TRY(
        bx_image_file_check_size(file, jpeg->image_width, jpeg->image_height, BX_LIMIT_JPEG_SIDE));
    if (jpeg->num_components == 4)
        return bx_report(file->diag, BX_E_JPEG_CMYK, file->place, file->path);
    if (jpeg->num_components != 1 && jpeg->num_components != 3)
        return refuse_coding(file, BX_BOTH("of a rare kind", "采用少见的编码方式"));
    if (jpeg->arith_code)
        return refuse_coding(file, BX_BOTH("coded arithmetically", "采用算术编码"));
    return BX_OK;
}

static bx_image describe(const reader *r)
{
    const struct jpeg_decompress_struct *jpeg = &r->jpeg;
    bx_image image = {.jpeg = r->file->bytes,
                      .components = jpeg->num_components,
                      .is_rgb = jpeg->jpeg_color_space == JCS_RGB,
                      .orientation = r->orientation};
    bool lies = bx_image_lies(&image);
    image.width = (int)(lies ? jpeg->image_height : jpeg->image_width);
    image.height = (int)(lies ? jpeg->image_width : jpeg->image_height);
    image.jpeg.len -= jpeg->src->bytes_in_buffer; /* behind EOI: no part of it */
    return image;
}

static bx_status read_all(reader *r, bx_image *image)
{
    if (!run(r, read_head)) return tell(r);
    BX_TRY(judge_head(r));
    if (!run(r, read_rows)) return tell(r);
    *image = describe(r);
    return bx_colour_profile_judge(r->file, r->profile);
}

bx_status bx_jpeg_read(bx_arena *arena, const bx_image_file *file, bx_image *image)
{
    reader *r = BX_NEW(arena, reader);
    BX_TRY_NEW(r);
    r->file = file;
    r->orientation = ORDINARY;
    r->jpeg.err = jpeg_std_error(&r->errors);
    r->jpeg.client_data = r;
    r->errors.error_exit = leave;
    r->errors.emit_message = warn;
    r->errors.output_message = say_nothing;
    r->progress.progress_monitor = watch_scans;
    bx_status status = read_all(r, image);
    jpeg_destroy_decompress(&r->jpeg);
    return status;
}
