/// Derivatives beside JAX, one core each unless said.
func gradients() -> [Contest] {
    let ours = Places.ours("ours")
    let jax = Places.python("autodiff.py").onOneCore.with([
        "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false", "JAX_PLATFORMS": "cpu",
    ])
    func contest(
        _ name: String, _ ourCase: String, _ theirCase: String, _ asked: Asked? = nil
    ) -> Contest {
        Contest(
            name: name, isInReadme: ourCase == "ripples by vmap, 1000000" || ourCase == "one point, retraced",
            ours: .worker(ours.onOneCore, ourCase),
            theirs: [Rival("JAX jit", .worker(jax, theirCase), asked)])
    }
    var contests: [Contest] = []
    for count in [1000, 100_000, 1_000_000, 10_000_000] {
        contests.append(
            contest(
                "vmap(grad(sin²x + x²/20)), \(count.asPower)", "ripples by vmap, \(count)", "ripples, \(count)",
                .timesFaster(5)
            ))
        contests.append(
            Contest(
                name: "gradient of sin²x + x²/20, compiled, into memory, \(count.asPower)",
                isInReadme: count == 1_000_000,
                ours: .worker(ours.onOneCore, "ripples into memory, \(count)"),
                theirs: [
                    Rival("JAX jit", .worker(jax, "ripples, \(count)"), .timesFaster(5)),
                    Rival(
                        "C by hand", .worker(Places.c("gradient").onOneCore, "ripples, \(count)"),
                        count == 1_000_000 ? .atMost(1.6) : nil),
                ]))
    }
    for count in [1000, 100_000, 1_000_000, 10_000_000] {
        contests.append(
            contest(
                "vmap(grad) of the heavier function, \(count.asPower)", "heavy by vmap, \(count)", "heavy, \(count)",
                .timesFaster(4)))
        contests.append(
            contest(
                "gradient of the heavier function, compiled, \(count.asPower)", "heavy compiled, \(count)",
                "heavy, \(count)", .timesFaster(4)))
    }
    for count in [100_000, 1_000_000] {
        contests.append(
            contest(
                "gradient of Rosenbrock by slices, \(count.asPower)", "rosenbrock, \(count)", "rosenbrock, \(count)",
                .timesFaster(1)))
        contests.append(
            contest(
                "gradient of Rosenbrock by slices, compiled, \(count.asPower)", "rosenbrock compiled, \(count)",
                "rosenbrock, \(count)", .timesFaster(1)))
    }
    for (way, limit) in [("retraced", 1.5e-6), ("compiled", 100e-9)] {
        var scalar = contest(
            "one scalar gradient, \(way)", "one point, \(way)", "one point", .timesFaster(1))
        scalar.theirs.append(Rival(Unit.seconds.text(limit), .given(limit), .atMost(1)))
        contests.append(scalar)
    }
    for hidden in [16, 64, 256] {
        contests.append(
            contest(
                "gradient of a network, \(hidden) hidden", "network, \(hidden)", "network, \(hidden)"))
        contests.append(
            contest(
                "gradient of a network, \(hidden) hidden, compiled", "network compiled, \(hidden)",
                "network, \(hidden)", .timesFaster(1)))
    }
    contests.append(
        Contest(
            name: "whole process to the first gradient", isInReadme: true,
            ours: .process(Places.ours("first-gradient")),
            theirs: [Rival("JAX", .process(Places.python("autodiff.py", "first")), .timesFaster(200))]))
    for count in [10_000, 100_000, 1_000_000, 10_000_000] {
        let name = "ripples compiled, \(count)"
        contests.append(
            Contest(
                name: "gradient on both cores, \(count.asPower)", ours: .worker(ours, name),
                theirs: [
                    Rival(
                        "ours on one", .worker(ours.onOneCore, name),
                        // Never slower than one, but for noise.
                        .timesFaster(count == 1_000_000 ? 1.7 : 0.95))
                ]))
    }
    contests.append(
        Contest(
            name: "memory of 10⁷ gradients beyond the input", unit: .bytes,
            ours: .worker(ours, "memory of ripples, 10000000"),
            theirs: [
                Rival("output and 16 MB", .given(80e6 + 16e6), .atMost(1)),
                Rival("JAX jit", .worker(jax, "memory of ripples, 10000000")),
            ]))
    contests.append(
        Contest(
            name: "memory growth over a million gradients", unit: .bytes,
            ours: .worker(ours, "memory of a million gradients"),
            theirs: [Rival("a megabyte", .given(1e6), .atMost(1))]))
    return contests
}
