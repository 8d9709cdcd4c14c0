/// A colour in sRGB, each part from 0 to 1, not premultiplied by alpha.
///
///     let green = Color(0, 1, 0.3, alpha: 0.8)
///     let tint = Color.orange.opacity(0.3)
public struct Color: Sendable, Equatable, Hashable {
    public var red: Double
    public var green: Double
    public var blue: Double
    public var alpha: Double

    public init(_ red: Double, _ green: Double, _ blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// A colour from its hexadecimal number, as in `Color(hex: 0x1f77b4)`.
    public init(hex: UInt32, alpha: Double = 1) {
        self.init(
            Double(hex >> 16 & 0xff) / 255, Double(hex >> 8 & 0xff) / 255, Double(hex & 0xff) / 255, alpha: alpha)
    }

    /// The same colour with its alpha multiplied by `factor`.
    public func opacity(_ factor: Double) -> Color {
        Color(red, green, blue, alpha: alpha * factor)
    }

    package var isValid: Bool {
        [red, green, blue, alpha].allSatisfy { $0 >= 0 && $0 <= 1 }
    }
}
