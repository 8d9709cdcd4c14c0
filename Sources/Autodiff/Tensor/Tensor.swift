/// A number or a vector of numbers in double precision, and what every function to differentiate is written in.
///
/// ```swift
/// func f(_ x: Tensor) -> Tensor { pow(sin(x), 2) + 0.05 * pow(x, 2) }
///
/// f(2.0)                        // a scalar
/// f(linspace(-10, 10, 300))     // every element at once
/// grad(f)(2.0)                  // the derivative at 2
/// ```
///
/// Outside of transforms a tensor holds its numbers and operations compute at once. Inside of `grad` and `vmap` it stands for
/// a value of that transform, and operations are recorded; the same code serves both. Scalars combine with vectors
/// element by element; two vectors must have the same count.
public struct Tensor: Sendable {
    enum Storage: Sendable {
        case scalar(Double)
        case array(Elements)
        /// The value with that number in a transform that is under way.
        case traced(Trace, Int)
    }

    let storage: Storage

    init(_ storage: Storage) { self.storage = storage }

    init(_ elements: Elements) { storage = .array(elements) }

    /// A scalar.
    public init(_ value: Double) { storage = .scalar(value) }

    /// A scalar.
    public init(_ value: Float) { storage = .scalar(Double(value)) }

    /// A scalar; beyond 2⁵³ rounded to the nearest double.
    public init(_ value: Int) { storage = .scalar(Double(value)) }

    /// A vector that shares the array's memory.
    public init(_ values: [Double]) { self.init(Elements(values, shape: .vector(values.count))) }

    /// A vector of the collection's numbers.
    public init(_ values: some Collection<Double>) { self.init(Array(values)) }

    /// A vector of the collection's numbers.
    public init(_ values: some Collection<Float>) { self.init(values.map(Double.init)) }

    /// A vector of the collection's numbers; beyond 2⁵³ rounded to the nearest double.
    public init(_ values: some Collection<Int>) { self.init(values.map(Double.init)) }

    /// The number of axes, and of elements along each.
    public var shape: Shape {
        switch storage {
        case .scalar: .scalar
        case .array(let elements): elements.shape
        case .traced(let trace, let index): trace.shape(of: index)
        }
    }

    /// The number of elements: 1 for a scalar.
    public var count: Int { shape.count }

    /// The elements in order; a scalar gives one.
    ///
    /// Inside a transform these are plain numbers: what is computed from them counts as constant for derivatives.
    public var array: [Double] {
        switch storage {
        case .scalar(let value): [value]
        case .array(let elements): elements.array
        case .traced: concrete.array
        }
    }

    /// Calls `body` with the elements in contiguous memory, without copying them.
    ///
    /// The pointer is valid until `body` returns.
    public func withUnsafeBufferPointer<Result>(
        _ body: (UnsafeBufferPointer<Double>) throws -> Result
    ) rethrows -> Result {
        switch storage {
        case .scalar(let value):
            try withUnsafePointer(to: value) { try body(UnsafeBufferPointer(start: $0, count: 1)) }
        case .array(let elements):
            try elements.withUnsafeBufferPointer(body)
        case .traced:
            try concrete.withUnsafeBufferPointer(body)
        }
    }

    var trace: Trace? {
        if case .traced(let trace, _) = storage { trace } else { nil }
    }

    /// Whether this stands for numbers that are known only when what is being compiled is called.
    var isUnknown: Bool {
        if case .traced(let trace, let index) = storage { trace.isUnknown(index) } else { false }
    }

    /// The numbers behind a traced value. Traces that stand for many points at once record a guard, since the answer is
    /// that of one of them.
    var concrete: Tensor {
        var tensor = self
        while case .traced(let trace, let index) = tensor.storage { tensor = trace.concrete(index) }
        return tensor
    }
}

extension Double {
    /// The number in a scalar.
    ///
    /// Inside a transform this is a plain number: what is computed from it counts as constant for derivatives.
    /// A vector stops the program.
    public init(_ tensor: Tensor) {
        guard case .scalar(let value) = tensor.concrete.storage else {
            programmerMistake("Double: a tensor of shape \(tensor.shape) is not one number")
        }
        self = value
    }
}

extension Float {
    /// The number in a scalar, rounded to single precision; as `Double(_:)` otherwise.
    public init(_ tensor: Tensor) { self = Float(Double(tensor)) }
}
