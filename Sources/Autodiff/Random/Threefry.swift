/// The Threefry-2x32 block function with 20 rounds: two words of a counter to two random words, under a key of two words.
///
/// Source: J. K. Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", 2011; rotations and the key's parity word
/// are that paper's.
struct Threefry: Sendable, Hashable {
    let key: (UInt32, UInt32)

    private static let parity: UInt32 = 0x1BD1_1BDA

    static func == (a: Threefry, b: Threefry) -> Bool { a.key == b.key }

    func hash(into hasher: inout Hasher) {
        hasher.combine(key.0)
        hasher.combine(key.1)
    }

    func callAsFunction(_ first: UInt32, _ second: UInt32) -> (UInt32, UInt32) {
        let parity = Self.parity ^ key.0 ^ key.1
        var x = (first &+ key.0, second &+ key.1)
        Self.mix(&x, 13, 15, 26, 6)
        x = (x.0 &+ key.1, x.1 &+ parity &+ 1)
        Self.mix(&x, 17, 29, 16, 24)
        x = (x.0 &+ parity, x.1 &+ key.0 &+ 2)
        Self.mix(&x, 13, 15, 26, 6)
        x = (x.0 &+ key.0, x.1 &+ key.1 &+ 3)
        Self.mix(&x, 17, 29, 16, 24)
        x = (x.0 &+ key.1, x.1 &+ parity &+ 4)
        Self.mix(&x, 13, 15, 26, 6)
        return (x.0 &+ parity, x.1 &+ key.0 &+ 5)
    }

    @inline(__always)
    private static func mix(_ x: inout (UInt32, UInt32), _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) {
        round(&x, a)
        round(&x, b)
        round(&x, c)
        round(&x, d)
    }

    @inline(__always)
    private static func round(_ x: inout (UInt32, UInt32), _ rotation: UInt32) {
        x.0 = x.0 &+ x.1
        x.1 = (x.1 << rotation | x.1 >> (32 - rotation)) ^ x.0
    }
}
