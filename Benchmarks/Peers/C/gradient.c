// Derivatives of sin²x + x²/20 over an array as one writes them by hand: 2 sin x cos x + x/10, with polynomials that the
// compiler turns into vector code, into memory that is there already. A worker; for |x| up to some thousands.
#include "worker.h"

#include <stdlib.h>

static double *x, *result;
static size_t count;

/// Cody and Waite's reduction, and the polynomials of Moshier's Cephes: within 1 ulp.
static void slopes(void *unused) {
    (void)unused;
    for (size_t i = 0; i < count; i++) {
        double turns = x[i] * 0x1.45f306dc9c883p-1;
        double rounded = (turns + 0x1.8p52) - 0x1.8p52;
        long long quarter = (long long)rounded;
        double r = x[i] - rounded * 0x1.921fb544p+0 - rounded * 0x1.0b4611a6p-34 - rounded * 0x1.3198a2e037073p-69;
        double z = r * r;
        double sine = r + r * z * (-1.66666666666666307295e-1 + z * (8.33333333332211858878e-3 + z * (
            -1.98412698295895385996e-4 + z * (2.75573136213857245213e-6 + z * (
            -2.50507477628578072866e-8 + z * 1.58962301576546568060e-10)))));
        double cosine = 1 - z / 2 + z * z * (4.16666666666665929218e-2 + z * (-1.38888888888730564116e-3 + z * (
            2.48015872888517045348e-5 + z * (-2.75573141792967388112e-7 + z * (
            2.08757008419747316778e-9 - z * 1.13585365213876817300e-11)))));
        // The quarter turns say which of the two is which, and their signs.
        double s = quarter & 1 ? cosine : sine, c = quarter & 1 ? sine : cosine;
        s = quarter & 2 ? -s : s, c = (quarter + 1) & 2 ? -c : c;
        result[i] = 2 * s * c + x[i] / 10;
    }
}

static double answer(const char *name) {
    size_t asked;
    if (sscanf(name, "ripples, %zu", &asked) != 1) return -1;
    if (asked != count) {
        free(x), free(result);
        count = asked;
        x = malloc(count * sizeof *x), result = malloc(count * sizeof *result);
        for (size_t i = 0; i < count; i++) x[i] = -10 + 20.0 * i / (count - 1);
        slopes(NULL);
    }
    return seconds_of(slopes, NULL);
}

int main(void) { return serve(answer); }
