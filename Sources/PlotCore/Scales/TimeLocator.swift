/// Chooses the moments for the ticks of a time axis.
struct TimeLocator: Sendable {
    let scale: TimeScale
    /// How many ticks there may be; 2 or more.
    let most: Int

    /// The ticks of the shortest step of which no more than `most` lie within the limits, or of a shorter one if that has fewer
    /// than two there; nil where neither clock nor calendar are of use.
    func moments(in limits: Domain) -> [Instant]? {
        // A step shorter than the numbers' own would put two ticks at one place.
        let resolution = max(2e-9, 2 * limits.magnitude.ulp)
        guard limits.span >= resolution, scale.instant(of: limits.lower) != nil, scale.instant(of: limits.upper) != nil
        else { return nil }

        let steps = TimeStep.all.filter { $0.length >= resolution / 2 }
        let fitting = steps.indices.first { index in
            // Far too many are not worth counting.
            limits.span / steps[index].length <= Double(2 * most + 2)
                && ticks(every: steps[index], in: limits).count <= most
        }
        guard let fitting else { return nil }
        let finer = steps[..<fitting].last { ticks(every: $0, in: limits).count >= 2 }
        let chosen = ticks(every: steps[fitting], in: limits)
        return chosen.count >= 2 ? chosen : finer.map { ticks(every: $0, in: limits) } ?? chosen
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
        var ticks: [Instant] = []
        while moment <= step.next(after: last) {
            let value = scale.value(of: moment)
            // Some moments never were: clocks jumped over them.
            if limits.contains(value, tolerance: 1e-10), step.length < 1 || scale.instant(of: value) == moment {
                ticks.append(moment)
            }
            moment = step.next(after: moment)
        }
        return ticks
    }
}
