import PlotCore

/// Letters of a formula that follow each other in one font on one baseline as they would in any text.
struct MathRun {
    var string: String
    var font: Font
    /// Where the first letter starts, in points from the start of the line's baseline.
    var x: Double
    var y: Double
    private var end: Double

    /// The pieces in runs; a letter may be `tolerance` points from where the font alone would put it.
    static func runs(of pieces: [MathLayout.Piece], tolerance: Double) -> [MathRun] {
        var runs: [MathRun] = []
        for piece in pieces {
            let end = piece.x + piece.advance
            if let last = runs.indices.last, runs[last].font == piece.font, runs[last].y == piece.y,
                abs(runs[last].end - piece.x) <= tolerance
            {
                runs[last].string += piece.string
                runs[last].end = end
            } else {
                runs.append(MathRun(string: piece.string, font: piece.font, x: piece.x, y: piece.y, end: end))
            }
        }
        return runs
    }
}
