extension HardFunction {
    /// The columns of a picture that the function's window fills whose ink is not where the function is.
    ///
    /// - Parameter isInk: Whether the pixel in that column and row is darker than the page.
    package func wrongInk(width: Int, height: Int, samples: Int, isInk: (Int, Int) -> Bool) -> [String] {
        var ink = Coverage(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width where isInk(x, y) { ink.mark(x, Double(y), Double(y) + 1) }
        }
        let truth = Coverage(
            self, in: window(width: width, height: height), width: width, height: height, samples: samples)
        // A line as wide as a pixel reaches over its column's edge: what neighbours have may show.
        var near = truth
        for x in 0..<width {
            for other in [x - 1, x + 1] where truth.columns.indices.contains(other) {
                for stretch in truth.columns[other] { near.mark(x, stretch.lowerBound, stretch.upperBound) }
            }
        }
        return ink.wrongColumns(truth: near).filter { $0.contains("has") }
            + ink.wrongColumns(truth: truth).filter { $0.contains("lacks") }
    }
}
