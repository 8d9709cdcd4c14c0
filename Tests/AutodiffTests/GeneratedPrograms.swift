import Autodiff

/// What a generated program computes with: three numbers, of which transforms inside of it replace the first, and a vector of
/// three, which others replace.
struct Surroundings {
    var scalars: [Tensor]
    var vector: Tensor

    init(_ vector: Tensor) {
        self.vector = vector
        scalars = [vector[0], vector[1], vector[2]]
    }

    /// For programs of numbers alone.
    init(scalars: [Tensor]) {
        self.scalars = scalars
        vector = []
    }

    func with(first: Tensor) -> Surroundings {
        var other = self
        other.scalars[0] = first
        return other
    }

    func with(vector: Tensor) -> Surroundings {
        var other = self
        other.vector = vector
        return other
    }
}

/// A number that chance has put together from numbers, vectors and matrices of three, and from derivatives of such programs.
///
/// Nothing grows far, and what is compared differs by a little where mathematics would have it equal: then no mode of
/// differentiation stands at a kink, and none takes another branch for a rounding error.
indirect enum GeneratedScalar {
    case variable(Int)
    case number(Double)
    case unary(Int, GeneratedScalar)
    case binary(Int, GeneratedScalar, GeneratedScalar)
    /// Swift's `if`, on the first two.
    case branch(GeneratedScalar, GeneratedScalar, GeneratedScalar, GeneratedScalar)
    /// Swift's `for`: so many steps from the first, each of which reads the second.
    case loop(Int, GeneratedScalar, GeneratedScalar)
    /// Swift's `while`, whose length depends on the number.
    case halving(GeneratedScalar)
    /// One number of a vector: a sum, an element, the largest, …
    case reduced(Int, GeneratedVector)
    /// One number of two vectors, and of a matrix.
    case product(GeneratedVector, GeneratedMatrix, GeneratedVector)
    /// The derivative of the first by variable 0, where that is the second: by that mode.
    case slope(Int, GeneratedScalar, GeneratedScalar)

    func callAsFunction(_ x: Surroundings) -> Tensor {
        switch self {
        case .variable(let index): return x.scalars[index]
        case .number(let number): return Tensor(number)
        case .unary(let operation, let a): return applied(operation, a(x))
        case .binary(let operation, let a, let b): return applied(operation, a(x), b(x))
        case .branch(let a, let b, let yes, let no): return a(x) < b(x) + 0.0137 ? yes(x) : no(x)
        case .loop(let count, let start, let step):
            var y = start(x)
            for index in 0..<count { y = tanh(y) + step(x.with(first: y)) / (index + 2) }
            return y
        case .halving(let a):
            var y = a(x)
            while abs(y) > 0.51 { y = y / 2 + 0.1 * sin(y) }
            return y
        case .reduced(let operation, let v): return reduced(operation, v(x))
        case .product(let u, let m, let v): return tanh(dot(u(x), matmul(m(x), v(x))))
        case .slope(let mode, let f, let at):
            func inner(_ y: Tensor) -> Tensor { tanh(f(x.with(first: y))) }
            switch mode {
            case 0: return grad(inner)(at(x))
            case 1: return jvp(inner, at: at(x), along: 1).tangent
            case 2: return vjp(inner, at: at(x)).pullback(1)
            case 3: return jacfwd(inner)(at(x))
            default: return jacrev(inner)(at(x))
            }
        }
    }

    private func reduced(_ operation: Int, _ v: Tensor) -> Tensor {
        switch operation {
        case 0: sum(v) / 3
        case 1: mean(v[1...] * v[..<2])
        case 2: max(v + [0, 0.0111, 0.0222])
        case 3: min(v + [0, 0.0111, 0.0222])
        case 4: logSumExp(v)
        case 5: norm(concatenate([v, 0.5]))
        case 6: v[0] * v[2]
        default: v.reduce(0) { tanh($0 + $1) }
        }
    }
}

/// A vector of three that chance has put together.
indirect enum GeneratedVector {
    case argument
    case scalars(GeneratedScalar, GeneratedScalar, GeneratedScalar)
    case unary(Int, GeneratedVector)
    case binary(Int, GeneratedVector, GeneratedVector)
    case scaled(GeneratedScalar, GeneratedVector)
    case structure(Int, GeneratedVector)
    case branch(GeneratedScalar, GeneratedScalar, GeneratedVector, GeneratedVector)
    case product(GeneratedMatrix, GeneratedVector)
    case reduced(Int, GeneratedMatrix)
    /// `vmap` of a number over the elements of a vector.
    case mapped(GeneratedScalar, GeneratedVector)
    /// `vmap` of a number over the rows of a matrix.
    case mappedRows(GeneratedScalar, GeneratedMatrix)
    /// The gradient of a number where the vector is the second: by that mode.
    case gradient(Int, GeneratedScalar, GeneratedVector)

    func callAsFunction(_ x: Surroundings) -> Tensor {
        switch self {
        case .argument: return x.vector
        case .scalars(let a, let b, let c): return [a(x), b(x), c(x)]
        case .unary(let operation, let a): return applied(operation, a(x))
        case .binary(let operation, let a, let b): return applied(operation, a(x), b(x))
        case .scaled(let a, let v): return tanh(a(x)) * v(x)
        case .structure(let operation, let v): return restructured(operation, v(x))
        case .branch(let a, let b, let yes, let no): return a(x) < b(x) + 0.0137 ? yes(x) : no(x)
        case .product(let m, let v): return tanh(matmul(m(x), v(x)))
        case .reduced(let operation, let m):
            let m = m(x)
            switch operation {
            case 0: return sum(m, axis: 0) / 3
            case 1: return mean(m, axis: 1)
            case 2: return logSumExp(m, axis: 1)
            case 3: return m[..., 1]
            case 4: return m[2]
            default: return [m[0, 0], m[1, 2], m[2, 1]]
            }
        case .mapped(let f, let v): return vmap { f(x.with(first: $0)) }(v(x))
        case .mappedRows(let f, let m): return vmap { f(x.with(vector: $0)) }(m(x))
        case .gradient(let mode, let f, let at):
            func inner(_ v: Tensor) -> Tensor { tanh(f(x.with(vector: v))) }
            switch mode {
            case 0: return grad(inner)(at(x))
            case 1: return jacfwd(inner)(at(x))
            case 2: return jacrev(inner)(at(x))
            default: return vjp(inner, at: at(x)).pullback(1)
            }
        }
    }

    private func restructured(_ operation: Int, _ v: Tensor) -> Tensor {
        switch operation {
        case 0: concatenate([v[1...], v[0]])
        case 1: cumulativeSum(v) / 3
        case 2: softmax(v)
        case 3: v[..<2].reshaped(to: [2, 1]).transposed().broadcast(to: [3, 2])[..., 1] - v
        default: stack([v[2], v[1], v[0]])
        }
    }
}

/// Three rows of three that chance has put together.
indirect enum GeneratedMatrix {
    case rows(GeneratedVector, GeneratedVector, GeneratedVector)
    case outer(GeneratedVector, GeneratedVector)
    case unary(Int, GeneratedMatrix)
    case binary(Int, GeneratedMatrix, GeneratedMatrix)
    /// With a row or a column that is repeated.
    case repeated(Int, GeneratedMatrix, GeneratedVector)
    case structure(Int, GeneratedMatrix)
    case product(Int, GeneratedMatrix, GeneratedMatrix)
    /// The derivatives of a vector where the vector is the second: by that mode.
    case jacobian(Int, GeneratedVector, GeneratedVector)
    case hessian(GeneratedScalar, GeneratedVector)

    func callAsFunction(_ x: Surroundings) -> Tensor {
        switch self {
        case .rows(let a, let b, let c): return stack([a(x), b(x), c(x)])
        case .outer(let u, let v): return matmul(u(x).reshaped(to: [3, 1]), v(x).reshaped(to: [1, 3]))
        case .unary(let operation, let a): return applied(operation, a(x))
        case .binary(let operation, let a, let b): return applied(operation, a(x), b(x))
        case .repeated(let operation, let m, let v):
            return operation == 0 ? m(x) + v(x) : tanh(m(x)) * v(x).reshaped(to: [3, 1])
        case .structure(let operation, let m): return restructured(operation, m(x))
        case .product(let mode, let a, let b):
            return tanh(mode == 0 ? matmul(a(x), b(x)) : matmul(a(x).transposed(), b(x)))
        case .jacobian(let mode, let f, let at):
            func inner(_ v: Tensor) -> Tensor { tanh(f(x.with(vector: v))) }
            return mode == 0 ? jacfwd(inner)(at(x)) : jacrev(inner)(at(x))
        case .hessian(let f, let at): return tanh(Autodiff.hessian { tanh(f(x.with(vector: $0))) }(at(x)))
        }
    }

    private func restructured(_ operation: Int, _ m: Tensor) -> Tensor {
        switch operation {
        case 0: m.transposed()
        case 1: concatenate([m[..., 1...], m[..., ..<1]], axis: 1)
        case 2: concatenate([m[2...], m[..<2]])
        case 3: softmax(m, axis: 0)
        case 4: cumulativeSum(m, axis: 1) / 3
        default: concatenate([m[..<2, 1...].reshaped(to: [4]), m[2], m[..., 0][..<2]]).reshaped(to: [3, 3])
        }
    }
}

private func applied(_ operation: Int, _ a: Tensor) -> Tensor {
    switch operation {
    case 0: sin(a)
    case 1: cos(2 * a)
    case 2: tanh(a)
    case 3: exp(-a * a / 4)
    case 4: log(1.5 + a * a)
    case 5: sqrt(0.3 + a * a)
    case 6: sigmoid(a) - 0.25
    case 7: atan(a)
    case 8: -asinh(a)
    case 9: erf(a)
    case 10: pow(tanh(a), 3)
    // The root of what is not chosen is NaN or has an infinite slope.
    default: select(a .> 0.0123, sqrt(a), 0.1 * a)
    }
}

private func applied(_ operation: Int, _ a: Tensor, _ b: Tensor) -> Tensor {
    switch operation {
    case 0: a + b
    case 1: a - 0.5 * b
    case 2: tanh(a) * b
    case 3: a / (1 + b * b)
    case 4: max(a, b + 0.0137)
    case 5: select(a .> b + 0.0137, a, sin(b))
    case 6: pow(1 + a * a, tanh(b))
    default: hypot(1, a) - b
    }
}

/// Makes programs from a seed.
struct ProgramGenerator {
    var chance: Chance

    /// What compiled functions cannot hold: vectors, loops of any length, and more than 64 ways.
    var hasVectors = true
    var hasWhile = true
    var branchLimit = Int.max

    // Every operation of a kind comes as often as every other, so that none is tested by luck only.
    mutating func scalar(_ depth: Int, order: Int) -> GeneratedScalar {
        if depth <= 0 { return chance.next(5) == 0 ? .number(chance.uniform(-2...2)) : .variable(chance.next(3)) }
        let next = depth - 1
        switch chance.next(hasVectors ? 20 : 13) {
        case 0...3: return .unary(chance.next(12), scalar(next, order: order))
        case 4...7: return .binary(chance.next(8), scalar(next, order: order), scalar(next, order: order))
        case 8 where branchLimit > 0:
            branchLimit -= 1
            return .branch(
                scalar(next, order: order), scalar(next, order: order), scalar(next, order: order),
                scalar(next, order: order))
        case 9: return loop(scalar(next, order: order), depth: next)
        case 10 where hasWhile: return .halving(scalar(next, order: order))
        case 11, 12:
            if order == 0 { return .unary(chance.next(12), scalar(next, order: 0)) }
            return .slope(chance.next(hasVectors ? 5 : 3), scalar(next, order: order - 1), scalar(next, order: 0))
        case 13...16: return .reduced(chance.next(8), vector(next, order: order))
        case 17: return .product(vector(next, order: order), matrix(next, order: order), vector(next - 1, order: 0))
        default:
            if !hasVectors { return .unary(chance.next(12), scalar(next, order: order)) }
            return .reduced(chance.next(8), vector(next, order: order))
        }
    }

    private mutating func loop(_ start: GeneratedScalar, depth: Int) -> GeneratedScalar {
        // A branch in it would be another in every step.
        let limit = branchLimit
        if limit < Int.max { branchLimit = 0 }
        defer { branchLimit = limit }
        return .loop(1 + chance.next(4), start, scalar(depth - 1, order: 0))
    }

    mutating func vector(_ depth: Int, order: Int) -> GeneratedVector {
        if depth <= 0 { return .argument }
        let next = depth - 1
        switch chance.next(14) {
        case 0:
            return .scalars(scalar(next, order: order), scalar(next - 1, order: 0), scalar(next - 1, order: 0))
        case 1, 2: return .unary(chance.next(12), vector(next, order: order))
        case 3, 4: return .binary(chance.next(8), vector(next, order: order), vector(next, order: order))
        case 5: return .scaled(scalar(next, order: order), vector(next, order: order))
        case 6, 7: return .structure(chance.next(5), vector(next, order: order))
        case 8:
            return .branch(
                scalar(next, order: 0), scalar(next - 1, order: 0), vector(next, order: order),
                vector(next, order: order))
        case 9: return .product(matrix(next, order: order), vector(next, order: order))
        case 10: return .reduced(chance.next(6), matrix(next, order: order))
        case 11: return .mapped(scalar(next, order: order), vector(next, order: order))
        case 12: return .mappedRows(scalar(next, order: order), matrix(next, order: order))
        default:
            if order == 0 { return .unary(chance.next(12), vector(next, order: 0)) }
            return .gradient(chance.next(4), scalar(next, order: order - 1), vector(next, order: 0))
        }
    }

    mutating func matrix(_ depth: Int, order: Int) -> GeneratedMatrix {
        if depth <= 0 { return .outer(.argument, .scalars(.variable(0), .number(0.7), .variable(2))) }
        let next = depth - 1
        switch chance.next(9) {
        case 0: return .rows(vector(next, order: order), vector(next - 1, order: 0), vector(next - 1, order: 0))
        case 1: return .outer(vector(next, order: order), vector(next, order: order))
        case 2: return .unary(chance.next(12), matrix(next, order: order))
        case 3: return .binary(chance.next(8), matrix(next, order: order), matrix(next, order: order))
        case 4: return .repeated(chance.next(2), matrix(next, order: order), vector(next, order: order))
        case 5: return .structure(chance.next(6), matrix(next, order: order))
        case 6: return .product(chance.next(2), matrix(next, order: order), matrix(next, order: order))
        case 7 where order > 0:
            return .jacobian(chance.next(2), vector(next, order: order - 1), vector(next, order: 0))
        case 8 where order > 1: return .hessian(scalar(next, order: order - 2), vector(next, order: 0))
        default: return .structure(chance.next(6), matrix(next, order: order))
        }
    }
}

/// Numbers from a seed. Source: S. Vigna's splitmix64.
struct Chance {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func next(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double(next() >> 11) * 0x1p-53
    }
}
