"""Lines and clouds of many points by matplotlib, datashader and tsdownsample:  lines.py FOLDER  is a worker."""
import io
import sys

import numpy as np

from worker import Number, Time, peak_memory, serve

folder = sys.argv[1]


def columns(name, count):
    return [np.fromfile(f"{folder}/{name}-{axis}.f64", count=count) for axis in "xy"]


def matplotlib_figure(draw, format="png"):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    def body():
        figure, axes = plt.subplots()
        draw(axes)
        figure.savefig(io.BytesIO(), format=format)
        plt.close(figure)

    return body


def matplotlib_line(name, count, y_name=None, format="png"):
    x, y = columns(name, count)
    if y_name:
        y = np.fromfile(f"{folder}/{y_name}-y.f64", count=count)
    return matplotlib_figure(lambda axes: axes.plot(x, y), format)


def matplotlib_cloud(count, alpha):
    x, y = columns("cloud", count)
    return matplotlib_figure(lambda axes: axes.scatter(x, y, alpha=alpha))


def datashader(name, count, draw):
    """The picture alone: no axes, no text, no PNG."""
    import datashader
    import pandas
    from datashader import transfer_functions

    x, y = columns(name, count)
    frame = pandas.DataFrame({"x": x, "y": y})
    return lambda: draw(datashader.Canvas(496, 369), transfer_functions, frame)


def tsdownsample(count, parallel):
    from tsdownsample import M4Downsampler

    x, y = columns("walk", count)
    # Four values for each of the frame's 496 columns.
    return lambda: M4Downsampler().downsample(x, y, n_out=4 * 496, parallel=parallel)


def memory(count):
    body = matplotlib_line("walk", count)
    matplotlib_line("walk", 100)()
    return Number(lambda: peak_memory(body))


cases = {}
for exponent in range(2, 9):
    count = 10**exponent
    for key, body in {
        "matplotlib sorted line": lambda n=count: matplotlib_line("walk", n),
        "matplotlib noise line": lambda n=count: matplotlib_line("walk", n, "noise"),
        "matplotlib smooth line": lambda n=count: matplotlib_line("walk", n, "smooth"),
        "matplotlib unsorted line": lambda n=count: matplotlib_line("wander", n),
        "matplotlib unsorted line as svg": lambda n=count: matplotlib_line("wander", n, format="svg"),
        "matplotlib unsorted line as pdf": lambda n=count: matplotlib_line("wander", n, format="pdf"),
        "matplotlib cloud of alpha 1.0": lambda n=count: matplotlib_cloud(n, 1),
        "matplotlib cloud of alpha 0.5": lambda n=count: matplotlib_cloud(n, 0.5),
        "datashader sorted line": lambda n=count: datashader(
            "walk", n, lambda canvas, tf, frame: tf.shade(canvas.line(frame, "x", "y", line_width=2))),
        "datashader sorted line, not antialiased": lambda n=count: datashader(
            "walk", n, lambda canvas, tf, frame: tf.shade(canvas.line(frame, "x", "y"))),
        "datashader cloud": lambda n=count: datashader(
            "cloud", n, lambda canvas, tf, frame: tf.spread(tf.shade(canvas.points(frame, "x", "y")), px=4)),
        "tsdownsample": lambda n=count: tsdownsample(n, False),
        "tsdownsample on both cores": lambda n=count: tsdownsample(n, True),
    }.items():
        cases[f"{key}, {count}"] = lambda body=body: Time(body())
    cases[f"memory of a sorted line, {count}"] = lambda n=count: memory(n)
serve(cases)
