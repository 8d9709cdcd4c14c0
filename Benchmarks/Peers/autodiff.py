"""The gradients of Sources/ours with jit-compiled JAX in double precision.

    autodiff.py          is a worker
    autodiff.py first    prints one gradient, as a program that does only that
"""
import sys

import jax
import jax.numpy as jnp

from worker import Number, Time, peak_memory, serve

jax.config.update("jax_enable_x64", True)


def ripples(x):
    return jnp.sin(x) ** 2 + x**2 / 20


def heavy(x):
    return 2 * jnp.sin(x) * jnp.cos(x) + 0.1 * x - 3 * jnp.exp(-x * x / 2) + jnp.log(1 + x * x)


def rosenbrock(v):
    a, b = v[1:], v[:-1]
    return jnp.sum(100 * (a - b * b) ** 2 + (1 - b) ** 2)


def timed(function, *arguments):
    return lambda: function(*arguments).block_until_ready()


def lanes(f, count):
    return timed(jax.jit(jax.vmap(jax.grad(f))), jnp.linspace(-10, 10, count))


def network(hidden):
    keys = jax.random.split(jax.random.PRNGKey(0), 3)
    w, output, x = (jax.random.normal(k, s) for k, s in zip(keys, [(hidden, 16), (hidden,), (16,)]))
    return timed(jax.jit(jax.grad(lambda w, output, x: jnp.dot(output, jnp.tanh(w @ x)))), w, output, x)


def memory():
    x = jnp.linspace(-10, 10, 10_000_000)
    # Compiled beforehand, not run: a run would leave memory for the next.
    slopes = jax.jit(jax.vmap(jax.grad(ripples))).lower(x).compile()
    return Number(lambda: peak_memory(lambda: slopes(x).block_until_ready()))


if sys.argv[1:] == ["first"]:
    print(jax.grad(ripples)(2.0))
else:
    cases = {f"{name}, {count}": lambda f=f, count=count: Time(lanes(f, count))
             for name, f in [("ripples", ripples), ("heavy", heavy)]
             for count in [1000, 10_000, 100_000, 1_000_000, 10_000_000]}
    cases["one point"] = lambda: Time(timed(jax.jit(jax.grad(ripples)), jnp.float64(2)))
    for count in [100_000, 1_000_000]:
        cases[f"rosenbrock, {count}"] = lambda count=count: Time(
            timed(jax.jit(jax.grad(rosenbrock)), jnp.linspace(-1, 1, count)))
    for hidden in [16, 64, 256]:
        cases[f"network, {hidden}"] = lambda hidden=hidden: Time(network(hidden))
    cases["memory of ripples, 10000000"] = memory
    serve(cases)
