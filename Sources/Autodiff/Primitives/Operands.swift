/// What a primitive is applied to: one to three tensors, held without an allocation. Those that are not there are 0.
struct Operands: Sendable {
    var first: Tensor
    var second: Tensor
    var third: Tensor
    let count: Int

    init(_ first: Tensor) {
        self.init(first, 0, 0, count: 1)
    }

    init(_ first: Tensor, _ second: Tensor) {
        self.init(first, second, 0, count: 2)
    }

    init(_ first: Tensor, _ second: Tensor, _ third: Tensor) {
        self.init(first, second, third, count: 3)
    }

    private init(_ first: Tensor, _ second: Tensor, _ third: Tensor, count: Int) {
        self.first = first
        self.second = second
        self.third = third
        self.count = count
    }

    subscript(position: Int) -> Tensor {
        get { position == 0 ? first : position == 1 ? second : third }
        set {
            switch position {
            case 0: first = newValue
            case 1: second = newValue
            default: third = newValue
            }
        }
    }

    /// The newest transform that any of them is a value of.
    var newestTrace: Trace? {
        var newest: Trace?
        if case .traced(let trace, _) = first.storage { newest = trace }
        if case .traced(let trace, _) = second.storage, trace.order > newest?.order ?? 0 { newest = trace }
        if case .traced(let trace, _) = third.storage, trace.order > newest?.order ?? 0 { newest = trace }
        return newest
    }
}
