import Autodiff
import Foundation
import Testing

// Exit tests came with Swift 6.2; the mistakes stop the program with older toolchains just the same.
#if compiler(>=6.2)
    @Suite("A programmer's mistake stops the program and says why")
    struct MistakeTests {
        private func message(_ result: ExitTest.Result?) -> String {
            String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        }

        @Test("what cannot be compiled says why")
        func compiling() async {
            let loop = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = compile { (x: Tensor) -> Tensor in
                    var x = x
                    while x > 1 { x = x / 2 }
                    return x
                }
            }
            #expect(message(loop).contains("a loop whose length depends on the argument cannot be compiled"))
            let number = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = compile { (x: Tensor) -> Tensor in Double(x).rounded() * x }
            }
            #expect(message(number).contains("compile: the function asks for a number"))
            let vector = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = compile { (x: Tensor) -> Tensor in sum(x * [1, 2]) }
            }
            #expect(message(vector).contains("a compiled function is made of scalars"))
            let lanes = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = compile(vmap { (x: Tensor) -> Tensor in x < 0 ? -x : x }, shape: [4])
            }
            #expect(message(lanes).contains("differ from element to element; use select"))
        }

        @Test("a value of a transform on another thread")
        func otherThread() async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = grad { x in
                    nonisolated(unsafe) var y = x
                    let thread = Thread { y = sin(x) }
                    thread.start()
                    while !thread.isFinished {}
                    return y
                }(2)
            }
            #expect(message(result).contains("sin: a value from inside a transform was used on another thread"))
        }

        @Test("a value that outlived its transform")
        func escaped() async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                var kept: Tensor = 0
                _ = grad { x in
                    kept = x
                    return x * x
                }(2)
                _ = kept + 1
            }
            #expect(message(result).contains("used after the transform returned"))
        }
    }
#endif
