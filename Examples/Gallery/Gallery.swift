import ArgumentParser
import Plot

/// Draws the examples: one file each, with the time it took.
@main
struct Gallery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gallery", abstract: "Draws Tangent's example figures.")

    @Argument(help: ArgumentHelp("The examples to draw; all if none is named.", valueName: "name"))
    var names: [String] = []

    @Option(help: ArgumentHelp("The folder to write into; made if it is missing.", valueName: "dir"))
    var output = "Outputs"

    @Option(help: "The file format.")
    var format = Format.png

    @Option(help: ArgumentHelp("Pixels to the inch; each figure's own if left out.", valueName: "n"))
    var dpi: Double?

    @Flag(help: "Print the examples' names and draw nothing.")
    var list = false

    enum Format: String, CaseIterable, ExpressibleByArgument { case png, svg, pdf }

    func run() throws {
        if list {
            for example in Example.all { print(example.name) }
            return
        }
        let known = Example.all.filter { names.isEmpty || names.contains($0.name) }
        let unknown = names.filter { name in !Example.all.contains { $0.name == name } }
        for name in unknown { complain("no example is called \"\(name)\"; gallery --list names them all") }

        makeFolder(output)
        let clock = ContinuousClock()
        var failures = unknown.count
        var lastWord = clock.now
        let total = clock.measure {
            for (index, example) in known.enumerated() {
                // Whoever waits longer than a second is told what for.
                if clock.now - lastWord > .seconds(1) {
                    complain("\(index) of \(known.count) drawn, now \(example.name)")
                    lastWord = clock.now
                }
                do {
                    let path = "\(output)/\(example.name).\(format)"
                    let time = try clock.measure {
                        var figure = example.figure()
                        if let dpi { figure.dpi = dpi }
                        try figure.write(to: path)
                    }
                    print("\(path)  \(time.milliseconds) ms")
                } catch {
                    failures += 1
                    complain("\(example.name): \(error)")
                }
            }
        }
        let drawn = known.count + unknown.count - failures
        print("\(drawn) figure\(drawn == 1 ? "" : "s") drawn, \(failures) failed, \(total.milliseconds) ms")
        if failures > 0 { throw ExitCode.failure }
    }
}

extension Duration {
    /// In thousandths of a second, to a tenth.
    fileprivate var milliseconds: Double {
        ((self / .milliseconds(1)) * 10).rounded() / 10
    }
}
