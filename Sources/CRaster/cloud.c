// A cloud of markers as a plane of transmittances: each pixel holds how much of the paper still shows, and each marker
// multiplies it by what the marker lets through. The colour is laid once, at the end.
//
// Where there are more points than places, points are counted first, and a place that has n of them is multiplied once
// for each bit of n, by masks that stand for 1, 2, 4 … markers.

#include "CloudKernels.h"

#include "columns.h"
#include "Parallel.h"

#include <stdlib.h>
#include <string.h>

enum {
    lanes = 16,
    /// Counts stop at 65535: so many markers hide all that they can.
    most_levels = 16,
    points_a_thread = 250000
};

typedef uint16_t shorts __attribute__((ext_vector_type(lanes)));
typedef uint16_t unaligned_shorts __attribute__((ext_vector_type(lanes), aligned(2)));
typedef uint32_t words __attribute__((ext_vector_type(lanes)));

typedef struct {
    const tangent_column *x, *y;
    size_t count;
    int32_t width, height;
    /// Of the masks: rows of whole vectors, of zeros beyond the marker.
    int32_t mask_width, mask_stride, mask_height, left, top, phases;
    /// Masks by level (2^level markers at once), then phase.
    uint16_t *masks;
    size_t mask_size;
    /// The plane of transmittances: the window, with room at both sides for markers that it cuts.
    uint16_t *plane;
    size_t plane_stride;
    /// How many markers have their origin at each place: whole pixels from (place_left, place_top), in phases.
    int32_t place_left, place_top;
    size_t places_across, places_down;
    uint16_t *counts[TANGENT_MOST_THREADS];
    unsigned parts;
    uint8_t *coverage;
    size_t coverage_stride;
} cloud;

// MARK: Places

typedef struct {
    /// In phases, from the first place that a marker can be seen from.
    int64_t x, y;
} place;

/// False for a point that is not finite, or whose marker can't be seen.
TANGENT_INLINE bool find_place(const cloud *cloud, size_t index, place *place) {
    // What is not finite falls far outside.
    double x = pixel_at(cloud->x, index), y = pixel_at(cloud->y, index);
    // The nearest place; a millionth of a pixel is what is left of arithmetic and must not decide.
    double across = (x - cloud->place_left) * cloud->phases + 0.5 + 1e-6;
    double down = (y - cloud->place_top) * cloud->phases + 0.5 + 1e-6;
    if (!(across >= 0 && across < (double)cloud->places_across && down >= 0 && down < (double)cloud->places_down)) {
        return false;
    }
    place->x = (int64_t)across;
    place->y = (int64_t)down;
    return true;
}

// MARK: Stamps

/// Multiplies the plane by what one marker, or 2^level of them, let through in rows from `first` to `last`.
TANGENT_INLINE void stamp(const cloud *cloud, place place, unsigned level, int32_t first, int32_t last) {
    int64_t phases = cloud->phases;
    int64_t x = place.x / phases, y = place.y / phases + cloud->place_top + cloud->top;
    size_t phase = (size_t)(place.y % phases * phases + place.x % phases);
    const uint16_t *mask = cloud->masks + ((size_t)level * (size_t)(phases * phases) + phase) * cloud->mask_size;
    int64_t begin = first > y ? first - y : 0, end = last - y < cloud->mask_height ? last - y : cloud->mask_height;
    for (int64_t row = begin; row < end; row++) {
        // The first place's mask begins at the plane's first pixel.
        uint16_t *below = cloud->plane + (size_t)(y + row) * cloud->plane_stride + (size_t)x;
        const uint16_t *opacity = mask + row * cloud->mask_stride;
        for (int32_t i = 0; i < cloud->mask_stride; i += lanes) {
            shorts light = *(const unaligned_shorts *)(below + i);
            words product = __builtin_convertvector(light, words) *
                            __builtin_convertvector(*(const unaligned_shorts *)(opacity + i), words);
            *(unaligned_shorts *)(below + i) = light - __builtin_convertvector(product >> 16, shorts);
        }
    }
}

TANGENT_INLINE void stamp_all(const cloud *cloud, int32_t first, int32_t last) {
    place place;
    if (!cloud->counts[0]) {
        for (size_t i = 0; i < cloud->count; i++) {
            if (find_place(cloud, i, &place)) stamp(cloud, place, 0, first, last);
        }
        return;
    }
    // Only rows of places whose markers reach these rows of pixels.
    int64_t begin = ((int64_t)first - cloud->mask_height - cloud->top - cloud->place_top) * cloud->phases;
    int64_t end = ((int64_t)last - cloud->top - cloud->place_top) * cloud->phases;
    if (begin < 0) begin = 0;
    if (end > (int64_t)cloud->places_down) end = (int64_t)cloud->places_down;
    for (place.y = begin; place.y < end; place.y++) {
        const uint16_t *counts = cloud->counts[0] + (size_t)place.y * cloud->places_across;
        for (place.x = 0; place.x < (int64_t)cloud->places_across; place.x++) {
            unsigned count = counts[place.x];
            for (unsigned level = 0; count; level++, count >>= 1) {
                if (count & 1) stamp(cloud, place, level, first, last);
            }
        }
    }
}

static void stamp_all_baseline(const cloud *cloud, int32_t first, int32_t last) { stamp_all(cloud, first, last); }
#if TANGENT_X86
TANGENT_AVX2 static void stamp_all_avx2(const cloud *cloud, int32_t first, int32_t last) {
    stamp_all(cloud, first, last);
}
#endif

/// A band of rows for each part, so no two parts write the same pixel, and each does what one alone would do.
static void draw_band(void *context, unsigned part) {
    const cloud *cloud = context;
    int32_t first = (int32_t)((int64_t)cloud->height * part / cloud->parts);
    int32_t last = (int32_t)((int64_t)cloud->height * (part + 1) / cloud->parts);
    size_t begin = (size_t)first * cloud->plane_stride, end = (size_t)last * cloud->plane_stride;
    memset(cloud->plane + begin, 255, (end - begin) * sizeof *cloud->plane);
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) {
        stamp_all_avx2(cloud, first, last);
    } else
#endif
        stamp_all_baseline(cloud, first, last);
    // The window's first pixel is as far into the plane as the first place is left of it.
    size_t margin = (size_t)(-(cloud->place_left + cloud->left));
    for (int32_t y = first; y < last; y++) {
        const uint16_t *light = cloud->plane + (size_t)y * cloud->plane_stride + margin;
        uint8_t *row = cloud->coverage + (size_t)y * cloud->coverage_stride;
        for (int32_t x = 0; x < cloud->width; x++) row[x] = (uint8_t)((65535u - light[x] + 128) / 257);
    }
}

// MARK: Counting

static void count_part(void *context, unsigned part) {
    const cloud *cloud = context;
    uint16_t *counts = cloud->counts[part];
    size_t first = cloud->count / cloud->parts * part;
    size_t last = part + 1 == cloud->parts ? cloud->count : cloud->count / cloud->parts * (part + 1);
    for (size_t i = first; i < last; i++) {
        place place;
        if (!find_place(cloud, i, &place)) continue;
        uint16_t *counted = counts + (size_t)place.y * cloud->places_across + (size_t)place.x;
        *counted += *counted < 65535;
    }
}

/// Counts in as many arrays as there are parts, and adds them up in the first. Returns the greatest count.
static unsigned count_points(cloud *cloud) {
    tangent_in_parallel(cloud->parts, cloud->parts, count_part, cloud);
    size_t places = cloud->places_across * cloud->places_down;
    uint16_t greatest = 0;
    for (size_t i = 0; i < places; i++) {
        uint32_t sum = 0;
        for (unsigned part = 0; part < cloud->parts; part++) sum += cloud->counts[part][i];
        uint16_t count = sum < 65535 ? (uint16_t)sum : 65535;
        cloud->counts[0][i] = count;
        greatest = count > greatest ? count : greatest;
    }
    return greatest;
}

// MARK: The whole

/// The masks of 1, 2, 4 … markers at once.
static bool make_masks(cloud *cloud, const tangent_marker *marker, unsigned levels) {
    size_t phases = (size_t)marker->phases * (size_t)marker->phases, size = cloud->mask_size;
    cloud->masks = calloc(levels * phases * size, sizeof *cloud->masks);
    if (!cloud->masks) return false;
    for (size_t row = 0; row < phases * (size_t)marker->height; row++) {
        memcpy(cloud->masks + row * (size_t)cloud->mask_stride, marker->opacity + row * (size_t)marker->width,
               (size_t)marker->width * sizeof *cloud->masks);
    }
    for (size_t i = 0; i < phases * size; i++) {
        double light = 1 - cloud->masks[i] / 65535.0;
        for (unsigned level = 1; level < levels; level++) {
            light *= light;
            cloud->masks[level * phases * size + i] = (uint16_t)((1 - light) * 65535 + 0.5);
        }
    }
    return true;
}

static unsigned levels_for(unsigned count) {
    unsigned levels = 0;
    for (; count; count >>= 1) levels += 1;
    return levels ? levels : 1;
}

tangent_outcome tangent_draw_cloud(const tangent_column *x, const tangent_column *y, size_t count,
                                   const tangent_window *window, const tangent_marker *marker, unsigned threads,
                                   uint8_t *coverage, size_t stride) {
    tangent_column across = *x, down = *y;
    across.offset -= window->left;
    down.offset -= window->top;
    cloud cloud = {
        .x = &across, .y = &down, .count = count, .width = window->width, .height = window->height,
        .mask_width = marker->width, .mask_stride = (marker->width + lanes - 1) / lanes * lanes,
        .mask_height = marker->height, .left = marker->left, .top = marker->top, .phases = marker->phases,
        .coverage = coverage, .coverage_stride = stride,
        // From one place further than where the mask's last pixel would touch the window's first.
        .place_left = -(marker->width + marker->left), .place_top = -(marker->height + marker->top),
    };
    cloud.mask_size = (size_t)cloud.mask_stride * (size_t)cloud.mask_height;
    cloud.places_across = (size_t)(window->width + marker->width) * (size_t)marker->phases;
    cloud.places_down = (size_t)(window->height + marker->height) * (size_t)marker->phases;
    cloud.plane_stride = (size_t)(window->width + marker->width + cloud.mask_stride);
    cloud.parts = count < 2 * points_a_thread ? 1 : threads < 1 ? 1 : threads;
    if (cloud.parts > TANGENT_MOST_THREADS) cloud.parts = TANGENT_MOST_THREADS;
    if (cloud.parts > (unsigned)cloud.height) cloud.parts = (unsigned)cloud.height;

    size_t places = cloud.places_across * cloud.places_down;
    bool has_memory = true;
    unsigned greatest = 1;
    if (count / 2 >= places) {
        for (unsigned part = 0; part < cloud.parts; part++) {
            cloud.counts[part] = calloc(places, sizeof(uint16_t));
            has_memory &= cloud.counts[part] != NULL;
        }
        if (has_memory) greatest = count_points(&cloud);
    }
    has_memory = has_memory && make_masks(&cloud, marker, levels_for(greatest));
    cloud.plane = malloc(cloud.plane_stride * (size_t)cloud.height * sizeof *cloud.plane);
    has_memory = has_memory && cloud.plane;
    if (has_memory) tangent_in_parallel(cloud.parts, cloud.parts, draw_band, &cloud);
    for (unsigned part = 0; part < cloud.parts; part++) free(cloud.counts[part]);
    free(cloud.masks);
    free(cloud.plane);
    return has_memory ? TANGENT_DRAWN : TANGENT_OUT_OF_MEMORY;
}
