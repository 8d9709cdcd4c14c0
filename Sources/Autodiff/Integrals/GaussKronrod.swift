/// An integral by values alone: the Gauss-Kronrod pair of 7 and 15 points, on parts that are halved where the two differ.
///
/// Nodes and weights as in QUADPACK (Piessens et al. 1983), to the precision of a Double.
enum GaussKronrod {
    private static let nodes = [
        0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
        0.741531185599394439863864773280788, 0.586087235467691130294144691693301, 0.405845151377397166906606412076961,
        0.207784955007898467600689403773245, 0.0,
    ]
    private static let kronrod = [
        0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
        0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
        0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
    ]
    private static let gauss = [
        0, 0.129484966168869693270611432679082, 0, 0.279705391489276667901467771423780, 0,
        0.381830050505118944950369775488975, 0, 0.417959183673469387755102040816327,
    ]
    private static let mostParts = 600

    private struct Part {
        var cell: Interval
        var value: Double
        var error: Double
        var magnitude: Double
    }

    static func integral(over domain: Interval, tolerance: Double, _ f: (Double) -> Tensor) -> Integral {
        var evaluations = 0
        func part(_ cell: Interval) -> Part {
            let (middle, half) = (cell.midpoint, cell.upper / 2 - cell.lower / 2)
            var (fine, coarse, magnitude) = (0.0, 0.0, 0.0)
            for (index, node) in nodes.enumerated() {
                for x in node == 0 ? [middle] : [middle - half * node, middle + half * node] {
                    let result = f(x)
                    evaluations += 1
                    let y = result.count == 1 ? result.array[0] : .nan
                    fine += kronrod[index] * y
                    coarse += gauss[index] * y
                    magnitude += kronrod[index] * abs(y)
                }
            }
            return Part(cell: cell, value: fine * half, error: abs(fine - coarse) * half, magnitude: magnitude * half)
        }
        // Not in the middle, where functions of both signs like to have no value.
        func cut(_ cell: Interval) -> [Part] {
            let place = cell.lower + (cell.upper - cell.lower) * 0.4375
            // So narrow a part has nodes that round to its ends, where there may be a pole.
            guard cell.upper - cell.lower > 2048 * max(abs(cell.lower), abs(cell.upper)).ulp else { return [] }
            return [part(Interval(cell.lower, place)), part(Interval(place, cell.upper))]
        }
        var parts = cut(domain)
        if parts.isEmpty { parts = [part(domain)] }
        while parts.count < mostParts {
            let sum = parts.reduce(0) { $0 + $1.error }
            let scale = parts.reduce(0) { $0 + $1.magnitude }
            if sum <= tolerance * scale { break }
            func badness(_ part: Part) -> Double { part.error.isNaN ? .infinity : part.error }
            guard let worst = parts.indices.max(by: { badness(parts[$0]) < badness(parts[$1]) }) else { break }
            let halves = cut(parts[worst].cell)
            if halves.isEmpty { break }
            parts.remove(at: worst)
            parts += halves
        }
        let value = parts.reduce(0) { $0 + $1.value }
        let error = parts.reduce(0) { $0 + $1.error }
        let magnitude = parts.reduce(0) { $0 + $1.magnitude }
        // What still changes by a thousandth does not converge.
        let converges = value.isFinite && error <= 1e-3 * magnitude
        return Integral(
            value: converges ? value : .nan, error: converges ? error + magnitude * 1e-15 : .infinity, isProven: false,
            evaluations: evaluations)
    }
}
