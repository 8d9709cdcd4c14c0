/// Chooses the moments for the ticks of a time axis.
struct TimeLocator: Sendable {
    let scale: TimeScale
    /// How many ticks there may be; 2 or more.
    let most: Int

    /// The ticks of the shortest step of which no more than `most` lie within the limits, or of a shorter one if that has fewer
    /// than two there; nil where neither clock nor calendar are of use.
    func moments(in limits: Domain) -> [Instant]? {
        // A step shorter than the numbers' own would put two ticks at one place.
        let resolution = TimeScale.resolution(in: limits)
        guard limits.span >= resolution, scale.instant(of: limits.lower) != nil, scale.instant(of: limits.upper) != nil
        else { return nil }

        let steps = TimeStep.all.filter { $0.length >= resolution * (1 - 1e-9) }
        let fitting = steps.indices.first { index in
            // Far too many are not worth counting.
            limits.span / steps[index].length <= Double(2 * most + 2)
                && ticks(every: steps[index], in: limits).count <= most
        }
        guard let fitting else { return nil }
        let chosen = ticks(every: steps[fitting], in: limits)
        if chosen.count >= 2 { return chosen }
        let finer = steps[..<fitting].suffix(8).lazy.reversed().map { ticks(every: $0, in: limits) }
        return finer.first { $0.count >= 2 } ?? chosen
    }

    private func ticks(every step: TimeStep, in limits: Domain) -> [Instant] {
        guard var moment = scale.instant(of: limits.lower), var last = scale.instant(of: limits.upper) else {
            return []
        }
        // A clock put forward or back may hide a day's tick behind the limits.
        if step.length >= 3600 {
            moment.seconds -= 86_400
            last.seconds += 86_400
        }
        moment = step.start(before: moment)
        last = step.next(after: last)
        // A tick at a limit may miss it by rounding.
        let tolerance = max(1e-10, limits.magnitude.ulp / limits.span)
        var ticks: [Instant] = []
        while moment <= last {
            let value = scale.value(of: moment)
            if limits.contains(value, tolerance: tolerance), isShown(moment, at: value) {
                ticks.append(moment)
            }
            moment = step.next(after: moment)
        }
        return ticks
    }

    /// Some moments never were, as clocks jumped over them by minutes or more. Values lose less to rounding.
    private func isShown(_ moment: Instant, at value: Double) -> Bool {
        guard let shown = scale.instant(of: value) else { return false }
        return abs(shown.seconds - moment.seconds) <= max(1, Int64(value.ulp))
    }
}
