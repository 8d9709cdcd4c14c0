import Autodiff
import Testing

// Exit tests came with Swift 6.2; the mistakes stop the program with older toolchains just the same.
#if compiler(>=6.2)
    @Suite("A programmer's mistake stops the program and says why")
    struct MistakeTests {
        private func message(_ result: ExitTest.Result?) -> String {
            String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        }

        @Test("an operator names itself and both shapes")
        func operatorShapes() async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                let x: Tensor = [1, 2, 3]
                let y: Tensor = [1, 2, 3, 4]
                _ = x + y
            }
            #expect(message(result).contains("add: shapes [3] and [4] do not match"))
        }

        @Test("vmap of vectors that do not pair")
        func vmapShapes() async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = vmap { x, y in x * y }([1, 2], [1, 2, 3])
            }
            #expect(message(result).contains("vmap: arguments of shapes [2] and [3]"))
        }

        @Test("shapes of matrices, along axes, in products, tangents and cotangents")
        func matrixShapes() async {
            let product = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = matmul(Tensor([[1, 2, 3], [4, 5, 6]]), [1, 2])
            }
            #expect(message(product).contains("matmul: shapes [2, 3] and [2] do not match"))
            let sum = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = vmap { v in v + [1, 2] }(Tensor([[1, 2, 3], [4, 5, 6]]))
            }
            #expect(message(sum).contains("add: shapes [3] and [2] do not match"))
            let reshaped = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = Tensor([1, 2, 3]).reshaped(to: [2, 2])
            }
            #expect(message(reshaped).contains("reshape: shape [3] has not the count of [2, 2]"))
            let axis = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = Autodiff.sum([1, 2], axis: 1)
            }
            #expect(message(axis).contains("sum: shape [2] has no axis 1"))
            let tangent = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = jvp({ sin($0) }, at: [1, 2], along: [1, 2, 3])
            }
            #expect(message(tangent).contains("jvp: a tangent of shape [3] for an argument of shape [2]"))
            let joined = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = concatenate([Tensor([[1, 2]]), Tensor([[1, 2, 3]])])
            }
            #expect(message(joined).contains("concatenate: shapes [1, 2] and [1, 3] do not match beside axis 0"))
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
        }

        @Test("the gradient of a function that gives a vector")
        func vectorGradient() async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = grad { x in x * x }([1, 2])
            }
            #expect(message(result).contains("grad: the function must give a scalar, and its result has shape [2]"))
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

        @Test("the number of a vector")
        func numberOfVector() async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                let x: Tensor = [1, 2]
                _ = Double(x)
            }
            #expect(message(result).contains("Double: a tensor of shape [2] is not one number"))
        }

        @Test("an index that is not there")
        func index() async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                let x: Tensor = [1, 2]
                _ = x[2]
            }
            #expect(message(result).contains("subscript: index 2 of a vector with 2 elements"))
        }
    }
#endif
