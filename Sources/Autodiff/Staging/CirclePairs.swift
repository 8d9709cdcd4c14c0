import CVectorMath

/// Sines and cosines of the same values, each two of which are computed together.
struct CirclePairs {
    private var circles: [Int: (sine: Int, cosine: Int)] = [:]

    /// Takes note of the value at `index` if it is a sine or a cosine.
    mutating func note(_ index: Int, _ primitive: Primitive, of operand: Int) {
        if primitive.kernel == .sine { circles[operand, default: (-1, -1)].sine = index }
        if primitive.kernel == .cosine { circles[operand, default: (-1, -1)].cosine = index }
    }

    /// By sine the cosine of the same value, and the other way round.
    var partners: [Int: Int] {
        circles.values.reduce(into: [:]) { partners, pair in
            guard pair.sine >= 0 && pair.cosine >= 0 else { return }
            partners[pair.sine] = pair.cosine
            partners[pair.cosine] = pair.sine
        }
    }
}
