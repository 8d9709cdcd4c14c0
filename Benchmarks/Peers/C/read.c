// The floor of all that looks at data: the least and greatest of a column, read once with vector instructions.
//
//     read FOLDER    is a worker with the cases "read, COUNT" (walk-x.f64 and walk-y.f64) and "read on both cores, COUNT",
//                    "read long file" (long-y.f64, mapped each time) and "read long file on both cores"
#include "worker.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef double vector __attribute__((vector_size(64), aligned(8)));

static double *columns[2];
static size_t count;
static int column_count = 2;
static volatile double sink;

enum { all, first_half, second_half };

static void *read_part(void *part) {
    size_t half = count / 2, start = (size_t)part == second_half ? half : 0, end = (size_t)part == first_half ? half : count;
    for (int c = 0; c < column_count; c++) {
        vector least[4], greatest[4];
        for (int k = 0; k < 4; k++)
            for (int i = 0; i < 8; i++) least[k][i] = INFINITY, greatest[k][i] = -INFINITY;
        for (size_t i = start; i + 32 <= end; i += 32)
            for (int k = 0; k < 4; k++) {
                vector v = *(const vector *)(columns[c] + i + 8 * k);
                least[k] = __builtin_elementwise_min(least[k], v);
                greatest[k] = __builtin_elementwise_max(greatest[k], v);
            }
        for (int k = 0; k < 4; k++)
            for (int i = 0; i < 8; i++) sink = least[k][i] + greatest[k][i];
    }
    return NULL;
}

static void read_once(void *unused) {
    (void)unused;
    read_part((void *)all);
}

static void read_on_both(void *unused) {
    (void)unused;
    pthread_t other;
    pthread_create(&other, NULL, read_part, (void *)second_half);
    read_part((void *)first_half);
    pthread_join(other, NULL);
}

static const char *folder;

static void read_long_file(void *on_both) {
    char path[4096];
    snprintf(path, sizeof path, "%s/long-y.f64", folder);
    int file = open(path, O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status)) return;
    double *kept = columns[0];
    size_t kept_count = count;
    columns[0] = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (columns[0] != MAP_FAILED) {
        count = status.st_size / 8;
        column_count = 1;
        (on_both ? read_on_both : read_once)(NULL);
        column_count = 2;
        munmap(columns[0], status.st_size);
    }
    columns[0] = kept;
    count = kept_count;
    close(file);
}

static double answer(const char *name) {
    if (!strcmp(name, "read long file")) return seconds_of(read_long_file, NULL);
    if (!strcmp(name, "read long file on both cores")) return seconds_of(read_long_file, (void *)1);
    size_t asked;
    int on_both = !strncmp(name, "read on both cores", 18);
    if (sscanf(strrchr(name, ','), ", %zu", &asked) != 1) return -1;
    if (asked != count) {
        count = asked;
        for (int c = 0; c < 2; c++) {
            char path[4096];
            snprintf(path, sizeof path, "%s/walk-%c.f64", folder, c ? 'y' : 'x');
            FILE *file = fopen(path, "rb");
            columns[c] = realloc(columns[c], count * 8);
            if (!file || fread(columns[c], 8, count, file) != count) return -1;
            fclose(file);
        }
    }
    return seconds_of(on_both ? read_on_both : read_once, NULL);
}

int main(int arguments, char **words) {
    if (arguments < 2) return 1;
    folder = words[1];
    return serve(answer);
}
