import Autodiff
import Testing

/// Long results, which are written past the caches, beside those of short runs, which are not.
@Suite("Streamed results")
struct StreamedResultTests {
    private let count = (1 << 19) + 1001
    private let x = linspace(-3, 3, (1 << 19) + 1001)

    private func f(_ x: Tensor) -> Tensor { pow(sin(x), 2) + pow(x, 2) / 20 }

    /// Where the two differ in any bit.
    private func difference(_ a: some Collection<Double>, _ b: some Collection<Double>) -> Int? {
        if a.count != b.count { return -1 }
        return zip(a, b).enumerated().first { $1.0.bitPattern != $1.1.bitPattern }?.offset
    }

    /// The same computed a thousand at a time.
    private func pieces(_ f: (Tensor) -> Tensor) -> [Double] {
        stride(from: 0, to: count, by: 1000).flatMap { f(x[$0..<min($0 + 1000, count)]).array }
    }

    @Test("are those of short runs, bit for bit, on one core and on two")
    func elementwise() {
        let slope = compile(grad(f))
        let expected = pieces { slope($0) }
        #expect(difference(slope(x).array, expected) == nil)
        #expect(difference(vmap(grad(f))(x).array, expected) == nil)
        // A value and one made of it: the first is read after it is written.
        let (value, double) = vmap { x in (f(x), f(x) + f(x)) }(x)
        #expect(difference(value.array, pieces { f($0) }) == nil)
        #expect(difference(double.array, pieces { f($0) + f($0) }) == nil)
    }

    @Test("stay in memory that begins anywhere", arguments: [0, 1, 3, 7])
    func places(offset: Int) {
        let slope = compile(grad(f))
        let expected = pieces { slope($0) }
        var memory = [Double](repeating: -7, count: count + 16)
        memory.withUnsafeMutableBufferPointer { memory in
            x.withUnsafeBufferPointer { x in
                slope.run(x, into: UnsafeMutableBufferPointer(rebasing: memory[offset..<offset + count]))
            }
        }
        #expect(difference(memory[offset..<offset + count], expected) == nil)
        #expect(memory[..<offset].allSatisfy { $0 == -7 } && memory[(offset + count)...].allSatisfy { $0 == -7 })
    }

    @Test("of slices are those of short vectors")
    func slices() {
        func rosenbrock(_ v: Tensor) -> Tensor {
            let (a, b) = (v[1...], v[..<(v.count - 1)])
            return sum(100 * pow(a - b * b, 2) + pow(1 - b, 2))
        }
        let all = compile(grad(rosenbrock), shape: [count])(x).array
        #expect(difference(grad(rosenbrock)(x).array, all) == nil)
        // But for the ends of a piece, which has no neighbours there.
        for start in [0, 70_001, count - 5000] {
            let piece = grad(rosenbrock)(x[start..<start + 5000]).array
            #expect(difference(piece[1..<4999], all[start + 1..<start + 4999]) == nil)
        }
    }
}
