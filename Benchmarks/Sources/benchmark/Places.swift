import Foundation

/// Where programs and data lie.
enum Places {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    static let benchmarks = "\(root)/Benchmarks"
    /// Files that programs write while they are measured, and data that ours and theirs read.
    static let scratch = "\(benchmarks)/.build/scratch"

    /// Ours, as the user builds it: optimised, and on Linux in one file.
    static func product(_ name: String, _ arguments: String...) -> Command {
        Command(["\(root)/.build/release/\(name)"] + arguments)
    }

    static func ours(_ name: String, _ arguments: String...) -> Command {
        Command(["\(benchmarks)/.build/release/\(name)"] + arguments)
    }

    /// A program in C, compiled by Scripts/benchmark.
    static func c(_ name: String, _ arguments: String...) -> Command {
        Command(["\(benchmarks)/.build/peers/\(name)"] + arguments)
    }

    static func python(_ script: String, _ arguments: String...) -> Command {
        Command(["/usr/bin/env", "python3", "\(benchmarks)/Peers/\(script)"] + arguments)
    }
}
