// The notebook's fifth figure by PLplot's cairo driver:  plplot_step OUT.png
#include <math.h>
#include <plplot/plplot.h>
#include <stdio.h>

static double f(double x) { return sin(x) * sin(x) + 0.05 * x * x; }

int main(int count, char **arguments) {
    if (count < 2) return 1;
    PLFLT samples[10] = {
        5.103118419647217, -3.740541934967041, -7.52232551574707, 0.9637594223022461, -1.5537762641906738,
        -3.884601593017578, 6.401686668395996, 9.126749038696289, -2.8674960136413574, 1.1383366584777832};
    PLFLT x[300], y[300], heights[10];
    for (int i = 0; i < 300; i++) x[i] = -10 + 20.0 * i / 299, y[i] = f(x[i]);
    plsdev("pngcairo");
    plsfnam(arguments[1]);
    plspage(100, 100, 640, 480, 0, 0);
    plscolbg(255, 255, 255);
    plscol0(1, 0, 0, 0), plscol0(2, 31, 119, 180), plscol0(3, 255, 165, 0), plscol0a(4, 0, 255, 77, 0.8);
    plinit();
    plcol0(1);
    plenv(-11, 11, -0.3, 6.2, 0, 0);
    for (int i = 0; i < 10; i++) heights[i] = f(samples[i]);
    plcol0(3);
    plssym(0, 1.4), plpoin(10, samples, heights, 17);
    plcol0(4);
    for (int i = 0; i < 10; i++) {
        double to = samples[i] - 2 * sin(samples[i]) * cos(samples[i]) - 0.1 * samples[i], height = f(to);
        PLFLT along = hypot(to - samples[i], height - heights[i]);
        PLFLT c = (to - samples[i]) / along, s = (height - heights[i]) / along;
        static const double aside[7] = {0, -0.05, -0.01, -0.01, 0.01, 0.01, 0.05};
        const double back[7] = {0, 0.1, 0.1, along, along, 0.1, 0.1};
        PLFLT xs[7], ys[7];
        for (int k = 0; k < 7; k++) xs[k] = to - back[k] * c - aside[k] * s, ys[k] = height - back[k] * s + aside[k] * c;
        plfill(7, xs, ys);
    }
    plcol0(2);
    plwidth(1.5);
    plline(300, x, y);
    plend();
    return 0;
}
