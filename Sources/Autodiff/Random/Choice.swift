import CVectorMath

extension Random {
    /// Elements of a vector, or rows of a matrix, drawn at random; without replacement none comes twice.
    ///
    /// ```swift
    /// random.choice(3, from: samples, replacing: false)
    /// random.choice(100, from: [1, 2, 6], probabilities: [0.5, 0.3, 0.2])
    /// ```
    /// With probabilities, one for each element and in any unit, the draws are JAX's up to the last bit of its logarithm and
    /// exactly where nothing hangs on that; one that is negative or NaN counts as some share or none.
    public func choice(
        _ count: Int, from x: Tensor, replacing: Bool = true, probabilities: Tensor? = nil
    ) -> Tensor {
        requireCount(count, "choice")
        let available = x.underestimatedCount
        if available == 0 && count > 0 {
            programmerMistake("Random.choice: \(count) from a tensor of shape \(x.shape), which has no elements")
        }
        if !replacing && count > available {
            programmerMistake("Random.choice: \(count) from \(available) without replacement")
        }
        let indices: [Int]
        if let probabilities {
            if probabilities.shape != [available] {
                programmerMistake(
                    "Random.choice: probabilities of shape \(probabilities.shape) for elements of shape \(x.shape)")
            }
            let shares = probabilities.array.map { Float($0) }
            indices = replacing ? choice(count, sharing: shares) : choiceWithoutReplacement(count, sharing: shares)
        } else {
            indices = replacing ? integers(count, in: 0..<available) : Array(permutation(available).prefix(count))
        }
        return Primitive.gather(indices, of: available)(x)
    }

    private func choice(_ count: Int, sharing shares: [Float]) -> [Int] {
        let ends = runningSums(shares)
        let total = ends.last ?? 0
        return uniform(count, 0, 1).map { number in
            let target = total * (1 - number)
            // The first end that is not below the target.
            var (low, high) = (0, ends.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if ends[middle] < target { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// Those with the largest log p + g, where g has Gumbel's distribution: E. J. Gumbel's trick, as JAX does it.
    private func choiceWithoutReplacement(_ count: Int, sharing shares: [Float]) -> [Int] {
        func logarithm(_ x: Float) -> Float { Float(vectorScalar(.logarithm)(Double(x), 0, 0)) }
        let keys = zip(uniform(shares.count, .leastNormalMagnitude, 1), shares).map { number, share in
            let key = -logarithm(-logarithm(number)) + logarithm(share)
            return key.isNaN ? -Float.infinity : key
        }
        // Equal keys keep their order.
        return Array(keys.indices.sorted { (keys[$1], $0) < (keys[$0], $1) }.prefix(count))
    }

    /// Running sums, added up pair by pair in the order of JAX's parallel scan, since the order decides about the last bit.
    private func runningSums(_ numbers: [Float]) -> [Float] {
        if numbers.count < 2 { return numbers }
        let pairs = runningSums((0..<numbers.count / 2).map { numbers[2 * $0] + numbers[2 * $0 + 1] })
        return numbers.indices.map { index in
            if index == 0 { return numbers[0] }
            return index % 2 == 1 ? pairs[index / 2] : pairs[index / 2 - 1] + numbers[index]
        }
    }
}
