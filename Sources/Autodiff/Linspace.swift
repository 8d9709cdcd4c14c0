/// Evenly spaced numbers from `start` to `stop`, both exactly among them.
///
/// ```swift
/// linspace(-10, 10, 300)    // a vector of 300
/// ```
/// One number is `start` alone, none is an empty vector, and a negative count stops the program. In between the i-th is
/// start·(1 − i/(n − 1)) + stop·i/(n − 1), as JAX computes it.
public func linspace(_ start: Double, _ stop: Double, _ count: Int = 50) -> Tensor {
    if count < 0 { programmerMistake("linspace: a count of \(count)") }
    return Tensor(
        Elements(shape: .vector(count)) { result in
            let intervals = Double(count - 1)
            for index in 0..<count {
                let fraction = Double(index) / intervals
                result[index] = start * (1 - fraction) + stop * fraction
            }
            result[0] = start
            if count > 1 { result[count - 1] = stop }
        })
}
