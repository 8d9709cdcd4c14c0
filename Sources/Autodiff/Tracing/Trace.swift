import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A transform that is under way, and the values that it has seen.
///
/// Traces are ordered by creation. An operation goes to the newest trace among its operands; values of older traces, and plain
/// numbers, are constants to it, and its own arithmetic on them goes to the older traces in turn. So nested transforms cannot
/// be confused, and nothing needs a stack that tasks would share.
///
/// A trace is used by the one thread that runs the transformed function, which ends before the transform returns. A function
/// that hands its values to other threads stops with a message: what they record could not be put in order.
class Trace: @unchecked Sendable {
    let order: UInt64
    private let thread = pthread_self()

    init() {
        order = Trace.created.add(1, ordering: .relaxed).newValue
    }

    private static let created = Atomic<UInt64>(0)

    /// Stops where another thread than the one that runs the transform would record something.
    func requireThread(_ primitive: Primitive) {
        if pthread_equal(thread, pthread_self()) == 0 {
            programmerMistake(
                "\(primitive.name): a value from inside a transform was used on another thread than the transform's own"
            )
        }
    }

    /// Applies a primitive to operands of which at least one is a value of this trace and none of a newer one.
    func record(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        programmerMistake("\(primitive.name): this trace records nothing")
    }

    /// The same element by element for numbers and values of this trace; nil where not all of them are scalars, or the trace
    /// has no short way for those. Operands that the primitive does not take are 0.
    func recordScalars(_ primitive: Primitive, _ a: Scalar, _ b: Scalar, _ c: Scalar) -> Scalar? { nil }

    /// Whether every value is a scalar.
    var isOfScalars: Bool { false }

    func shape(of index: Int) -> Shape { concrete(index).shape }

    /// The number or numbers behind a value: of an older trace, or eager.
    func concrete(_ index: Int) -> Tensor {
        programmerMistake("this trace holds no values")
    }

    /// Whether the numbers behind a value are known only when what is being compiled is called.
    func isUnknown(_ index: Int) -> Bool { false }

    /// For what a value of this trace is asked when the transform is over.
    func escaped() -> Never {
        programmerMistake(
            "a value from inside a transform was used after the transform returned; return it from the function instead"
        )
    }
}
