// The notebook's fifth figure by hand: C, cairo, glyphs by FreeType, a PNG writer for plots. What is known beforehand is
// written down: ticks, labels, places of texts.
//
//     first_step OUT.png    draws it once
//     first_step            is a worker (worker.h) with the case "figure": the PNG file made in memory
#include "png.h"
#include "worker.h"

#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static const double samples[10] = {
    5.103118419647217, -3.740541934967041, -7.52232551574707, 0.9637594223022461, -1.5537762641906738,
    -3.884601593017578, 6.401686668395996, 9.126749038696289, -2.8674960136413574, 1.1383366584777832};

static double f(double x) { return sin(x) * sin(x) + 0.05 * x * x; }
static double slope(double x) { return 2 * sin(x) * cos(x) + 0.1 * x; }

enum { WIDTH = 640, HEIGHT = 480, POINTS = 300, CORNERS = 7 };
static const double left = 80, right = 576, top = 57.6, bottom = 427.2, pixel = 100.0 / 72;
static double x_scale, x_offset, y_scale, y_offset;

static double across(double x) { return x * x_scale + x_offset; }
static double down(double y) { return y * y_scale + y_offset; }
static double snapped(double place) { return floor(place + 0.5) + 0.5; }

static FT_Library library;
static FT_Face face;

static bool open_font(void) {
    return !FT_Init_FreeType(&library) &&
           !FT_New_Face(library, "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 0, &face) &&
           !FT_Set_Char_Size(face, 0, 10 * 64, 100, 100);
}

typedef struct {
    cairo_t *cairo;
    double x, y, last_x, last_y;
} outline;

static int move_to(const FT_Vector *to, void *context) {
    outline *o = context;
    cairo_close_path(o->cairo);
    cairo_move_to(o->cairo, o->last_x = o->x + to->x / 64.0, o->last_y = o->y - to->y / 64.0);
    return 0;
}

static int line_to(const FT_Vector *to, void *context) {
    outline *o = context;
    cairo_line_to(o->cairo, o->last_x = o->x + to->x / 64.0, o->last_y = o->y - to->y / 64.0);
    return 0;
}

static int quadratic_to(const FT_Vector *control, const FT_Vector *to, void *context) {
    outline *o = context;
    double cx = o->x + control->x / 64.0, cy = o->y - control->y / 64.0;
    double x = o->x + to->x / 64.0, y = o->y - to->y / 64.0;
    cairo_curve_to(
        o->cairo, (o->last_x + 2 * cx) / 3, (o->last_y + 2 * cy) / 3, (x + 2 * cx) / 3, (y + 2 * cy) / 3, x, y);
    o->last_x = x, o->last_y = y;
    return 0;
}

static int cubic_to(const FT_Vector *a, const FT_Vector *b, const FT_Vector *to, void *context) {
    outline *o = context;
    cairo_curve_to(
        o->cairo, o->x + a->x / 64.0, o->y - a->y / 64.0, o->x + b->x / 64.0, o->y - b->y / 64.0,
        o->last_x = o->x + to->x / 64.0, o->last_y = o->y - to->y / 64.0);
    return 0;
}

// The glyphs of the labels: "-" stands for the minus sign.
static FT_UInt glyph_of(char letter) { return FT_Get_Char_Index(face, letter == '-' ? 0x2212 : letter); }

/// Of the text's width, `share` lies left of x.
static void draw_text(cairo_t *cairo, const char *text, double x, double baseline, double share) {
    static const FT_Outline_Funcs functions = {move_to, line_to, quadratic_to, cubic_to, 0, 0};
    double width = 0;
    for (const char *letter = text; *letter; letter++)
        if (!FT_Load_Glyph(face, glyph_of(*letter), FT_LOAD_NO_BITMAP)) width += face->glyph->advance.x / 64.0;
    outline o = {cairo, round((x - share * width) * 64) / 64, round(baseline * 64) / 64, 0, 0};
    for (const char *letter = text; *letter; letter++) {
        if (FT_Load_Glyph(face, glyph_of(*letter), FT_LOAD_NO_BITMAP)) continue;
        FT_Outline_Decompose(&face->glyph->outline, &functions, &o);
        o.x += face->glyph->advance.x / 64.0;
    }
    cairo_fill(cairo);
}

typedef struct {
    double x, y;
} point;

static void arrow_corners(double from, double to, point corners[CORNERS]) {
    double x = to, y = f(to), dx = x - from, dy = y - f(from), length = hypot(dx, dy), c = dx / length, s = dy / length;
    const double back[CORNERS] = {0, 0.1, 0.1, length, length, 0.1, 0.1};
    const double aside[CORNERS] = {0, -0.05, -0.01, -0.01, 0.01, 0.01, 0.05};
    for (int i = 0; i < CORNERS; i++)
        corners[i] = (point){x - back[i] * c - aside[i] * s, y - back[i] * s + aside[i] * c};
}

static void draw(cairo_t *cairo) {
    point line[POINTS], arrows[10][CORNERS];
    double x0 = -10, x1 = 10, y0 = INFINITY, y1 = -INFINITY;
    for (int i = 0; i < POINTS; i++) {
        line[i].x = -10 + 20.0 * i / (POINTS - 1);
        line[i].y = f(line[i].x);
        y0 = fmin(y0, line[i].y), y1 = fmax(y1, line[i].y);
    }
    for (int i = 0; i < 10; i++) {
        arrow_corners(samples[i], samples[i] - slope(samples[i]), arrows[i]);
        for (int c = 0; c < CORNERS; c++) {
            x0 = fmin(x0, arrows[i][c].x), x1 = fmax(x1, arrows[i][c].x);
            y0 = fmin(y0, arrows[i][c].y), y1 = fmax(y1, arrows[i][c].y);
        }
    }
    double x_margin = 0.05 * (x1 - x0), y_margin = 0.05 * (y1 - y0);
    x_scale = (right - left) / (x1 - x0 + 2 * x_margin), x_offset = left - (x0 - x_margin) * x_scale;
    y_scale = (top - bottom) / (y1 - y0 + 2 * y_margin), y_offset = bottom - (y0 - y_margin) * y_scale;

    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_save(cairo);
    cairo_rectangle(cairo, 80, 58, 496, 369);
    cairo_clip(cairo);
    cairo_set_source_rgb(cairo, 1, 165 / 255.0, 0);
    cairo_set_line_width(cairo, pixel);
    for (int i = 0; i < 10; i++) {
        cairo_arc(cairo, snapped(across(samples[i])), snapped(down(f(samples[i]))), 3 * pixel, 0, 2 * M_PI);
        cairo_close_path(cairo);
        cairo_fill_preserve(cairo);
        cairo_stroke(cairo);
    }
    cairo_set_source_rgba(cairo, 0, 1, 0.3, 0.8);
    cairo_set_miter_limit(cairo, 2);
    for (int i = 0; i < 10; i++) {
        for (int c = 0; c < CORNERS; c++) cairo_line_to(cairo, across(arrows[i][c].x), down(arrows[i][c].y));
        cairo_close_path(cairo);
        cairo_fill_preserve(cairo);
        cairo_stroke(cairo);
    }
    cairo_set_source_rgb(cairo, 0x1f / 255.0, 0x77 / 255.0, 0xb4 / 255.0);
    cairo_set_line_width(cairo, 1.5 * pixel);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_SQUARE);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    for (int i = 0; i < POINTS; i++) cairo_line_to(cairo, across(line[i].x), down(line[i].y));
    cairo_stroke(cairo);
    cairo_restore(cairo);

    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_set_line_width(cairo, 0.8 * pixel);
    static const char *const x_labels[] = {"-10.0", "-7.5", "-5.0", "-2.5", "0.0", "2.5", "5.0", "7.5", "10.0"};
    const double ascent = 1556 / 2048.0 * 10 * pixel;
    for (int i = 0; i < 9; i++) {
        double x = across(-10 + 2.5 * i);
        cairo_move_to(cairo, snapped(x), snapped(bottom));
        cairo_rel_line_to(cairo, 0, 5);
        cairo_stroke(cairo);
        draw_text(cairo, x_labels[i], x, bottom + 7 * pixel + ascent, 0.5);
    }
    for (int i = 0; i < 6; i++) {
        double y = down(i);
        cairo_move_to(cairo, snapped(left), snapped(y));
        cairo_rel_line_to(cairo, -5, 0);
        cairo_stroke(cairo);
        draw_text(cairo, (const char[]){'0' + i, 0}, left - 7 * pixel, y + ascent / 2, 1);
    }
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_SQUARE);
    const double x[2] = {snapped(left), snapped(right)}, y[2] = {snapped(top), snapped(bottom)};
    for (int i = 0; i < 2; i++) {
        cairo_move_to(cairo, x[i], y[0]), cairo_line_to(cairo, x[i], y[1]), cairo_stroke(cairo);
        cairo_move_to(cairo, x[0], y[i]), cairo_line_to(cairo, x[1], y[i]), cairo_stroke(cairo);
    }
}

static const uint8_t *figure(size_t *size) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    draw(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    const uint8_t *bytes = png_of_pixels(
        cairo_image_surface_get_data(surface), WIDTH, HEIGHT, cairo_image_surface_get_stride(surface), size);
    cairo_surface_destroy(surface);
    return bytes;
}

static void figure_once(void *unused) {
    (void)unused;
    size_t size;
    figure(&size);
}

static double answer(const char *name) { return strcmp(name, "figure") ? -1 : seconds_of(figure_once, NULL); }

int main(int count, char **arguments) {
    if (!open_font()) return fprintf(stderr, "no font\n"), 1;
    if (count < 2) return serve(answer);
    size_t size;
    const uint8_t *bytes = figure(&size);
    // Beside its place and renamed into it, as ours does.
    char beside[4096];
    snprintf(beside, sizeof beside, "%s.new", arguments[1]);
    FILE *file = fopen(beside, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) || rename(beside, arguments[1])) return 1;
    return 0;
}
