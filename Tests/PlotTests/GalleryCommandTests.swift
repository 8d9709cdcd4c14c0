import Foundation
import Pictures
import Testing

@testable import gallery

@Suite("the command gallery")
struct GalleryCommandTests {
    @Test("lists the names of all examples")
    func list() throws {
        let (code, output, _) = try Command(gallery: ["--list"]).run()
        #expect(code == 0)
        #expect(output.split(separator: "\n").map(String.init) == Example.all.map(\.name))
    }

    @Test("draws what it is asked for, a line with path and milliseconds for each", arguments: ["png", "svg", "pdf"])
    func draws(format: String) throws {
        try withTemporaryFolder { folder in
            let (code, output, complaints) = try Command(
                gallery: ["notebook-2-sum", "--output", "\(folder)/new/deep", "--format", format]
            ).run()
            #expect(code == 0 && complaints == "")
            let file = "\(folder)/new/deep/notebook-2-sum.\(format)"
            #expect(FileManager.default.fileExists(atPath: file))
            let words = try #require(output.split(separator: "\n").first).split(separator: " ")
            #expect(words.count == 3 && words[0] == file && Double(words[1]) != nil && words[2] == "ms")
        }
    }

    @Test("takes another resolution")
    func dpi() throws {
        try withTemporaryFolder { folder in
            let (code, _, _) = try Command(gallery: ["notebook-2-sum", "--output", folder, "--dpi", "50"]).run()
            let bytes = try Data(contentsOf: URL(filePath: "\(folder)/notebook-2-sum.png"))
            #expect(code == 0)
            #expect(try Picture(png: [UInt8](bytes)).width == 320)
        }
    }

    @Test("names an unknown example, draws the others, and fails")
    func unknownName() throws {
        try withTemporaryFolder { folder in
            let (code, output, complaints) = try Command(
                gallery: ["no-such-figure", "notebook-2-sum", "--output", folder]
            ).run()
            #expect(code == 1)
            #expect(complaints == "gallery: no example is called \"no-such-figure\"; gallery --list names them all\n")
            #expect(output.contains("notebook-2-sum.png") && output.contains("1 figure drawn, 1 failed"))
        }
    }

    @Test("says for each file why it could not be written, and fails")
    func unwritableFolder() throws {
        let (code, _, complaints) = try Command(gallery: [
            "notebook-2-sum", "notebook-4-samples", "--output", "/proc/no",
        ])
        .run()
        #expect(code == 1)
        #expect(complaints.split(separator: "\n").count == 2)
        #expect(complaints.hasPrefix("gallery: notebook-2-sum: cannot write /proc/no/notebook-2-sum.png: "))
    }

    @Test("refuses a resolution that is none, and an unknown format")
    func badOptions() throws {
        try withTemporaryFolder { folder in
            let (code, _, complaints) = try Command(gallery: ["notebook-2-sum", "--output", folder, "--dpi", "0"]).run()
            #expect(code == 1 && complaints.contains("dpi must be a positive number"))
            #expect(try Command(gallery: ["--format", "bmp"]).run().code != 0)
        }
    }

    @Test("killed while it writes, it leaves the old file or the new one, whole")
    func kill() throws {
        try withTemporaryFolder { folder in
            let file = URL(filePath: "\(folder)/notebook-5-first-step.png")
            let command = Command(gallery: ["notebook-5-first-step", "--output", folder, "--dpi", "600"])
            let clock = ContinuousClock()
            let whole = try clock.measure { _ = try command.run() }
            for step in 1...12 {
                let process = try command.start()
                Thread.sleep(forTimeInterval: whole / .seconds(1) * Double(step) / 10)
                if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
                process.waitUntilExit()
                #expect(try Picture(png: [UInt8](Data(contentsOf: file))).width == 3840)
            }
        }
    }
}
