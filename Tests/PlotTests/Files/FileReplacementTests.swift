import Foundation
import Testing

@testable import Plot
@testable import PlotCore

/// A folder for one test.
private final class Folder {
    let path = NSTemporaryDirectory() + "tangent-\(UUID())"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? [] }
    func content(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }
    func permissions(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] as? Int
    }
}

@Suite("Writing a file")
struct FileReplacementTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func refusal(at path: String) -> String? {
        let error = #expect(throws: PlotError.self) { try replaceFile(at: path, with: [1, 2, 3]) }
        #expect(error?.code == .cannotWrite)
        return error?.message
    }

    @Test("a new file has the bytes and the permissions of any new file, and nothing is left beside it")
    func newFile() throws {
        try replaceFile(at: "\(folder.path)/a.png", with: [1, 2, 3])
        #expect(try folder.content("a.png") == [1, 2, 3])
        let mask = umask(0)
        umask(mask)
        #expect(try folder.permissions("a.png") == 0o666 & ~Int(mask))
        #expect(folder.names == ["a.png"])
    }

    @Test("a file that exists is replaced and keeps its permissions")
    func replacedFile() throws {
        let path = "\(folder.path)/a.png"
        try Data(repeating: 9, count: 100).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        try replaceFile(at: path, with: [4, 5])
        #expect(try folder.content("a.png") == [4, 5])
        #expect(try folder.permissions("a.png") == 0o640)
        #expect(folder.names == ["a.png"])
    }

    @Test("who has the old file open keeps reading the old file: it is replaced, not overwritten")
    func oldFileStaysWhole() throws {
        let path = "\(folder.path)/a.png"
        try Data([9, 9, 9]).write(to: URL(filePath: path))
        let reader = try #require(FileHandle(forReadingAtPath: path))
        try replaceFile(at: path, with: [1])
        #expect(try reader.readToEnd() == Data([9, 9, 9]))
    }

    @Test("an empty file and one of megabytes are written", arguments: [0, 5_000_000])
    func sizes(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        try replaceFile(at: "\(folder.path)/a", with: bytes)
        #expect(try folder.content("a") == bytes)
    }

    @Test("a symbolic link stays, and the file that it leads to is replaced")
    func link() throws {
        try FileManager.default.createDirectory(atPath: "\(folder.path)/real", withIntermediateDirectories: false)
        try Data([9]).write(to: URL(filePath: "\(folder.path)/real/a.png"))
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/link", withDestinationPath: "real/a.png")
        try replaceFile(at: "\(folder.path)/link", with: [1])
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/link") == "real/a.png")
        #expect(try folder.content("real/a.png") == [1])
    }

    @Test("a link to a file that is not there yet creates it")
    func danglingLink() throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/link", withDestinationPath: "\(folder.path)/new.png")
        try replaceFile(at: "\(folder.path)/link", with: [7])
        #expect(try folder.content("new.png") == [7])
        #expect(folder.names == ["link", "new.png"])
    }

    @Test("links in a circle are refused")
    func circularLink() throws {
        let path = "\(folder.path)/link"
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "link")
        #expect(refusal(at: path) == "cannot write \(path): too many symbolic links")
    }

    @Test("a folder that is missing")
    func missingFolder() {
        let path = "\(folder.path)/missing/a.png"
        #expect(refusal(at: path) == "cannot write \(path): no such folder")
    }

    @Test("a folder in the file's place")
    func folderInPlace() throws {
        #expect(refusal(at: folder.path) == "cannot write \(folder.path): it is a folder")
    }

    @Test("a file where a folder should be")
    func fileAsFolder() throws {
        try Data([9]).write(to: URL(filePath: "\(folder.path)/file"))
        let path = "\(folder.path)/file/a.png"
        #expect(refusal(at: path) == "cannot write \(path): a part of the path is no folder")
    }

    @Test("a name that is too long, or that a NUL would cut short")
    func badNames() {
        let long = "\(folder.path)/\(String(repeating: "x", count: 300)).png"
        #expect(refusal(at: long)?.hasSuffix(": the name is too long") == true)
        #expect(refusal(at: "\(folder.path)/a\0.png")?.hasSuffix(": not a file name") == true)
        #expect(refusal(at: "")?.hasSuffix(": not a file name") == true)
        #expect(folder.names.isEmpty)
    }

    @Test("a folder that may not be written to")
    func readOnlyFolder() throws {
        // The administrator may write everywhere, but nobody creates files under /proc.
        let isAdministrator = geteuid() == 0
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        #if os(Linux)
            let path = isAdministrator ? "/proc/a.png" : "\(folder.path)/a.png"
        #else
            try #require(!isAdministrator)
            let path = "\(folder.path)/a.png"
        #endif
        #expect(refusal(at: path)?.hasPrefix("cannot write \(path): ") == true)
        #expect(folder.names.isEmpty)
    }

    #if os(Linux)
        @Test("a full disk: the device that always is")
        func fullDevice() {
            #expect(refusal(at: "/dev/full") == "cannot write /dev/full: no space left on the disk")
        }
    #endif

    @Test("a device is written to and stays a device")
    func device() throws {
        try replaceFile(at: "/dev/null", with: [1, 2, 3])
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(type == .typeCharacterSpecial)
    }

    @Test("a pipe gets the bytes and stays a pipe")
    func pipe() async throws {
        let path = "\(folder.path)/pipe"
        try #require(mkfifo(path, 0o600) == 0)
        let reader = Task.detached { FileHandle(forReadingAtPath: path)?.readDataToEndOfFile() }
        let bytes = [UInt8](repeating: 3, count: 200_000)
        try replaceFile(at: path, with: bytes)
        #expect(await reader.value == Data(bytes))
        #expect(folder.names == ["pipe"])
    }

    /// A file system that fills up needs a mount, and so an administrator.
    static var canMount: Bool {
        #if os(Linux)
            geteuid() == 0
        #else
            false
        #endif
    }

    @Test("a disk that fills up: an error, nothing left beside it, and the old file whole", .enabled(if: canMount))
    func fullDisk() throws {
        #if os(Linux)
            try #require(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path), "root may not mount here")
            defer { _ = run("umount", folder.path) }
            let path = "\(folder.path)/a.png"
            try replaceFile(at: path, with: [9, 9])
            let error = #expect(throws: PlotError.self) {
                try replaceFile(at: path, with: [UInt8](repeating: 1, count: 500_000))
            }
            #expect(error?.message == "cannot write \(path): no space left on the disk")
            #expect(try folder.content("a.png") == [9, 9])
            #expect(folder.names == ["a.png"])
        #endif
    }

    private func run(_ command: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
