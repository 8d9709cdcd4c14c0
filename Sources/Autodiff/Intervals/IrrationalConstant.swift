/// Numbers that derivative rules mean as irrational ones. Bounds count a constant that equals one of them, π included, as any
/// number between its neighbours, so that they hold for what is meant and for what is computed.
enum IrrationalConstant {
    static let logarithmOf2 = 0.693147180559945309
    static let logarithmOf10 = 2.302585092994045684
    static let twoOverRootPi = 1.128379167095512574

    /// The numbers that a constant of a program stands for: itself, and around these the irrational one.
    static func enclosure(of constant: Double) -> Enclosure {
        switch Swift.abs(constant) {
        case logarithmOf2, logarithmOf10, twoOverRootPi, .pi:
            Enclosure(Interval(unchecked: constant.nextDown, constant.nextUp))
        // Infinity as a limit that numbers are compared with.
        case .infinity where constant > 0:
            Enclosure(Interval(unchecked: .greatestFiniteMagnitude, .infinity), .undefined)
        case .infinity:
            Enclosure(Interval(unchecked: -.infinity, -.greatestFiniteMagnitude), .undefined)
        default: constant.isNaN ? .nowhere : Enclosure(Interval(constant))
        }
    }
}
