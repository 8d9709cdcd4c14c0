// A line that is a function of x, slice by slice: read as strands, widened by the pen's disc, and added up exactly along the
// vertical. Parts of the picture are drawn side by side.

#include "LineKernels.h"

#include "LineStrands.h"
#include "columns.h"
#include "Parallel.h"
#include "piece_ink.h"
#include "slice_coverage.h"
#include "slice_ink.h"

enum {
    most_parts = TANGENT_MOST_THREADS,
    /// Up to how many slices a point are read as pieces: these take time by points, strands by slices.
    slices_a_piece = 4,
    /// To wake a helper takes as long as it would save with fewer points and slices.
    least_for_helpers = 60000
};

typedef struct {
    tangent_slice_pen pen;
    size_t width, height, margin;
    bool mirrored, square_caps;
    tangent_paint paint;
    unsigned threads;
    /// Only for a line that is read as strands.
    tangent_strands strands;
    /// Pixels from side to side that one part has, whole strips.
    size_t part_width;
    tangent_slice_ink parts[most_parts];
} picture;

static inline size_t left_of(const picture *picture, unsigned part) { return part * picture->part_width; }

static inline size_t right_of(const picture *picture, unsigned part) {
    size_t right = left_of(picture, part) + picture->part_width;
    return right < picture->width ? right : picture->width;
}

/// Makes room for the ink of the pixels from `left` to `right`.
static bool prepare_ink(const picture *picture, tangent_slice_ink *ink, size_t left, size_t right) {
    size_t per_pixel = picture->pen.per_pixel;
    *ink = (tangent_slice_ink){
        .pen = &picture->pen, .margin = picture->margin, .height = (double)picture->height,
        .first = (picture->mirrored ? picture->width - right : left) * per_pixel,
        .end = (picture->mirrored ? picture->width - left : right) * per_pixel,
    };
    return tangent_prepare_ink(ink);
}

static void ink_part(void *context, unsigned part) {
    picture *picture = context;
    tangent_slice_ink *ink = &picture->parts[part];
    bool has_room = prepare_ink(picture, ink, left_of(picture, part), right_of(picture, part));
    ink->out_of_memory = !has_room;
    if (!has_room) return;
    tangent_ink_slices(ink, &picture->strands, picture->square_caps);
    ink->out_of_memory |= !tangent_prepare_painting(ink);
}

static void paint_part(void *context, unsigned part) {
    picture *picture = context;
    tangent_paint_slices(&picture->parts[part], left_of(picture, part), right_of(picture, part), picture->width,
                         picture->mirrored, &picture->paint);
}

/// Draws a line of few points, and looks at no other pixels than those between its ends.
static tangent_outcome draw_pieces(const picture *picture, const tangent_reading *line) {
    double reach = 1.5 * picture->pen.radius + 1, width = (double)picture->width;
    double from = floor(pixel_at(line->x, 0) - reach), to = ceil(pixel_at(line->x, line->count - 1) + reach);
    from = from > 0 ? from < width ? from : width : 0;
    to = to < width ? to > from ? to : from : width;
    size_t left = (size_t)(picture->mirrored ? width - to : from), right = (size_t)(picture->mirrored ? width - from : to);
    tangent_slice_ink ink;
    bool has_memory = prepare_ink(picture, &ink, left, right);
    bool is_sorted = has_memory && tangent_ink_pieces(&ink, line, picture->square_caps);
    has_memory = has_memory && !ink.out_of_memory && tangent_prepare_painting(&ink);
    if (has_memory && is_sorted) {
        tangent_paint_slices(&ink, left, right, picture->width, picture->mirrored, &picture->paint);
    }
    tangent_free_ink(&ink);
    return !has_memory ? TANGENT_OUT_OF_MEMORY : is_sorted ? TANGENT_DRAWN : TANGENT_NOT_SORTED;
}

/// Draws the strands. Nothing is painted before it is known that there is memory for all.
static tangent_outcome draw_strands(picture *picture) {
    // A part takes some 50 µs, and its neighbours' slices are read for the pen's width only. Where strands are many, each part
    // looks at all of them.
    enum { least_width = 8 * tangent_coverage_strip, most_strands = 4096 };
    unsigned threads = picture->threads;
    size_t parts = picture->width / least_width, most = threads > 1 ? 2 * threads : 1;
    if (picture->strands.strand_count > most_strands) most = threads;
    parts = parts < most ? parts : most;
    parts = parts < most_parts ? parts : most_parts;
    parts = parts > 1 ? parts : 1;
    size_t strips = (picture->width + tangent_coverage_strip - 1) / tangent_coverage_strip;
    picture->part_width = (strips + parts - 1) / parts * tangent_coverage_strip;
    parts = (picture->width + picture->part_width - 1) / picture->part_width;
    tangent_in_parallel((unsigned)parts, threads, ink_part, picture);
    bool has_memory = true;
    for (size_t part = 0; part < parts; part++) has_memory &= !picture->parts[part].out_of_memory;
    if (has_memory) tangent_in_parallel((unsigned)parts, threads, paint_part, picture);
    for (size_t part = 0; part < parts; part++) tangent_free_ink(&picture->parts[part]);
    return has_memory ? TANGENT_DRAWN : TANGENT_OUT_OF_MEMORY;
}

tangent_outcome tangent_draw_envelope(const tangent_column *x, const tangent_column *y, size_t count,
                                      const tangent_window *window, const tangent_pen *pen, unsigned threads,
                                      uint32_t color, void *pixels, size_t stride) {
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
    picture picture = {
        .width = (size_t)window->width, .height = (size_t)window->height, .mirrored = mirrored,
        .square_caps = pen->square_caps,
        .paint = {color, (uint8_t *)pixels + (size_t)window->top * stride + (size_t)window->left * 4, stride},
    };
    if (!tangent_prepare_pen(&picture.pen, pen->width, per_pixel)) return TANGENT_OUT_OF_MEMORY;
    // The corner of a square cap lies √2 times as far from the line's end as the disc.
    picture.margin = pen->square_caps ? (size_t)ceil(0.42 * picture.pen.radius * per_pixel) : 0;
    const tangent_slices slices = {
        -((double)(picture.pen.taps - 1) / 2 + (double)picture.margin) / per_pixel, 1.0 / per_pixel,
        picture.width * per_pixel + picture.pen.taps - 1 + 2 * picture.margin,
    };
    picture.threads = count + slices.count < least_for_helpers ? 1 : threads;
    tangent_outcome outcome;
    // A pen thinner than a few slices inks no whole number of them.
    if (count < picture.width * per_pixel / slices_a_piece && pen->width * per_pixel > 8) {
        const tangent_reading line = {.x = &across, .y = &down, .count = count, .falls = falls};
        outcome = draw_pieces(&picture, &line);
    } else {
        tangent_read_strands(&across, &down, count, &slices, falls, (double)picture.height, 4 * picture.pen.radius + 16,
                             picture.threads, &picture.strands);
        outcome = picture.strands.out_of_memory ? TANGENT_OUT_OF_MEMORY
                : picture.strands.sorted        ? draw_strands(&picture)
                                                : TANGENT_NOT_SORTED;
        tangent_free_strands(&picture.strands);
    }
    tangent_free_pen(&picture.pen);
    return outcome;
}
