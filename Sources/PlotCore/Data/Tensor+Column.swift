public import Autodiff

extension Tensor: ColumnElement {
    /// The tensor's elements in order, in its own memory; a scalar gives one.
    public var column: Column { Column(array) }

    /// The elements of all the tensors, one after another: of scalars, as a `map` over a tensor gives, one each.
    public static func column(_ values: [Tensor]) -> Column { Column(values.flatMap(\.array)) }
}
