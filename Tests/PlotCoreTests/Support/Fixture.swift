import Foundation
@testable import PlotCore
import Testing

/// A file of Fixtures, decoded.
func fixture<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let url = try #require(
        Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "json"), "no fixture \(name)")
    return try JSONDecoder().decode(type, from: Data(contentsOf: url))
}

/// One of matplotlib's pictures in numbers: what it was drawn from, and the limits that it got.
struct GalleryFigure: Decodable {
    struct Axes: Decodable {
        var xlim: [Double]
        var ylim: [Double]
    }

    enum Column: Decodable {
        case numbers([Double])
        case names([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let names = try? container.decode([String].self) {
                self = .names(names)
            } else {
                // Python writes NaN into JSON as null or NaN; these files have null.
                self = .numbers(try container.decode([Double?].self).map { $0 ?? .nan })
            }
        }
    }

    var data: [String: Column]
    var axes: [Axes]

    subscript(column: String) -> [Double] {
        if case .numbers(let values) = data[column] { values } else { [] }
    }

    func names(_ column: String) -> [String] {
        if case .names(let names) = data[column] { names } else { [] }
    }
}

extension Figure {
    /// The limits of the first axes, trained on their marks.
    func limits() throws -> (x: Domain, y: Domain) {
        try axes.validate()
        let trained = try TrainedAxes(axes, extent: axes.sharedExtent, theme: theme)
        return (trained.x.limits, trained.y.limits)
    }

    /// What is wrong with the figure, in the error's words.
    var complaint: String? {
        do {
            _ = try scene()
            return nil
        } catch {
            return error.message
        }
    }

    init(_ build: (inout Figure) -> Void) {
        self.init()
        build(&self)
    }
}

extension Scene {
    /// How many items have that role.
    func count(_ role: String) -> Int { items.count { $0.role == role } }

    /// Whether every place in the scene is a number, but for gaps in runs.
    var isFinite: Bool {
        items.allSatisfy { item in
            switch item.shape {
            case .path(let path, _, _, _):
                path.elements.allSatisfy { element in
                    switch element {
                    case .move(let point), .line(let point): point.isFinite
                    case .curve(let first, let second, let end): first.isFinite && second.isFinite && end.isFinite
                    case .close: true
                    }
                }
            case .polyline(let run, _), .markers(_, let run, _, _, _):
                (0..<run.count).allSatisfy { run[$0].isFinite || !(run.x[$0].isFinite && run.y[$0].isFinite) }
            case .variedMarkers(_, let run, let scales, _, _, _):
                (0..<run.count).allSatisfy { run[$0].isFinite && scales[$0].isFinite }
            case .text(let text): text.position.isFinite
            case .image: true
            }
        }
    }
}
