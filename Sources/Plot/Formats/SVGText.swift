import PlotCore

// How values are written in SVG.

/// A number with so many decimals at most, none of them a zero at the end: 12, 0.5, -3.25.
func svgNumber(_ value: Double, decimals: Int = 2) -> String {
    var text: [UInt8] = []
    text.append(value, decimals: decimals)
    return String(decoding: text, as: UTF8.self)
}

extension [UInt8] {
    fileprivate mutating func append(_ value: Double, decimals: Int = 2) {
        let unit = (0..<decimals).reduce(1) { power, _ in power * 10 }
        guard let scaled = Int(exactly: (value * Double(unit)).rounded()) else { return append(UInt8(ascii: "0")) }
        if scaled < 0 { append(UInt8(ascii: "-")) }
        var rest = scaled.magnitude
        // From the last digit on, as far as there are any, and one before the point.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { digits in
            var (first, place) = (digits.count, 0)
            while rest > 0 || place <= decimals {
                if place == decimals, first < digits.count {
                    first -= 1
                    digits[first] = UInt8(ascii: ".")
                }
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                if digit > 0 || place >= decimals || first < digits.count {
                    first -= 1
                    digits[first] = UInt8(ascii: "0") + UInt8(digit)
                }
                rest = quotient
                place += 1
            }
            append(contentsOf: digits[first...])
        }
    }
}

/// Text as XML takes it, between tags and in attributes.
func xmlEscaped(_ text: String) -> String {
    guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
    // Scalars, not characters: a combining mark after a < makes another character of it, but not for XML.
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result.append(contentsOf: "&amp;".unicodeScalars)
        case "<": result.append(contentsOf: "&lt;".unicodeScalars)
        case ">": result.append(contentsOf: "&gt;".unicodeScalars)
        case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
        case "'": result.append(contentsOf: "&apos;".unicodeScalars)
        default: result.append(scalar)
        }
    }
    return String(result)
}

/// A colour as `#rrggbb`, or `#rgb` where that says the same. Its alpha is written apart, as old viewers expect.
func svgColor(_ color: Color) -> String {
    let digits = [color.red, color.green, color.blue].flatMap { part -> [String] in
        let byte = UInt8(part > 0 ? (min(part, 1) * 255).rounded() : 0)
        return [String(byte >> 4, radix: 16), String(byte & 15, radix: 16)]
    }
    let isShort = stride(from: 0, to: 6, by: 2).allSatisfy { digits[$0] == digits[$0 + 1] }
    return "#" + (isShort ? [digits[0], digits[2], digits[4]] : digits).joined()
}

/// The `d` of a path: absolute coordinates, a letter only where the kind of piece changes.
struct SVGPathData: PathSink {
    private var bytes: [UInt8] = []
    private var command: Unicode.Scalar?

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var isEmpty: Bool { bytes.isEmpty }

    mutating func move(to point: Point) {
        write("M", point)
        // After a move, further pairs are lines, so a move needs its own letter each time.
        command = "L"
    }

    mutating func line(to point: Point) { write(command == "L" ? nil : "L", point) }

    mutating func curve(_ control1: Point, _ control2: Point, to point: Point) {
        write(command == "C" ? nil : "C", control1)
        write(nil, control2)
        write(nil, point)
    }

    mutating func close() {
        bytes.append(UInt8(ascii: "Z"))
        command = "Z"
    }

    private mutating func write(_ letter: Unicode.Scalar?, _ point: Point) {
        bytes.append(UInt8(ascii: letter ?? " "))
        if let letter { command = letter }
        bytes.append(point.x)
        bytes.append(UInt8(ascii: " "))
        bytes.append(point.y)
    }
}

/// The `d` of a pen that touches each place and goes on: steps from place to place, of which a hundredth is the least.
func svgTouches(_ places: [Point]) -> String {
    var text = ""
    var (x, y) = (0.0, 0.0)
    for place in places {
        // What is rounded is the place, not the step: so errors do not add up.
        let (nextX, nextY) = ((place.x * 100).rounded() / 100, (place.y * 100).rounded() / 100)
        let (right, down) = (svgNumber(nextX - x), svgNumber(nextY - y))
        text += text.isEmpty ? "M\(right) \(down)h0" : "m\(right)\(down.first == "-" ? "" : " ")\(down)h0"
        (x, y) = (nextX, nextY)
    }
    return text
}

/// Bytes as letters, 6 bits each (RFC 4648).
func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        for place in 0..<4 {
            text.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
        }
    }
    return String(decoding: text, as: UTF8.self)
}

/// Eight digits that differ between texts, for names that must not meet those of other figures on a web page (FNV-1a).
func fingerprint(_ text: String) -> String {
    let hash = text.utf8.reduce(0x811c_9dc5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
}
