/// What a primitive is applied to. Up to three operands, nearly all there are, are held without an allocation.
struct Operands: Sendable {
    private(set) var first: Tensor
    private(set) var second: Tensor
    private(set) var third: Tensor
    /// All of them if there are more than three, else empty.
    private var all: [Tensor]
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

    init(_ operands: [Tensor]) {
        func operand(_ position: Int) -> Tensor { position < operands.count ? operands[position] : 0 }
        self.init(operand(0), operand(1), operand(2), count: operands.count)
        if operands.count > 3 { all = operands }
    }

    private init(_ first: Tensor, _ second: Tensor, _ third: Tensor, count: Int) {
        self.first = first
        self.second = second
        self.third = third
        self.count = count
        all = []
    }

    subscript(position: Int) -> Tensor {
        get {
            if !all.isEmpty { return all[position] }
            return position == 0 ? first : position == 1 ? second : third
        }
        set {
            if !all.isEmpty {
                all[position] = newValue
            } else if position == 0 {
                first = newValue
            } else if position == 1 {
                second = newValue
            } else {
                third = newValue
            }
        }
    }

    /// The numbers of up to three eager scalars; those that are not there are 0.
    var numbers: (Double, Double, Double)? {
        guard all.isEmpty, case .scalar(let a) = first.storage, case .scalar(let b) = second.storage,
            case .scalar(let c) = third.storage
        else { return nil }
        return (a, b, c)
    }

    /// The newest transform that any of them is a value of.
    var newestTrace: Trace? {
        if !all.isEmpty {
            return all.reduce(nil) { newest, operand in Self.newer(newest, operand.trace) }
        }
        // Those that are not there are numbers.
        return Self.newer(Self.newer(first.trace, second.trace), third.trace)
    }

    private static func newer(_ one: Trace?, _ other: Trace?) -> Trace? {
        guard let one, let other else { return one ?? other }
        return other.order > one.order ? other : one
    }
}
