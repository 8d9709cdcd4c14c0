/// Truth values element by element: what `x .< y` gives and `select` takes.
public struct Mask: Sendable {
    /// 1 for true, 0 for false.
    let truth: Tensor

    /// Where both are true.
    public static func .& (a: Mask, b: Mask) -> Mask {
        requireCommonShape(".&", a.truth, b.truth)
        return Mask(truth: a.truth * b.truth)
    }

    /// Where either is true.
    public static func .| (a: Mask, b: Mask) -> Mask {
        requireCommonShape(".|", a.truth, b.truth)
        return Mask(truth: Primitive.max(a.truth, b.truth))
    }

    /// Where it is false.
    public static prefix func .! (a: Mask) -> Mask { Mask(truth: 1 - a.truth) }
}

// Element by element, as the standard library's SIMD vectors spell it.
extension Tensor {
    public static func .< (a: Tensor, b: Tensor) -> Mask { Mask(truth: Primitive.less(a, b)) }
    public static func .<= (a: Tensor, b: Tensor) -> Mask { Mask(truth: Primitive.lessOrEqual(a, b)) }
    public static func .> (a: Tensor, b: Tensor) -> Mask { Mask(truth: Primitive.less(b, a)) }
    public static func .>= (a: Tensor, b: Tensor) -> Mask { Mask(truth: Primitive.lessOrEqual(b, a)) }
    public static func .== (a: Tensor, b: Tensor) -> Mask { Mask(truth: Primitive.equal(a, b)) }
    public static func .!= (a: Tensor, b: Tensor) -> Mask { .!(a .== b) }
}

// Of scalars, for `if` and `while`. Under `vmap` the answer is that of one point; points with another are run again.
extension Tensor {
    public static func < (a: Tensor, b: Tensor) -> Bool { isTrue(Primitive.less(a, b), "<") }
    public static func <= (a: Tensor, b: Tensor) -> Bool { isTrue(Primitive.lessOrEqual(a, b), "<=") }
    public static func > (a: Tensor, b: Tensor) -> Bool { isTrue(Primitive.less(b, a), ">") }
    public static func >= (a: Tensor, b: Tensor) -> Bool { isTrue(Primitive.lessOrEqual(b, a), ">=") }

    // Generic, because the type checker prefers any operator that is not to those of Comparable: `(Double, Tensor)` would take
    // every comparison of a Double with a literal, `x > 0`, in all code that imports this module.
    @_disfavoredOverload
    public static func < <Number: BinaryFloatingPoint>(a: Tensor, b: Number) -> Bool { a < Tensor(Double(b)) }

    @_disfavoredOverload
    public static func < <Number: BinaryFloatingPoint>(a: Number, b: Tensor) -> Bool { Tensor(Double(a)) < b }

    @_disfavoredOverload
    public static func <= <Number: BinaryFloatingPoint>(a: Tensor, b: Number) -> Bool { a <= Tensor(Double(b)) }

    @_disfavoredOverload
    public static func <= <Number: BinaryFloatingPoint>(a: Number, b: Tensor) -> Bool { Tensor(Double(a)) <= b }

    @_disfavoredOverload
    public static func > <Number: BinaryFloatingPoint>(a: Tensor, b: Number) -> Bool { a > Tensor(Double(b)) }

    @_disfavoredOverload
    public static func > <Number: BinaryFloatingPoint>(a: Number, b: Tensor) -> Bool { Tensor(Double(a)) > b }

    @_disfavoredOverload
    public static func >= <Number: BinaryFloatingPoint>(a: Tensor, b: Number) -> Bool { a >= Tensor(Double(b)) }

    @_disfavoredOverload
    public static func >= <Number: BinaryFloatingPoint>(a: Number, b: Tensor) -> Bool { Tensor(Double(a)) >= b }

    private static func isTrue(_ truth: Tensor, _ symbol: String) -> Bool {
        if truth.shape.rank != 0 {
            programmerMistake(
                "\(symbol): of shape \(truth.shape) there is no single answer; compare the elements with .\(symbol)")
        }
        return Double(truth) != 0
    }
}

extension Tensor: Equatable {
    /// Whether shapes and all elements are equal; NaN equals nothing.
    public static func == (a: Tensor, b: Tensor) -> Bool {
        if a.shape != b.shape { return false }
        if a.shape.rank == 0 { return isTrue(Primitive.equal(a, b), "==") }
        return a.array == b.array
    }
}
