/// Stops the program with a message, in release builds too, where `precondition` would lose it.
///
/// Only for what the source of the calling program gets wrong: shapes that never fit, a value that outlived its transform.
func programmerMistake(_ message: @autoclosure () -> String) -> Never {
    fatalError(message())
}

/// Stops where operands cannot be repeated to one shape, for functions that are made of several primitives: the message names
/// what the caller wrote.
func requireCommonShape(_ operation: String, _ operands: Tensor...) {
    var common = Shape.scalar
    for operand in operands {
        guard let shape = common.broadcast(with: operand.shape) else {
            shapesDoNotMatch(operation, operands.map(\.shape))
        }
        common = shape
    }
}

/// Scalars go with everything and are left out.
func shapesDoNotMatch(_ operation: String, _ shapes: [Shape]) -> Never {
    let shapes = shapes.filter { $0.rank > 0 }.map(\.description).joined(separator: " and ")
    programmerMistake("\(operation): shapes \(shapes) do not match")
}
