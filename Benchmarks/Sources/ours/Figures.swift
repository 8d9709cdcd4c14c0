import Plot
import Worker

/// The examples of the gallery by their names, each made and drawn into a PNG file in memory.
func addFigures(to cases: inout [String: () throws -> Job]) {
    for example in Example.all {
        cases[example.name] = { .time { _ = try example.figure().data(as: .png) } }
    }
}
