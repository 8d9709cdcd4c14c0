// What Tangent itself does in the benchmarks, case by case.
import Worker

var cases: [String: () throws -> Job] = [:]
addFigures(to: &cases)
addGradients(to: &cases)
addLines(to: &cases)
serve(cases)
