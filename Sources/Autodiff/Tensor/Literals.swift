extension Tensor: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Double) { self.init(value) }
}

extension Tensor: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension Tensor: ExpressibleByArrayLiteral {
    /// A vector of scalars: `[1, x, sin(x)]`.
    public init(arrayLiteral elements: Tensor...) { self.init(stacking: elements) }
}

extension Tensor {
    /// A vector of scalars, which may be values of a transform: derivatives pass through.
    public init(_ scalars: [Tensor]) { self.init(stacking: scalars) }

    private init(stacking scalars: [Tensor]) {
        for scalar in scalars where scalar.shape.rank != 0 {
            programmerMistake("a vector is made of scalars, and one of the elements has shape \(scalar.shape)")
        }
        self = concatenate(scalars)
    }
}
