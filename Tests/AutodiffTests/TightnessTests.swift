import Foundation
import Testing

@testable import Autodiff

@Suite("How tight bounds are")
struct TightnessTests {
    private struct Row: Sendable {
        let name: String
        let centre: Double
        let f: @Sendable (Tensor) -> Tensor

        init(_ name: String, at centre: Double, _ f: @escaping @Sendable (Tensor) -> Tensor) {
            self.name = name
            self.centre = centre
            self.f = f
        }
    }

    private static let widths = [1, 0.1, 0.01, 0.001]

    private static let rows: [Row] = [
        Row("x²", at: 0.7) { pow($0, 2) }, Row("0.1·x", at: 3) { 0.1 * $0 }, Row("1/x", at: 2) { 1 / $0 },
        Row("x² − x", at: 0) { pow($0, 2) - $0 }, Row("x³ − x", at: 0.8) { pow($0, 3) - $0 },
        Row("(x − 1)(x − 2)(x − 3)", at: 2.2) { ($0 - 1) * ($0 - 2) * ($0 - 3) },
        Row("x⁴ − 16x² + 5x", at: 2) { pow($0, 4) - 16 * pow($0, 2) + 5 * $0 },
        Row("x/(1 + x²)", at: 0.3) { $0 / (1 + $0 * $0) }, Row("√(1 − x²)", at: 0.3) { sqrt(1 - $0 * $0) },
        Row("sin x", at: 1) { sin($0) }, Row("sin x · cos x", at: 0.3) { sin($0) * cos($0) },
        Row("sin²x + x²/20", at: 0.7) { pow(sin($0), 2) + 0.05 * pow($0, 2) },
        Row("the same beside its crest", at: 1.6) { pow(sin($0), 2) + 0.05 * pow($0, 2) },
        Row("sin²x + cos²x + x/10", at: 1) { pow(sin($0), 2) + pow(cos($0), 2) + 0.1 * $0 },
        Row("x·exp(−x²/2)", at: 0.2) { $0 * exp(-$0 * $0 / 2) },
        Row("the same around its crest", at: 1) { $0 * exp(-$0 * $0 / 2) },
        Row("log(1 + x²)", at: 1) { log(1 + $0 * $0) }, Row("tan x", at: 0.9) { tan($0) },
        Row("tanh 500x", at: 0) { tanh(500 * $0) }, Row("abs x", at: 0.1) { abs($0) }, Row("xˣ", at: 1) { pow($0, $0) },
        Row("x·sin(1/x)", at: 0.7) { $0 * sin(1 / $0) }, Row("gamma x", at: 2.5) { gamma($0) },
        Row("2 sin x cos x + x/10 − 3exp(−x²/2)", at: 1) { x in
            2 * sin(x) * cos(x) + 0.1 * x - 3 * exp(-x * x / 2)
        },
    ]

    /// The width of the bounds over the true range, as sampled: without the derivative, and with it.
    private static func ratios(_ row: Row, _ width: Double) -> (Double, Double) {
        let x = Interval(row.centre - width / 2, row.centre + width / 2)
        let values = linspace(x.lower, x.upper, 2001).map { Double(row.f($0)) }
        let range = (values.max() ?? 0) - (values.min() ?? 0)
        func ratio(_ derivatives: Int) -> Double {
            let bounds = FunctionBounds(of: row.f, over: x.lower...x.upper, derivatives: derivatives)
            return bounds.value(over: x).range.width / range
        }
        return (ratio(0), ratio(1))
    }

    private static func line(_ row: Row) -> String {
        func digits(_ ratio: Double) -> String {
            ratio < 9.995 ? String(format: "%.2f", ratio) : String(format: "%.0f", ratio)
        }
        let cells = widths.map { width in
            let (plain, tight) = ratios(row, width)
            return digits(plain) + ", " + digits(tight)
        }
        return "| \(row.name) | \(row.centre) | " + cells.joined(separator: " | ") + " |"
    }

    /// The table is in the documentation: RECORD=1 writes it there.
    @Test("is what the table in the documentation says")
    func table() throws {
        let article = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/Autodiff/Autodiff.docc/Intervals.md").standardizedFileURL
        let text = try String(contentsOf: article, encoding: .utf8)
        let head = try #require(text.range(of: "|---|---|---|---|---|---|\n"))
        let end = try #require(text.range(of: "\n\n", range: head.upperBound..<text.endIndex))
        let table = Self.rows.map(Self.line).joined(separator: "\n")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            let changed = text.replacingCharacters(in: head.upperBound..<end.lowerBound, with: table)
            try changed.write(to: article, atomically: true, encoding: .utf8)
            Issue.record("recorded the table in Intervals.md; look at it, then run again without RECORD")
            return
        }
        #expect(text[head.upperBound..<end.lowerBound] == table)
    }

    @Test("never less than the true range, and the derivative never makes it worse")
    func sane() {
        for row in Self.rows {
            for width in Self.widths {
                let (plain, tight) = Self.ratios(row, width)
                #expect(tight >= 1 && tight <= plain, "\(row.name), \(width): \(plain), \(tight)")
            }
        }
    }

    /// The sample of the article.
    @Test("poles are told from steep slopes by halving")
    func poles() {
        func suspects(_ f: FunctionBounds, _ x: Interval) -> [Interval] {
            let value = f.value(over: x)
            if value.isContinuous && value.domain == .everywhere { return [] }
            let middle = x.midpoint
            if x.width < 1e-12 || middle <= x.lower || middle >= x.upper { return [x] }
            return suspects(f, Interval(x.lower, middle)) + suspects(f, Interval(middle, x.upper))
        }
        func places(_ f: @escaping (Tensor) -> Tensor) -> [Double] {
            let bounds = FunctionBounds(of: f, over: -3...3)
            let found = suspects(bounds, Interval(-3, 3)).map { ($0.midpoint * 1e6).rounded() / 1e6 }
            return Set(found).sorted()
        }
        #expect(places { tan($0) } == [-1.570796, 1.570796])
        #expect(places { 1 / ($0 - 0.3) } == [0.3])
        #expect(places { gamma($0) } == [-3, -2, -1, 0])
        #expect(places { tanh(500 * $0) }.isEmpty)
        #expect(places { 1 / (1e-9 + $0 * $0) }.isEmpty)
        #expect(places { floor($0) } == [-2, -1, 0, 1, 2, 3])
    }
}
