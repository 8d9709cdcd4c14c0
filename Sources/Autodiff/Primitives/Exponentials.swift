extension Primitive {
    static let exponentials: [Primitive] = [exp, expMinusOne, log, log1p, log2, log10]

    static let exp: Primitive = Primitive("exp", .exponential, interval: .increasing(exactAt: 0, within: .positive)) {
        t, _, y in t * y
    }

    // Not t · (y + 1), which loses every digit where y is near −1.
    static let expMinusOne: Primitive = Primitive(
        "expMinusOne", .exponentialMinusOne,
        interval: .increasing(exactAt: 0, within: Interval(unchecked: -1, .infinity))
    ) { t, x, _ in t * exp(x) }

    static let log: Primitive = Primitive(
        "log", .logarithm, sampling: 0.1...4,
        interval: .increasing(exactAt: 1, domain: .positive, pole: true)
    ) { t, x, _ in t / x }

    static let log1p: Primitive = Primitive(
        "log1p", .logarithmOfOnePlus, sampling: -0.8...3,
        interval: .increasing(exactAt: 0, domain: Interval(unchecked: -1, .infinity), pole: true)
    ) { t, x, _ in t / (1 + x) }

    static let log2: Primitive = Primitive(
        "log2", .logarithm2, sampling: 0.1...4,
        interval: .increasing(ulps: 2, exactAt: 1, domain: .positive, pole: true)
    ) { t, x, _ in
        t / (x * IrrationalConstant.logarithmOf2)
    }

    static let log10: Primitive = Primitive(
        "log10", .logarithm10, sampling: 0.1...4,
        interval: .increasing(ulps: 4, exactAt: 1, domain: .positive, pole: true)
    ) { t, x, _ in
        t / (x * IrrationalConstant.logarithmOf10)
    }
}

/// eˣ.
public func exp(_ x: Tensor) -> Tensor { Primitive.exp(x) }

/// eˣ − 1, with all its digits near 0.
public func expMinusOne(_ x: Tensor) -> Tensor { Primitive.expMinusOne(x) }

/// The natural logarithm; −∞ at 0, NaN below.
public func log(_ x: Tensor) -> Tensor { Primitive.log(x) }

/// log(1 + x), with all its digits near 0.
public func log1p(_ x: Tensor) -> Tensor { Primitive.log1p(x) }

/// The logarithm to base 2.
public func log2(_ x: Tensor) -> Tensor { Primitive.log2(x) }

/// The logarithm to base 10.
public func log10(_ x: Tensor) -> Tensor { Primitive.log10(x) }
