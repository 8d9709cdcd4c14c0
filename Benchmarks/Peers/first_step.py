"""The notebook's fifth figure by matplotlib, from numbers that are there already.

    first_step.py OUT.png    draws it once
    first_step.py            is a worker with the case "figure": the PNG file made in memory
"""
import io
import sys

import matplotlib

matplotlib.use("Agg")
import numpy as np
from matplotlib import pyplot as plt


def f(x):
    return np.sin(x) ** 2 + 0.05 * x**2


samples = np.array([
    5.103118419647217, -3.740541934967041, -7.52232551574707, 0.9637594223022461, -1.5537762641906738,
    -3.884601593017578, 6.401686668395996, 9.126749038696289, -2.8674960136413574, 1.1383366584777832,
])


def draw(file):
    moved = samples - (np.sin(2 * samples) + 0.1 * samples)
    x = np.linspace(-10, 10, 300)
    plt.plot(x, f(x))
    plt.scatter(samples, f(samples), color="orange")
    for start, end in zip(samples, moved):
        plt.arrow(start, f(start), end - start, f(end) - f(start), width=0.02, head_width=0.1, head_length=0.1,
                  length_includes_head=True, color=(0, 1, 0.3, 0.8))
    plt.savefig(file)


def draw_in_memory():
    draw(io.BytesIO())
    plt.close()


if len(sys.argv) > 1:
    draw(sys.argv[1])
else:
    from worker import Time, serve

    serve({"figure": lambda: Time(draw_in_memory)})
