"""The 25 kinds of figure by matplotlib, from the numbers in gallery.json.

    gallery.py            is a worker with a case for each
    gallery.py FOLDER     writes them all as PNG files
"""
import datetime
import io
import json
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import numpy as np
from matplotlib import pyplot as plt

from worker import Time, serve

data = {name: {key: value if isinstance(value[0], str) else np.array(value) for key, value in columns.items()}
        for name, columns in json.loads(pathlib.Path(__file__).with_name("gallery.json").read_text()).items()}


def axes_of(function):
    """A figure of one axes, which `function` draws on."""

    def figure(d):
        figure, axes = plt.subplots()
        function(figure, axes, d)
        return figure

    return figure


@axes_of
def annotated(figure, axes, d):
    axes.plot(d["x"], d["y"])
    spot = d["x"][60], d["y"][60]
    axes.annotate("local maximum", spot, (spot[0] + 2, spot[1] + 0.3), arrowprops={"arrowstyle": "->"})
    axes.text(6, -0.8, "plain text", rotation=15, fontsize=12, color="#d62728")
    axes.set_title(r"$e^{-x/4}\cos(2\pi x/T)$")


@axes_of
def bars(figure, axes, d):
    axes.bar(d["names"], d["h"], yerr=d["e"], capsize=4)
    axes.set_ylabel("count")


def box_and_violin(d):
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 4))
    samples = [d[f"v{i}"] for i in range(4)]
    left.boxplot(samples)
    right.violinplot(samples, showmedians=True)
    return figure


@axes_of
def contours(figure, axes, d):
    x = np.linspace(-3, 3, 80)
    filled = axes.contourf(x, x, d["z"], levels=10, cmap="RdBu")
    lines = axes.contour(x, x, d["z"], levels=10, colors="k", linewidths=0.6)
    axes.clabel(lines, inline=True, fontsize=7)
    axes.set_aspect("equal")
    figure.colorbar(filled)


@axes_of
def dates(figure, axes, d):
    first = datetime.datetime.fromtimestamp(d["t0"][0], datetime.timezone.utc)
    axes.plot([first + datetime.timedelta(days=i) for i in range(len(d["y"]))], d["y"])
    figure.autofmt_xdate()


@axes_of
def errorbars(figure, axes, d):
    axes.errorbar(d["x"], d["y"], yerr=[d["lo"], d["hi"]], xerr=0.2, fmt="o", capsize=3)


@axes_of
def fill_between(figure, axes, d):
    axes.fill_between(d["x"], d["m"] - d["w"], d["m"] + d["w"], alpha=0.3)
    axes.plot(d["x"], d["m"])
    axes.axhline(0, color="gray", linestyle="--")
    axes.axvspan(3, 4, color="red", alpha=0.15)


@axes_of
def gaps_and_infinities(figure, axes, d):
    axes.plot(d["x"], np.where(np.abs(d["x"]) < 0.0375, np.nan, d["y"].astype(float)))
    axes.set_ylim(-15, 15)


@axes_of
def grouped_bars(figure, axes, d):
    x = np.arange(4)
    axes.bar(x - 0.2, d["a"], 0.4, label="before")
    axes.bar(x + 0.2, d["b"], 0.4, label="after")
    axes.set_xticks(x, ["Q1", "Q2", "Q3", "Q4"])
    axes.legend()


@axes_of
def heatmap(figure, axes, d):
    figure.colorbar(axes.imshow(d["z"], cmap="magma", origin="lower", aspect="auto"))


@axes_of
def hexbins(figure, axes, d):
    figure.colorbar(axes.hexbin(d["x"], d["y"], gridsize=30))


@axes_of
def histogram(figure, axes, d):
    axes.hist(d["v"], bins=40, edgecolor="black", alpha=0.7)
    axes.set_xlabel("value")
    axes.set_ylabel("frequency")


@axes_of
def horizontal_bars(figure, axes, d):
    axes.barh(d["names"], d["h"])


@axes_of
def line_styles(figure, axes, d):
    for i, style in enumerate(["-", "--o", "-.s", ":^", "-x", "D"]):
        axes.plot(d["x"], d[f"y{i}"], style, markevery=6 if i else None, label=f"series {i}")
    axes.set_title("Line styles and markers")
    axes.set_xlabel("time (s)")
    axes.set_ylabel("amplitude")
    axes.grid()
    axes.legend()


@axes_of
def log_log(figure, axes, d):
    axes.loglog(d["x"], d["y"], "-o")
    axes.set_xlabel("frequency (Hz)")
    axes.set_ylabel("power")
    axes.grid(True, which="both", alpha=0.4)


@axes_of
def pie(figure, axes, d):
    axes.pie(d["v"], labels=["one", "two", "three", "four", "five"], autopct="%.1f%%", startangle=90)


def polar(d):
    figure, axes = plt.subplots(subplot_kw={"projection": "polar"})
    axes.plot(d["t"], d["rr"])
    axes.set_title("rose")
    return figure


@axes_of
def quiver(figure, axes, d):
    x, y = np.meshgrid(np.linspace(-2, 2, 15), np.linspace(-2, 2, 15))
    axes.quiver(x, y, -d["k"][0] * x, d["k"][0] * x - y)
    axes.set_aspect("equal")


@axes_of
def sized_scatter(figure, axes, d):
    points = axes.scatter(d["x"], d["y"], s=d["s"], c=d["c"], alpha=0.6)
    axes.set_title("Scatter: size, colour, alpha")
    figure.colorbar(points, label="value")


@axes_of
def stacked_area(figure, axes, d):
    axes.stackplot(d["x"], d["y0"], d["y1"], d["y2"], labels=["a", "b", "c"])
    axes.legend(loc="upper left")


@axes_of
def step_and_stem(figure, axes, d):
    axes.step(d["x"], d["y"] + 5, where="mid")
    axes.stem(d["x"], d["y"])


@axes_of
def streamlines(figure, axes, d):
    y, x = np.mgrid[-3:3:60j, -3:3:60j]
    axes.streamplot(x, y, -1 - x**2 + d["k"][0] * y, 1 + x - y**2)


def subplots_shared(d):
    figure, panels = plt.subplots(2, 2, sharex=True, sharey="row", layout="constrained")
    for i, axes in enumerate(panels.flat):
        axes.plot(d["x"], d[f"y{i}"], color=f"C{i}")
        axes.set_title(f"panel {i}")
        axes.set_xlabel("phase")
    figure.suptitle("Four panels")
    return figure


@axes_of
def symlog(figure, axes, d):
    axes.plot(d["x"], d["y"])
    axes.set_xscale("symlog")
    axes.set_yscale("symlog")


@axes_of
def twin_axes(figure, axes, d):
    axes.plot(d["x"], d["y1"], color="C0")
    axes.set_ylabel("exp", color="C0")
    right = axes.twinx()
    right.plot(d["x"], d["y2"], color="C3")
    right.set_ylabel("sin", color="C3")


figures = {
    "annotated": annotated, "bars": bars, "box-and-violin": box_and_violin, "contours": contours, "dates": dates,
    "errorbars": errorbars, "fill-between": fill_between, "gaps-and-infinities": gaps_and_infinities,
    "grouped-bars": grouped_bars, "heatmap": heatmap, "hexbins": hexbins, "histogram": histogram,
    "horizontal-bars": horizontal_bars, "line-styles": line_styles, "log-log": log_log, "pie": pie, "polar": polar,
    "quiver": quiver, "scatter-sized-coloured": sized_scatter, "stacked-area": stacked_area,
    "step-and-stem": step_and_stem, "streamlines": streamlines, "subplots-shared": subplots_shared, "symlog": symlog,
    "twin-axes": twin_axes,
}


def drawing(name):
    def body():
        figure = figures[name](data[name])
        figure.savefig(io.BytesIO())
        plt.close(figure)

    return body


if len(sys.argv) > 1:
    for name, figure in figures.items():
        figure(data[name]).savefig(f"{sys.argv[1]}/{name}.png")
        plt.close("all")
else:
    serve({name: lambda name=name: Time(drawing(name)) for name in figures})
