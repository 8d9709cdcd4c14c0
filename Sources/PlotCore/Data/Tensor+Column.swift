public import Autodiff

extension Tensor: ColumnElement {
    /// The tensor's elements in order, in its own memory; a scalar gives one. A table's are an error where one column is wanted.
    public var column: Column {
        guard shape.dimensions.count(where: { $0 != 1 }) > 1 else { return Column(array) }
        return Column(
            array,
            mistake: "a tensor of shape \(shape) is no column; its rows can be drawn one by one, or all as a Matrix")
    }

    /// The elements of all the tensors, one after another: of scalars, as a `map` over a tensor gives, one each.
    public static func column(_ values: [Tensor]) -> Column { Column(values.flatMap(\.array)) }
}

extension Tensor: MatrixConvertible {
    /// The rows and columns of a tensor with two axes; of any other, an error when the figure is drawn.
    public var matrix: Matrix {
        shape.rank == 2
            ? Matrix(self, columns: shape[1])
            : Matrix(mistake: "a tensor of shape \(shape) is no table of rows and columns")
    }
}
