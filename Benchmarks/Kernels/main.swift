// Parts of the way from data to file that the package keeps to itself, measured alone:  kernels FOLDER  is a worker.
//
// A target of the main package, as others do not see these parts; nobody who depends on Tangent builds it.
import CCairo
import Plot
import Raster

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

var cases: [String: () throws -> Job] = [:]
for (key, size) in [("fifth figure", Optional<FigureSize>.none), ("1920 × 1080", .pixels(1920, 1080))] {
    cases["PNG, \(key)"] = {
        let picture = try Picture(size)
        return .time { _ = try picture.encoded() }
    }
    cases["cairo's PNG, \(key)"] = {
        let picture = try Picture(size)
        return .time { _ = picture.encodedByCairo() }
    }
    cases["PNG size, \(key)"] = {
        let picture = try Picture(size)
        return .number { Double(try picture.encoded()) }
    }
    cases["cairo's PNG size, \(key)"] = {
        let picture = try Picture(size)
        return .number { Double(picture.encodedByCairo()) }
    }
}
for count in [100_000, 1_000_000, 10_000_000] {
    for (cores, threads) in [("one core", 1), ("both cores", processorCount())] {
        func line(isKnownSorted: Bool) throws -> SortedLine {
            var line = try SortedLine(count: count)
            (line.isKnownSorted, line.threads) = (isKnownSorted, threads)
            return line
        }
        cases["reduction on \(cores), \(count)"] = {
            let line = try line(isKnownSorted: true)
            return .time { try line.reduce() }
        }
        cases["reduction and order on \(cores), \(count)"] = {
            let line = try line(isKnownSorted: false)
            return .time { try line.reduce() }
        }
        cases["coverage on \(cores), \(count)"] = {
            let line = try line(isKnownSorted: false)
            return .time { try line.cover() }
        }
    }
}
cases.merge(functionCases()) { $1 }
if CommandLine.arguments.dropFirst(2).first == "functions" {
    printFunctions(Array(CommandLine.arguments.dropFirst(3)))
} else if CommandLine.arguments.dropFirst(2).first == "ink" {
    printInk(Array(CommandLine.arguments.dropFirst(3)))
} else {
    serve(cases)
}
