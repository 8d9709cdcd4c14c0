import Foundation
import PlotCore
import Testing

/// Numbers that numpy, matplotlib and contourpy gave for samples, lattices, levels, contours and colours.
struct FieldReference: Decodable {
    struct Sample: Decodable {
        var values: [Double]
        var q1: Double
        var med: Double
        var q3: Double
        var whislo: Double
        var whishi: Double
        var cilo: Double
        var cihi: Double
        var fliers: [Double]
        var quantiles: [[Double]]
        var density: [[Double]]
    }

    struct Hexagons: Decodable {
        var x: [Double]
        var y: [Double]
        var values: [Double]
        var gridSize: Int
        var counts: [Double]
        var centers: [[Double]]
        var means: [Double]
        var xlim: [Double]
        var ylim: [Double]
    }

    struct Levels: Decodable {
        var lower: Double
        var upper: Double
        var count: Int
        var extend: String
        var levels: [Double]
    }

    struct Contours: Decodable {
        struct Line: Decodable {
            var points: [[Double]]
            var closed: Bool
        }

        struct Case: Decodable {
            var name: String
            var z: [[Double]]
            var level: Double
            var lines: [Line]
        }

        var x: [Double]
        var y: [Double]
        var cases: [Case]
    }

    struct Colors: Decodable {
        var name: String
        var values: [Double]
        var colors: [String?]
    }

    var samples: [Sample]
    var hexbins: [Hexagons]
    var levels: [Levels]
    var contours: Contours
    var normalizations: [Colors]

    init() throws {
        let url = try #require(
            Bundle.module.url(forResource: "fields", withExtension: "json", subdirectory: "Fixtures"))
        self = try JSONDecoder().decode(FieldReference.self, from: Data(contentsOf: url))
    }
}

/// Whether two numbers agree to a billionth of the larger, or of 1.
func agree(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))
}
