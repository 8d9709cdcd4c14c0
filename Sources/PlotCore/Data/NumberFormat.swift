/// A kind of number as files and other programs' memory hold it.
public enum NumberFormat: String, Sendable, CaseIterable {
    case float64, float32, int64, int32, int16, int8, uint64, uint32, uint16, uint8

    /// Bytes to a number.
    public var size: Int {
        switch self {
        case .float64, .int64, .uint64: 8
        case .float32, .int32, .uint32: 4
        case .int16, .uint16: 2
        case .int8, .uint8: 1
        }
    }
}

/// Which of a number's bytes comes first.
public enum ByteOrder: Sendable {
    /// The least significant, as on Intel's and Apple's processors.
    case little
    /// The most significant, as in network formats.
    case big

    /// This machine's.
    public static var native: ByteOrder { Int(littleEndian: 1) == 1 ? .little : .big }
}
