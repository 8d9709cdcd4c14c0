// The few functions of the C library that PlotCore needs, in one place and without Foundation's start-up time.
import CVectorMath

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

package func sineAndCosine(degrees: Double) -> (sine: Double, cosine: Double) {
    let angle = degrees * .pi / 180
    return (sin(angle), cos(angle))
}

/// The angle in degrees whose tangent is `value`.
package func arctangent(_ value: Double) -> Double { atan(value) * 180 / .pi }

/// The logarithm to any base; exact where the C library has a function of its own.
package func logarithm(_ value: Double, base: Double) -> Double {
    switch base {
    case 10: log10(value)
    case 2: log2(value)
    default: log(value) / log(base)
    }
}

package func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

package func logarithm10(_ value: Double) -> Double { log10(value) }

package func raise(_ base: Double, to exponent: Double) -> Double { pow(base, exponent) }

package func exponential(_ exponent: Double) -> Double { exp(exponent) }

/// The angle of a direction, in degrees from the first axis towards the second; from -180 to 180.
package func degrees(x: Double, y: Double) -> Double { atan2(y, x) * 180 / .pi }

package func powerOf10(_ exponent: Int) -> Double { pow(10, Double(exponent)) }

/// The power of ten of a number's first digit: 3 for 1234, -2 for 0.05; 0 for zero and for what is not finite.
package func decimalExponent(of value: Double) -> Int {
    guard value != 0, value.isFinite else { return 0 }
    return Int(logarithm10(abs(value)).rounded(.down))
}

/// `value` with that many decimals, rounded as C's `%.*f` does: exactly, ties to even.
package func decimalText(_ value: Double, decimals: Int) -> String {
    // 309 digits before the point, a sign, the point itself and the NUL.
    formatted(value, isShort: false, precision: max(0, decimals), capacity: 312 + max(0, decimals))
}

/// `value` with that many significant digits and no zeros after the last that counts, as C's `%.*g` writes it.
package func shortText(_ value: Double, digits: Int) -> String {
    formatted(value, isShort: true, precision: max(1, digits), capacity: 32 + max(1, digits))
}

private func formatted(_ value: Double, isShort: Bool, precision: Int, capacity: Int) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
        guard let text = buffer.baseAddress else { return "" }
        writeNumber(value, isShort, Int32(precision), text, capacity)
        return withPoint(String(cString: text))
    }
}

/// The number with a point, whatever the process' locale puts in its place.
private func withPoint(_ number: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
        // Digits and signs, and the letters of "nan" and "inf".
        (48...57).contains(byte) || byte == 43 || byte == 45 || (97...122).contains(byte)
    }
    guard let start = number.utf8.firstIndex(where: { !isPlain($0) }) else { return number }
    let end = number.utf8[start...].firstIndex(where: isPlain) ?? number.endIndex
    return number[..<start] + "." + number[end...]
}
