/// When the clocks of a time zone were put forward and back, and by which rule they will be: a file of the tz database.
///
/// The format is TZif, RFC 9636: moments in 64 bits, the offset that holds from each on, and after the last a rule as POSIX
/// writes it in TZ.
package struct ZoneRules: Sendable {
    /// Rising, in seconds since 1970 in UTC.
    private var moments: [Int64] = []
    /// What holds from each moment on.
    private var offsets: [Int] = []
    /// What held before the first.
    private var first = 0
    private var rule: ZoneRule?

    /// Nil where the bytes are no TZif file of version 2 or later.
    package init?(tzif bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        // The first block, with moments in 32 bits, is there for old programs.
        guard let old = reader.header(), old.version >= 2, reader.skip(old.length(ofMoments: 4)),
            let counts = reader.header()
        else { return nil }
        for _ in 0..<counts.moments {
            guard let moment = reader.integer(8) else { return nil }
            moments.append(moment)
        }
        var kinds: [Int] = []
        for _ in 0..<counts.moments {
            guard let kind = reader.integer(1) else { return nil }
            kinds.append(Int(kind))
        }
        var types: [Int] = []
        for _ in 0..<counts.types {
            guard let offset = reader.integer(4), reader.skip(2) else { return nil }
            types.append(Int(offset))
        }
        guard let start = types.first, kinds.allSatisfy(types.indices.contains),
            zip(moments, moments.dropFirst()).allSatisfy({ $0 < $1 }),
            reader.skip(counts.letters + counts.leapSeconds * 12 + counts.standard + counts.universal)
        else { return nil }
        first = start
        offsets = kinds.map { types[$0] }
        let footer = String(decoding: reader.rest.dropFirst().prefix { $0 != 10 }, as: UTF8.self)
        rule = ZoneRule(footer)
    }

    /// How far the clocks are ahead of UTC, in seconds.
    package func offset(at seconds: Int64) -> Int {
        if let rule, seconds >= moments.last ?? .min { return rule.offset(at: seconds) }
        var (low, high) = (0, moments.count)
        while low < high {
            let middle = (low + high) / 2
            if moments[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : offsets[low - 1]
    }
}

/// Reads numbers, the highest byte first.
private struct ByteReader {
    struct Header {
        var version: Int
        var universal: Int, standard: Int, leapSeconds: Int, moments: Int, types: Int, letters: Int

        func length(ofMoments bytes: Int) -> Int {
            moments * (bytes + 1) + types * 6 + letters + leapSeconds * (bytes + 4) + standard + universal
        }
    }

    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    mutating func skip(_ count: Int) -> Bool {
        guard count >= 0, count <= rest.count else { return false }
        rest.removeFirst(count)
        return true
    }

    mutating func integer(_ bytes: Int) -> Int64? {
        guard rest.count >= bytes, let top = rest.first else { return nil }
        // A single byte is an index; longer ones have a sign.
        let start: Int64 = bytes > 1 && top >= 128 ? -1 : 0
        let value = rest.prefix(bytes).reduce(start) { $0 << 8 | Int64($1) }
        rest.removeFirst(bytes)
        return value
    }

    mutating func header() -> Header? {
        guard rest.starts(with: Array("TZif".utf8)), rest.count >= 44, let version = rest.dropFirst(4).first,
            skip(20)
        else { return nil }
        var counts: [Int] = []
        for _ in 0..<6 {
            // No file of a zone has a million of anything.
            guard let count = integer(4), (0..<1_000_000).contains(count) else { return nil }
            counts.append(Int(count))
        }
        return Header(
            version: version >= 50 ? Int(version) - 48 : 1, universal: counts[0], standard: counts[1],
            leapSeconds: counts[2], moments: counts[3], types: counts[4], letters: counts[5])
    }
}
