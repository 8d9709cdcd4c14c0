extension Tensor {
    public static func + (a: Tensor, b: Tensor) -> Tensor {
        if case .scalar(let x) = a.storage, case .scalar(let y) = b.storage { return Tensor(x + y) }
        return Primitive.add(a, b)
    }

    public static func - (a: Tensor, b: Tensor) -> Tensor {
        if case .scalar(let x) = a.storage, case .scalar(let y) = b.storage { return Tensor(x - y) }
        return Primitive.subtract(a, b)
    }

    public static func * (a: Tensor, b: Tensor) -> Tensor {
        if case .scalar(let x) = a.storage, case .scalar(let y) = b.storage { return Tensor(x * y) }
        return Primitive.multiply(a, b)
    }

    public static func / (a: Tensor, b: Tensor) -> Tensor {
        if case .scalar(let x) = a.storage, case .scalar(let y) = b.storage { return Tensor(x / y) }
        return Primitive.divide(a, b)
    }

    public static prefix func - (a: Tensor) -> Tensor {
        if case .scalar(let x) = a.storage { return Tensor(-x) }
        return Primitive.negate(a)
    }

    public static prefix func + (a: Tensor) -> Tensor { a }

    public static func += (a: inout Tensor, b: Tensor) { a = a + b }
    public static func -= (a: inout Tensor, b: Tensor) { a = a - b }
    public static func *= (a: inout Tensor, b: Tensor) { a = a * b }
    public static func /= (a: inout Tensor, b: Tensor) { a = a / b }
}

// Variables of type Double and Int combine with tensors too. Without these `k * x` takes the type checker seconds; were they
// not disfavoured, literals would fit several operators and `reduce(0, +)` would be ambiguous.
extension Tensor {
    @_disfavoredOverload public static func + (a: Tensor, b: Double) -> Tensor { a + Tensor(b) }
    @_disfavoredOverload public static func + (a: Double, b: Tensor) -> Tensor { Tensor(a) + b }
    @_disfavoredOverload public static func - (a: Tensor, b: Double) -> Tensor { a - Tensor(b) }
    @_disfavoredOverload public static func - (a: Double, b: Tensor) -> Tensor { Tensor(a) - b }
    @_disfavoredOverload public static func * (a: Tensor, b: Double) -> Tensor { a * Tensor(b) }
    @_disfavoredOverload public static func * (a: Double, b: Tensor) -> Tensor { Tensor(a) * b }
    @_disfavoredOverload public static func / (a: Tensor, b: Double) -> Tensor { a / Tensor(b) }
    @_disfavoredOverload public static func / (a: Double, b: Tensor) -> Tensor { Tensor(a) / b }

    @_disfavoredOverload public static func + (a: Tensor, b: Int) -> Tensor { a + Tensor(b) }
    @_disfavoredOverload public static func + (a: Int, b: Tensor) -> Tensor { Tensor(a) + b }
    @_disfavoredOverload public static func - (a: Tensor, b: Int) -> Tensor { a - Tensor(b) }
    @_disfavoredOverload public static func - (a: Int, b: Tensor) -> Tensor { Tensor(a) - b }
    @_disfavoredOverload public static func * (a: Tensor, b: Int) -> Tensor { a * Tensor(b) }
    @_disfavoredOverload public static func * (a: Int, b: Tensor) -> Tensor { Tensor(a) * b }
    @_disfavoredOverload public static func / (a: Tensor, b: Int) -> Tensor { a / Tensor(b) }
    @_disfavoredOverload public static func / (a: Int, b: Tensor) -> Tensor { Tensor(a) / b }

    @_disfavoredOverload public static func += (a: inout Tensor, b: Double) { a = a + Tensor(b) }
    @_disfavoredOverload public static func -= (a: inout Tensor, b: Double) { a = a - Tensor(b) }
    @_disfavoredOverload public static func *= (a: inout Tensor, b: Double) { a = a * Tensor(b) }
    @_disfavoredOverload public static func /= (a: inout Tensor, b: Double) { a = a / Tensor(b) }
}
