import Autodiff

/// What `Scripts/critical-point-values` wrote, and the same functions in tensors.
struct CriticalPointFixture: Decodable {
    struct Row: Decodable {
        var low: String
        var high: String
        var points: [String]

        var range: ClosedRange<Double> { (Double(low) ?? .nan)...(Double(high) ?? .nan) }
    }

    struct Point {
        var name: String
        var x: Double
        /// What x lacks, in units of its last place.
        var rest: Double
        /// Whether rounding errors of the function's values move the point by no more than one such unit.
        var isWellConditioned: Bool

        var rank: Int { name == "root" ? 0 : name == "inflection" ? 2 : 1 }

        init(_ row: String) {
            let parts = row.split(separator: " ")
            name = parts[0] == "touch" ? "root" : String(parts[0])
            x = Double(parts[1]) ?? .nan
            rest = Double(parts[2]) ?? .nan
            isWellConditioned = (Double(parts[3]) ?? .infinity) <= 1
        }
    }

    var functions: [String: Row]

    static func name(_ kind: CriticalPoint.Kind) -> String {
        switch kind {
        case .root: "root"
        case .minimum: "minimum"
        case .maximum: "maximum"
        case .inflection: "inflection"
        }
    }

    static let functions: [(name: String, f: @Sendable (Tensor) -> Tensor)] = [
        ("x^2 - 2", { x in pow(x, 2) - 2 }),
        ("x^3 - x", { x in pow(x, 3) - x }),
        ("wilkinson5", { x in (x - 1) * (x - 2) * (x - 3) * (x - 4) * (x - 5) }),
        ("sin", { x in sin(x) }),
        ("cos", { x in cos(x) }),
        ("notebook", { x in pow(sin(x), 2) + 0.05 * pow(x, 2) }),
        ("x sin", { x in x * sin(x) }),
        ("exp - 3x", { x in exp(x) - 3 * x }),
        ("gauss", { x in exp(-pow(x, 2)) }),
        ("gauss wave", { x in exp(-pow(x, 2) / 8) * cos(3 * x) }),
        ("log", { x in log(x) - 1 }),
        ("x log", { x in x * log(x) }),
        ("log x / x", { x in log(x) / x }),
        ("witch", { x in 1 / (1 + pow(x, 2)) }),
        ("serpentine", { x in x / (1 + pow(x, 2)) }),
        ("atan - x/3", { x in atan(x) - x / 3 }),
        ("tanh", { x in tanh(3 * x) - 0.5 }),
        ("sqrt wave", { x in sqrt(x) - cos(5 * x) }),
        ("tan - x", { x in tan(x) - x }),
        ("1/x + x", { x in 1 / x + x }),
        ("rational", { x in (pow(x, 2) - 3) / (x - 2.5) }),
        ("beats", { x in sin(5 * x) + sin(6 * x) }),
        ("chirp", { x in cos(pow(x, 2)) }),
        ("cubic", { x in (x - 0.3) * (x + 1.7) * (x - 2.9) }),
        ("quartic well", { x in pow(x, 4) / 4 - pow(x, 2) + x / 5 }),
        ("damped", { x in exp(-x / 4) * cos(2 * x) }),
        ("far", { x in pow(x - 1_000_000, 2) - 2 }),
        ("near roots", { x in pow(x - 1, 2) - 1e-6 }),
        ("large", { x in exp(5 * sin(x)) - 10 }),
        ("logistic", { x in 1 / (1 + exp(-2 * x)) - 0.75 }),
    ]
}
