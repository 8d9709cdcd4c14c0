import Autodiff
import Foundation
import Testing

// Exit tests came with Swift 6.2; here they give each measurement a process of its own.
#if compiler(>=6.2) && os(Linux)
    @Suite("Memory")
    struct MemoryTests {
        /// A million by hand: TANGENT_GRADIENTS=1000000 swift test -c release -Xswiftc -enable-testing --filter MemoryTests
        @Test("does not grow over many gradients of every kind")
        func gradients() async {
            let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                let count = ProcessInfo.processInfo.environment["TANGENT_GRADIENTS"].flatMap { Int($0) } ?? 4000
                var total = sumOfGradients(count / 4)
                let before = try residentBytes()
                total += sumOfGradients(count)
                let after = try residentBytes()
                print("\(count) gradients: \(before >> 10) KB before, \(after >> 10) KB after, checksum \(total)")
                // What allocators keep in hand; a leak of 8 bytes a gradient would be 8 MB in a million.
                if after > before + 1 << 20 { exit(1) }
            }
            let report = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
            if let line = report.split(separator: "\n").first(where: { $0.contains("gradients:") }) { print(line) }
        }
    }

    /// The sum of so many gradients: of numbers, vectors, matrices, with branches, nested, by both modes and by compiled functions.
    private func sumOfGradients(_ count: Int) -> Double {
        func f(_ x: Tensor) -> Tensor { x < 0.5 ? pow(sin(x), 2) + 0.05 * pow(x, 2) : exp(-x * x) }
        func rosenbrock(_ v: Tensor) -> Tensor {
            let (a, b) = (v[1...], v[..<(v.count - 1)])
            return sum(100 * pow(a - b * b, 2) + pow(1 - b, 2))
        }
        let compiled = compile(grad(f))
        let custom = customDerivative({ sin($0) }) { x, _ in cos(x) }
        let matrix = linspace(-1, 1, 12).reshaped(to: [3, 4])
        let large = linspace(-1, 1, 5000)
        var total = 0.0
        for index in 0..<count {
            let x = Tensor(Double(index % 100) / 100)
            switch index % 10 {
            case 0: total += Double(grad(f)(x))
            case 1: total += Double(grad(grad(f))(x))
            case 2: total += Double(grad(rosenbrock)([x, 0.5, -0.2, 1])[0])
            case 3: total += Double(vmap(grad(f))([x, 1, 2])[2])
            case 4: total += Double(jvp(f, at: x, along: 1).tangent)
            case 5: total += Double(vjp({ v in sin(v) * v }, at: [x, 1]).pullback(1)[0])
            case 6: total += Double(compiled(x))
            case 7: total += Double(grad { v in sum(tanh(matmul(matrix, v))) }([x, 1, x, 2])[0])
            case 8: total += Double(grad { y in custom(y) * sum(vmap { z in z * y }([1, 2])) }(x))
            default:
                // Large ones come from the pool; few, since each takes as long as a thousand small ones.
                if index % 1000 == 9 { total += Double(grad(rosenbrock)(large)[0]) }
                total += Double(jacfwd { v in [v[0] * v[1], sin(v[0])] }([x, 2])[0, 1])
            }
        }
        return total
    }

    /// What of this process is in memory.
    private func residentBytes() throws -> Int {
        let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
#endif
