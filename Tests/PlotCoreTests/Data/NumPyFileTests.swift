import Foundation
import PlotCore
import Testing

/// The fixtures were written by NumPy 2.4: the numbers 0 to 11 in each kind, as a table of 4 × 3 where they are one.
@Suite("NumPy files")
struct NumPyFileTests {
    func path(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: "Fixtures/npy/\(name)", withExtension: "npy")).path
    }

    func values(_ column: Column) -> [Double] { (0..<column.count).map { column[$0] } }

    static let kinds = [
        "1d-little-f8", "1d-big-f8", "1d-little-f4", "1d-big-f4", "1d-little-i8", "1d-little-i4", "1d-big-i2", "1d-i1",
        "1d-u1", "1d-little-u2", "1d-little-u4", "1d-little-u8", "version-2", "version-3",
    ]

    @Test("of one dimension are a column", arguments: kinds)
    func oneDimension(name: String) throws {
        let found = try values(Column(npy: path(name)))
        #expect(found == Array(stride(from: 0.0, to: 12, by: 1)))
    }

    @Test("of two dimensions have columns, however they lie")
    func twoDimensions() throws {
        for name in ["2d", "2d-fortran"] {
            for column in 0..<3 {
                let found = try values(Column(npy: path(name), column: column))
                #expect(found == (0..<4).map { Double(3 * $0 + column) }, "\(name), column \(column)")
            }
        }
    }

    @Test("of truth values are 0 and 1, and an empty one is empty")
    func others() throws {
        let truths = try values(Column(npy: path("bool")))
        #expect(truths == [1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0])
        let empty = try Column(npy: path("empty"))
        #expect(empty.count == 0)
    }

    @Test("of other kinds and shapes are refused in words")
    func refusals() throws {
        func message(_ name: String, column: Int? = nil) throws -> String {
            let path = try path(name)
            do throws(PlotError) {
                return "\(try Column(npy: path, column: column).count) values"
            } catch {
                return error.message.replacing("cannot read \(path): ", with: "")
            }
        }
        #expect(try message("3d") == "it is an array of 3 dimensions; a column has one of one or two")
        #expect(try message("scalar") == "it is an array of 0 dimensions; a column has one of one or two")
        #expect(try message("complex").hasPrefix("its numbers are of the kind <c16"))
        #expect(try message("record") == "its numbers are records, of which no column can be made")
        #expect(try message("2d") == "it has 3 columns: say which by column:, from 0 to 2")
        #expect(try message("2d", column: 3) == "it has no column 3: they are counted from 0 to 2")
        #expect(try message("2d", column: -1) == "it has no column -1: they are counted from 0 to 2")
    }

    @Test("that are cut off or spoiled anywhere are an error and no crash")
    func spoiled() throws {
        let whole = [UInt8](try Data(contentsOf: URL(filePath: path("2d"))))
        let spoiledPath = FileManager.default.temporaryDirectory.appending(path: "tangent-\(UUID().uuidString).npy")
            .path
        defer { try? FileManager.default.removeItem(atPath: spoiledPath) }
        for length in 0..<whole.count {
            try Data(whole[..<length]).write(to: URL(filePath: spoiledPath))
            #expect(throws: PlotError.self) { try Column(npy: spoiledPath, column: 0) }
        }
        var random = SplitMix(state: 5)
        for _ in 0..<400 {
            var bytes = whole
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<128, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            try Data(bytes).write(to: URL(filePath: spoiledPath))
            // Whatever is said of it, nothing beyond the file is read.
            if let column = try? Column(npy: spoiledPath, column: 0) { _ = values(column) }
        }
    }
}
