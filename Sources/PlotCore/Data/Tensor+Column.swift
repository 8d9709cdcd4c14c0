public import Autodiff

extension Tensor: ColumnConvertible {
    /// The tensor's elements in order, in its own memory; a scalar gives one.
    public var column: Column { Column(array) }
}
