# The gradients of Sources/autodiff with jit-compiled JAX in double precision; every line is the best of many runs.
import time

import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)


def best(name, repeats, body):
    body()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        body()
        times.append(time.perf_counter() - start)
    print(f"{name}: {min(times) * 1e6:.2f} µs", flush=True)


def f(x):
    return jnp.sin(x) ** 2 + x**2 / 20


def rosenbrock(v):
    a, b = v[1:], v[:-1]
    return jnp.sum(100 * (a - b * b) ** 2 + (1 - b) ** 2)


slopes, slope = jax.jit(jax.vmap(jax.grad(f))), jax.jit(jax.grad(f))

for count in [1_000, 100_000, 1_000_000, 10_000_000]:
    x = jnp.linspace(-10, 10, count)
    best(f"gradient of {count} points", 10 if count > 1_000_000 else 100, lambda: slopes(x).block_until_ready())

point = jnp.float64(2)


def thousand():
    for _ in range(1000):
        slope(point).block_until_ready()


best("1000 gradients of one point", 20, thousand)

value, gradient = jax.jit(rosenbrock), jax.jit(jax.grad(rosenbrock))
for count in [100_000, 1_000_000]:
    x = jnp.linspace(-1, 1, count)
    best(f"rosenbrock of {count}", 30, lambda: value(x).block_until_ready())
    best(f"gradient of rosenbrock of {count}", 30, lambda: gradient(x).block_until_ready())

network = jax.jit(jax.grad(lambda w, output, x: jnp.dot(output, jnp.tanh(w @ x))))
for hidden in [16, 64, 256]:
    keys = jax.random.split(jax.random.PRNGKey(0), 3)
    w, output, x = (jax.random.normal(k, s) for k, s in zip(keys, [(hidden, 16), (hidden,), (16,)]))
    best(
        f"gradient of a network with {hidden} hidden units", 1000,
        lambda: network(w, output, x).block_until_ready())
