import Autodiff
import Testing

private struct Draws: Decodable {
    var seed, n: Int
    var key, bits, fold_in_7: [UInt32]
    var uniform, uniform_m10_10, normal: [Float]
    var split: [[UInt32]]
}

@Suite("Random numbers are JAX's")
struct RandomTests {
    @Test("in both layouts, for every seed and count", arguments: [Random.Layout.original, .partitionable])
    func draws(_ layout: Random.Layout) throws {
        let all: [String: [Draws]] = try Fixtures.load("random.json")
        let cases = try #require(all[layout == .original ? "original" : "partitionable"])
        #expect(cases.count == 30)
        for draws in cases {
            let random = Random(seed: draws.seed, layout: layout)
            #expect([random.key.0, random.key.1] == draws.key)
            #expect(random.bits(draws.n) == draws.bits)
            #expect(random.uniform(draws.n).array == draws.uniform.map(Double.init))
            #expect(random.uniform(draws.n, in: -10...10).array == draws.uniform_m10_10.map(Double.init))
            #expect(random.split(draws.n).map { [$0.key.0, $0.key.1] } == draws.split)
            let folded = random.foldIn(7).key
            #expect([folded.0, folded.1] == draws.fold_in_7)
            for (number, expected) in zip(random.normal(draws.n), draws.normal) {
                #expect(Swift.abs(Float(number) - expected) <= 3 * expected.ulp)
            }
        }
    }

    @Test("a seed of 64 bits fills both words of the key")
    func wideSeed() {
        let key = Random(seed: 0x1234_5678_9abc_def0).key
        #expect(key.0 == 0x1234_5678)
        #expect(key.1 == 0x9abc_def0)
    }

    private struct Integers: Decodable {
        var seed, n: Int
        var bits64, wide64: [String]
        var uniform64: [Double]
        var dice, wide, permutation, choice32: [Int]
    }

    @Test("whole numbers, orders, choices and 64-bit draws too", arguments: [Random.Layout.original, .partitionable])
    func integers(_ layout: Random.Layout) throws {
        let all: [String: [Integers]] = try Fixtures.load("random-integers.json")
        for draws in try #require(all[layout == .original ? "original" : "partitionable"]) {
            let random = Random(seed: draws.seed, layout: layout)
            #expect(random.bits64(draws.n).map(\.description) == draws.bits64)
            #expect(random.uniform64(draws.n, in: -3...5).array == draws.uniform64)
            #expect(random.integers(draws.n, in: 1..<7) == draws.dice)
            #expect(random.integers(draws.n, in: -1 << 31..<(1 << 31) - 1) == draws.wide)
            let quadrillion = 1_000_000_000_000_000
            #expect(random.integers(draws.n, in: -quadrillion..<quadrillion).map(\.description) == draws.wide64)
            #expect(random.permutation(draws.n) == draws.permutation)
            #expect(random.choice(draws.n, from: Tensor(10..<20)).array == draws.choice32.map(Double.init))
        }
        let once = Random(seed: 3, layout: layout).choice(4, from: [1, 2, 3, 4], replacing: false)
        #expect(once.array.sorted() == [1, 2, 3, 4])
        #expect(Random(seed: 3).integers(2, in: 5..<5) == [5, 5])
    }

    private struct Choices: Decodable {
        var seed, n: Int
        var normal64: [Double]
        var choice, choice40, once40: [Int]
    }

    @Test(
        "choices with probabilities, and normal numbers of 64 bits",
        arguments: [Random.Layout.original, .partitionable])
    func choices(_ layout: Random.Layout) throws {
        let all: [String: [Choices]] = try Fixtures.load("random-choices.json")
        for draws in try #require(all[layout == .original ? "original" : "partitionable"]) {
            let random = Random(seed: draws.seed, layout: layout)
            for (number, expected) in zip(random.normal64(draws.n), draws.normal64) {
                // JAX's own logarithm differs in the last place from one processor to another.
                #expect(Swift.abs(Double(number) - expected) <= 1e-14 * Swift.abs(expected))
            }
            let few = random.choice(
                draws.n, from: Tensor(0..<7), probabilities: [0.1, 0.2, 0.05, 0.4, 0, 0.15, 0.1])
            #expect(few.array == draws.choice.map(Double.init))
            let shares = Tensor((0..<40).map { $0 * 37 % 11 + 1 })
            #expect(
                random.choice(draws.n, from: Tensor(0..<40), probabilities: shares).array
                    == draws.choice40.map(Double.init))
            #expect(
                random.choice(draws.n, from: Tensor(0..<40), replacing: false, probabilities: shares).array
                    == draws.once40.map(Double.init))
        }
    }

    @Test("choices by probabilities that are none do no harm")
    func badProbabilities() {
        for shares in [[0, 0, 0], [Double.nan, 1, 1], [-1, 2, 3], [.infinity, 1, 0]] {
            for replacing in [true, false] {
                let drawn = Random(seed: 1).choice(
                    3, from: [1, 2, 3], replacing: replacing, probabilities: Tensor(shares))
                #expect(drawn.allSatisfy { [1, 2, 3].contains(Double($0)) })
            }
        }
    }
}
