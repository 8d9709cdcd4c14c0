/// Whatever can be plotted along an axis: a Tensor, an array or slice of numbers, a range of integers, or a single number.
///
///     figure.plot([1, 4, 9])
///     figure.plot(0..<100, values)
///     figure.scatter(samples, f(samples))
public protocol ColumnConvertible: ErrorConvertible {
    /// The values, without a copy where their memory can be read as it is.
    var column: Column { get }
}

/// A kind of number that a column can hold.
public protocol ColumnElement: ColumnConvertible {
    static func column(_ values: [Self]) -> Column
}

extension ColumnElement {
    public var column: Column { Self.column([self]) }
}

extension Double: ColumnElement {
    public static func column(_ values: [Double]) -> Column { Column(values) }
}

extension Float: ColumnElement {
    public static func column(_ values: [Float]) -> Column { Column(values) }
}

extension Int: ColumnElement {
    public static func column(_ values: [Int]) -> Column { Column(values.map(Double.init)) }
}

extension Column: ColumnConvertible {
    public var column: Column { self }
}

extension Array: ColumnConvertible where Element: ColumnElement {
    public var column: Column { Element.column(self) }
}

extension ArraySlice: ColumnConvertible where Element: ColumnElement {
    public var column: Column { Element.column(Array(self)) }
}

extension ContiguousArray: ColumnConvertible where Element: ColumnElement {
    public var column: Column { Element.column(Array(self)) }
}

extension Range: ColumnConvertible where Bound == Int {
    public var column: Column { Int.column(Array(self)) }
}

extension ClosedRange: ColumnConvertible where Bound == Int {
    public var column: Column { Int.column(Array(self)) }
}

extension Column {
    /// Any other collection of numbers; its values are copied.
    ///
    ///     figure.plot(Column(readings.lazy.map(\.celsius)))
    public init<Values: Collection>(_ values: Values) where Values.Element: ColumnElement {
        self = Values.Element.column(Array(values))
    }
}
