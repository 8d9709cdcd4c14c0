/// What comparisons answer while a function is followed without an example: what is foreseen, then yes.
struct Exploration {
    private let foreseen: [Bool]
    private(set) var answers: [Bool] = []
    private(set) var guards: [(value: Int, number: Double)] = []

    /// The most questions on one way through a function.
    private static let largestAnswerCount = 64

    init(foreseen: [Bool]) { self.foreseen = foreseen }

    /// The answer to a comparison, which is a value of the program.
    mutating func answer(_ index: Int, _ program: Program) -> Double {
        if let known = guards.first(where: { $0.value == index }) { return known.number }
        guard case .operation(let primitive, _, _, _) = program.values[index],
            primitive === Primitive.less || primitive === Primitive.lessOrEqual || primitive === Primitive.equal
        else {
            programmerMistake(
                "compile: the function asks for a number that is known only when it is called; compare tensors instead")
        }
        if answers.count == Self.largestAnswerCount {
            programmerMistake(
                "compile: more than \(Self.largestAnswerCount) comparisons on one way through the function; a loop whose length depends on the argument cannot be compiled"
            )
        }
        let answer = answers.count < foreseen.count ? foreseen[answers.count] : true
        answers.append(answer)
        guards.append((index, answer ? 1 : 0))
        return answer ? 1 : 0
    }

    /// The most ways through a function.
    private static let largestWayCount = 64

    /// Calls `follow` once for every way through a function, and gives what it gives.
    static func ways<Way>(_ follow: (_ foreseen: [Bool]) -> (way: Way, answers: [Bool])) -> [Way] {
        var ways: [Way] = []
        var untried: [[Bool]] = [[]]
        while let foreseen = untried.popLast() {
            if ways.count == largestWayCount {
                programmerMistake("compile: more than \(largestWayCount) ways through the function")
            }
            let (way, answers) = follow(foreseen)
            for index in foreseen.count..<Swift.max(foreseen.count, answers.count) {
                untried.append(Array(answers[..<index]) + [false])
            }
            ways.append(way)
        }
        return ways
    }
}
