/// Samples side by side at places of their own: what box plots and violins have in common.
struct Distributions: Sendable {
    /// One place for each sample.
    let positions: [Double]
    let samples: [SortedValues]
    let orientation: Orientation
    /// How wide each is drawn, in units of the positions.
    let width: Double

    /// - Parameters:
    ///   - positions: 1, 2, 3 … if nil.
    ///   - share: The part of the positions' whole stretch that one is wide, between 0.15 and 0.5; used if there is no width.
    init(
        _ columns: [Column], positions: Column?, orientation: Orientation, width: Double?, share: Double?
    ) {
        samples = columns.map { column in SortedValues((0..<column.count).lazy.map { column[$0] }) }
        self.positions =
            positions.map { column in (0..<column.count).map { column[$0] } } ?? samples.indices.map { Double($0 + 1) }
        self.orientation = orientation
        let stretch = self.positions.finiteDomain?.span ?? 0
        self.width = width ?? share.map { min(max($0 * stretch, 0.15), 0.5) } ?? 0.5
    }

    /// Everything between two places across and the samples' least and greatest values along, for each sample.
    func extent(reach: Double) -> Extent {
        let across = positions.finiteDomain.map { Domain($0.lower - reach, $0.upper + reach) }
        let along = samples.flatMap { [$0.values.first, $0.values.last].compactMap(\.self) }.finiteDomain
        return orientation == .vertical ? Extent(x: across, y: along) : Extent(x: along, y: across)
    }

    /// A place on the page from one across the samples and one along their values.
    func point(_ across: Double, _ along: Double, in frame: Frame) -> Point {
        orientation == .vertical ? frame.point(across, along) : frame.point(along, across)
    }

    /// A level piece around a sample's position at a value, as wide as that part of the sample's width.
    func bar(_ index: Int, at value: Double, share: Double, in frame: Frame) -> Path {
        let half = width * share / 2
        return .segment(
            from: point(positions[index] - half, value, in: frame), to: point(positions[index] + half, value, in: frame)
        )
    }

    /// A piece along a sample's values at its position.
    func stem(_ index: Int, from start: Double, to end: Double, in frame: Frame) -> Path {
        .segment(from: point(positions[index], start, in: frame), to: point(positions[index], end, in: frame))
    }
}

extension Path {
    var isFinite: Bool {
        elements.allSatisfy { element in
            switch element {
            case .move(let point), .line(let point): point.isFinite
            case .curve(let first, let second, let end): first.isFinite && second.isFinite && end.isFinite
            case .close: true
            }
        }
    }
}

extension Mark {
    func requireDistributions(_ distributions: Distributions) throws(PlotError) {
        let (samples, positions) = (distributions.samples.count, distributions.positions)
        try require(
            positions.count == samples, .invalidData, "\(samples) columns but \(positions.count) positions")
        try require(
            positions.allSatisfy(\.isFinite), .invalidData, "each position must be a finite number, not \(positions)")
        try requirePositive(distributions.width, "width")
    }
}
