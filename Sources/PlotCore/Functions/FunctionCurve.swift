/// A function's curve in pixels: cubic and straight pieces, and bands where it swings too fast to be told apart.
package struct FunctionCurve: Sendable {
    /// Pieces in the order of x, in pixels.
    package internal(set) var path = Path()
    package internal(set) var bands: [Band] = []
    package internal(set) var report = FunctionReport()

    /// All that the curve takes in one column of pixels, which is filled.
    package struct Band: Sendable, Equatable {
        package var left: Double
        package var right: Double
        package var top: Double
        package var bottom: Double
    }

    /// How many pieces the path has.
    package var pieceCount: Int {
        path.elements.count { if case .move = $0 { false } else { true } }
    }
}
