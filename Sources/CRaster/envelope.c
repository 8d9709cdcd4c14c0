// A line that is a function of x, slice by slice: read as strands, widened by the pen's disc, and added up exactly along the
// vertical. Parts of the picture are drawn side by side.

#include "LineKernels.h"

#include "LineStrands.h"
#include "columns.h"
#include "parallel.h"
#include "slice_coverage.h"
#include "slice_ink.h"

typedef struct {
    const tangent_strands *strands;
    const tangent_slice_pen *pen;
    size_t width, height, margin;
    bool mirrored, square_caps;
    /// Pixels from side to side that one part has, whole strips.
    size_t part_width;
    uint8_t *coverage;
    size_t stride;
    bool out_of_memory[TANGENT_MOST_THREADS];
} picture;

static void draw_part(void *context, unsigned part) {
    picture *picture = context;
    size_t left = part * picture->part_width, right = left + picture->part_width;
    if (right > picture->width) right = picture->width;
    size_t per_pixel = picture->pen->per_pixel;
    tangent_slice_ink ink = {
        .pen = picture->pen, .margin = picture->margin, .height = (double)picture->height,
        .first = (picture->mirrored ? picture->width - right : left) * per_pixel,
        .end = (picture->mirrored ? picture->width - left : right) * per_pixel,
    };
    tangent_ink_slices(&ink, picture->strands, picture->square_caps);
    bool is_drawn = !ink.out_of_memory && tangent_cover_pixels(&ink, left, right, picture->width, picture->mirrored,
                                                               picture->coverage, picture->stride);
    picture->out_of_memory[part] = !is_drawn;
    tangent_free_ink(&ink);
}

/// Draws the strands; false where there is no memory.
static bool draw(picture *picture, unsigned threads) {
    // A part takes some 50 µs, and its neighbours' slices are read for the pen's width only. Where strands are many, each part
    // looks at all of them.
    enum { least_width = 8 * tangent_coverage_strip, most_strands = 4096 };
    size_t parts = picture->width / least_width, most = threads > 1 ? 2 * threads : 1;
    if (picture->strands->strand_count > most_strands) most = threads;
    parts = parts < most ? parts : most;
    parts = parts < TANGENT_MOST_THREADS ? parts : TANGENT_MOST_THREADS;
    parts = parts > 1 ? parts : 1;
    size_t strips = (picture->width + tangent_coverage_strip - 1) / tangent_coverage_strip;
    picture->part_width = (strips + parts - 1) / parts * tangent_coverage_strip;
    parts = (picture->width + picture->part_width - 1) / picture->part_width;
    tangent_in_parallel((unsigned)parts, threads, draw_part, picture);
    bool has_memory = true;
    for (size_t part = 0; part < parts; part++) has_memory &= !picture->out_of_memory[part];
    return has_memory;
}

tangent_outcome tangent_draw_envelope(const tangent_column *x, const tangent_column *y, size_t count,
                                      const tangent_window *window, const tangent_pen *pen, unsigned threads,
                                      uint8_t *coverage, size_t stride) {
    tangent_column across = *x, down = *y;
    bool falls = count > 1 && value_at(x, count - 1) < value_at(x, 0);
    // A line that is drawn from right to left is drawn in a mirror.
    bool mirrored = falls != (across.scale < 0);
    across.offset -= window->left;
    if (mirrored) {
        across.scale = -across.scale;
        across.offset = window->width - across.offset;
    }
    down.offset -= window->top;

    unsigned per_pixel = tangent_slices_per_pixel(pen->width);
    tangent_slice_pen slice_pen;
    bool has_memory = tangent_prepare_pen(&slice_pen, pen->width, per_pixel);
    picture picture = {
        .pen = &slice_pen, .width = (size_t)window->width, .height = (size_t)window->height, .mirrored = mirrored,
        .square_caps = pen->square_caps, .coverage = coverage, .stride = stride,
        // The corner of a square cap lies √2 times as far from the line's end as the disc.
        .margin = pen->square_caps ? (size_t)ceil(0.42 * slice_pen.radius * per_pixel) : 0,
    };
    const tangent_slices slices = {
        -((double)(slice_pen.taps - 1) / 2 + (double)picture.margin) / per_pixel, 1.0 / per_pixel,
        picture.width * per_pixel + slice_pen.taps - 1 + 2 * picture.margin,
    };
    tangent_strands strands = {.sorted = true};
    if (has_memory) {
        tangent_read_strands(&across, &down, count, &slices, falls, (double)picture.height, 4 * slice_pen.radius + 16,
                             threads, &strands);
    }
    picture.strands = &strands;
    has_memory = has_memory && !strands.out_of_memory;
    if (strands.sorted && has_memory) has_memory = draw(&picture, threads);
    tangent_free_pen(&slice_pen);
    bool sorted = strands.sorted;
    tangent_free_strands(&strands);
    return !has_memory ? TANGENT_OUT_OF_MEMORY : sorted ? TANGENT_DRAWN : TANGENT_NOT_SORTED;
}
