// How a program is measured that stays alive: it reads the name of a case a line, and answers seconds a line.
#ifndef WORKER_H
#define WORKER_H

#include <stdio.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + 1e-9 * time.tv_nsec;
}

/// The seconds that one call takes, from as many as fill 10 ms.
static double seconds_of(void (*body)(void *), void *context) {
    double start = now(), end;
    int count = 0;
    do {
        body(context);
        count++;
        end = now();
    } while (end - start < 0.01);
    return (end - start) / count;
}

/// Answers case after case until the input ends. `answer` gives a number, or a negative one for a case that it does not know.
static int serve(double (*answer)(const char *)) {
    char name[256];
    while (fgets(name, sizeof name, stdin)) {
        name[strcspn(name, "\n")] = 0;
        double number = answer(name);
        if (number < 0)
            printf("! no case is called %s\n", name);
        else
            printf("%.9g\n", number);
        fflush(stdout);
    }
    return 0;
}

#endif
