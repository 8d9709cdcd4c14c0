/// Whatever says how far values may be off: a number or a column for both sides alike, or ``ErrorBounds``.
///
///     figure.errorBar(x, y, yError: 0.1)
///     figure.errorBar(x, y, yError: sigma)
///     figure.errorBar(x, y, yError: .asymmetric(lower: below, upper: above))
public protocol ErrorConvertible {
    var errorBounds: ErrorBounds { get }
}

/// How far each value may be off to both sides, in data units; a single number holds for all values.
public struct ErrorBounds: Sendable, ErrorConvertible {
    /// Both nil where there are none.
    let lower: Column?
    let upper: Column?
    /// Which way the values themselves are limits, and which of them: all if nothing is said.
    var limit: Limit?
    var isLimit: [Bool] = []

    /// What a value is if its error reaches one way only.
    enum Limit: Sendable {
        case upper, lower
    }

    public var errorBounds: ErrorBounds { self }
}

extension ErrorConvertible where Self == ErrorBounds {
    /// Nothing is said about errors.
    public static var none: ErrorBounds { ErrorBounds(lower: nil, upper: nil) }

    /// As far below as above.
    public static func symmetric(_ distance: some ColumnConvertible) -> ErrorBounds {
        ErrorBounds(lower: distance.column, upper: distance.column)
    }

    /// So far below, and so far above.
    public static func asymmetric(
        lower: some ColumnConvertible, upper: some ColumnConvertible
    ) -> ErrorBounds {
        ErrorBounds(lower: lower.column, upper: upper.column)
    }

    /// The values are upper limits: an arrow as long as the distance points to less.
    ///
    ///     figure.errorBar(x, y, yError: .upperLimit(0.4))
    ///     figure.errorBar(x, y, yError: .upperLimit(sigma, where: isLimit))
    ///
    /// - Parameters:
    ///   - distance: How far the arrows reach, in data units.
    ///   - isLimit: One for each value; those that are no limits have their error both ways. All are if left out.
    public static func upperLimit(_ distance: some ColumnConvertible, where isLimit: [Bool] = []) -> ErrorBounds {
        let distance = distance.column
        return ErrorBounds(
            lower: distance, upper: distance.zero(where: isLimit), limit: .upper, isLimit: isLimit)
    }

    /// The values are lower limits: an arrow as long as the distance points to more. All else is as for upper limits.
    public static func lowerLimit(_ distance: some ColumnConvertible, where isLimit: [Bool] = []) -> ErrorBounds {
        let distance = distance.column
        return ErrorBounds(
            lower: distance.zero(where: isLimit), upper: distance, limit: .lower, isLimit: isLimit)
    }
}

extension ColumnConvertible {
    /// As far below as above.
    public var errorBounds: ErrorBounds { .symmetric(self) }
}

// Conditional conformances do not bring inherited ones along.
extension Array: ErrorConvertible where Element: ColumnElement {}
extension ArraySlice: ErrorConvertible where Element: ColumnElement {}
extension ContiguousArray: ErrorConvertible where Element: ColumnElement {}
extension Range: ErrorConvertible where Bound == Int {}
extension ClosedRange: ErrorConvertible where Bound == Int {}

extension Column {
    /// 0 where it is said, all of it if nothing is.
    fileprivate func zero(where isZero: [Bool]) -> Column {
        if isZero.isEmpty { return Column([0.0]) }
        guard count == 1 || count == isZero.count else { return self }
        return Column(isZero.indices.map { isZero[$0] ? 0 : broadcast($0) })
    }
}

extension ErrorBounds {
    func isLimit(_ row: Int) -> Bool { limit != nil && (isLimit.isEmpty || row < isLimit.count && isLimit[row]) }

    /// The values that a value's error reaches down and up to; nil where there is no error, or it is missing.
    func ends(around value: Double, row: Int) -> (low: Double, high: Double)? {
        guard let lower, let upper else { return nil }
        let (low, high) = (value - lower.broadcast(row), value + upper.broadcast(row))
        return low.isFinite && high.isFinite ? (low, high) : nil
    }

    func validate(_ name: String, count: Int, for mark: some Mark) throws(PlotError) {
        try mark.require(
            isLimit.isEmpty || isLimit.count == count, .invalidData,
            "\(count) values but \(isLimit.count) in the limits of \(name)")
        for column in [lower, upper].compactMap(\.self) {
            try mark.require(
                column.count == count || column.count == 1, .invalidData,
                "\(count) values but \(column.count) in \(name)")
            if let row = (0..<column.count).first(where: { column[$0] < 0 }) {
                try mark.require(false, .invalidData, "\(name) must be 0 or more, not \(column[row])")
            }
        }
    }
}
