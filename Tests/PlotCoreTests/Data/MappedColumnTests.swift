import Foundation
import PlotCore
import Testing

@Suite("Columns read in place")
struct MappedColumnTests {
    func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let path = FileManager.default.temporaryDirectory.appending(path: "tangent-\(UUID().uuidString)").path
        try Data(bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(path)
    }

    func bytes<Number: FixedWidthInteger>(_ numbers: [Number], _ order: ByteOrder = .native) -> [UInt8] {
        numbers.flatMap { number in
            withUnsafeBytes(of: order == .native ? number : number.byteSwapped) { Array($0) }
        }
    }

    func values(_ column: Column) -> [Double] { (0..<column.count).map { column[$0] } }

    @Test("hold any kind of number in either byte order", arguments: NumberFormat.allCases)
    func kinds(format: NumberFormat) throws {
        let wholes: [Int] = format.rawValue.hasPrefix("u") ? [0, 1, 200] : [-128, 0, 1, 127]
        for order in [ByteOrder.little, .big] {
            let bytes: [UInt8] =
                switch format {
                case .float64: bytes(wholes.map { Double($0).bitPattern }, order)
                case .float32: bytes(wholes.map { Float($0).bitPattern }, order)
                case .int64: bytes(wholes.map { Int64($0) }, order)
                case .int32: bytes(wholes.map { Int32($0) }, order)
                case .int16: bytes(wholes.map { Int16($0) }, order)
                case .int8: bytes(wholes.map { Int8($0) }, order)
                case .uint64: bytes(wholes.map { UInt64($0) }, order)
                case .uint32: bytes(wholes.map { UInt32($0) }, order)
                case .uint16: bytes(wholes.map { UInt16($0) }, order)
                case .uint8: bytes(wholes.map { UInt8($0) }, order)
                }
            let column = try withFile(bytes) { try Column(mapping: $0, as: format, byteOrder: order) }
            #expect(values(column) == wholes.map(Double.init))
            let copied = bytes.withUnsafeBytes { values(Column(unsafe: $0, as: format, byteOrder: order)) }
            #expect(copied == wholes.map(Double.init))
        }
    }

    @Test("of records take one number of each, from an odd address too")
    func records() throws {
        let numbers = bytes((0..<20).map { Double($0).bitPattern })
        for header in [0, 3, 8] {
            try withFile([UInt8](repeating: 7, count: header) + numbers) { path in
                let x = try Column(mapping: path, as: .float64, offset: header, stride: 16)
                let y = try Column(mapping: path, as: .float64, offset: header + 8, count: 9, stride: 16)
                let (evens, odds) = (stride(from: 0.0, to: 20, by: 2), stride(from: 1.0, to: 19, by: 2))
                #expect(values(x) == Array(evens))
                #expect(values(y) == Array(odds))
            }
        }
    }

    @Test("are refused in words where the file does not have them")
    func refusals() throws {
        func message(_ body: () throws -> Column) -> String {
            do {
                let count = try body().count
                return "\(count) values"
            } catch {
                return "\(error)"
            }
        }
        #expect(message { try Column(mapping: "/nowhere/x", as: .int8) } == "cannot read /nowhere/x: no such file")
        #expect(message { try Column(mapping: "", as: .int8) } == "cannot read : not a file name")
        #expect(message { try Column(mapping: "/tmp", as: .int8) } == "cannot read /tmp: it is a folder")
        #expect(message { try Column(mapping: "/dev/null", as: .int8) }.hasSuffix("it is no file that can be mapped"))
        try withFile([1, 2, 3, 4, 5]) { path in
            #expect(
                message { try Column(mapping: path, as: .int16) }
                    == "\(path) has 5 bytes of numbers, which is no multiple of 2")
            #expect(message { try Column(mapping: path, as: .int16, count: 3) } == "\(path) has 2 numbers, not 3")
            #expect(message { try Column(mapping: path, as: .int16, count: 2) } == "2 values")
            #expect(
                message { try Column(mapping: path, as: .int16, offset: 6) }
                    == "\(path) has 5 bytes, and the numbers would start at 6")
            #expect(message { try Column(mapping: path, as: .int16, offset: -1) }.contains("offset -1"))
            #expect(message { try Column(mapping: path, as: .int16, stride: 1) }.contains("stride 1"))
            #expect(message { try Column(mapping: path, as: .int8, offset: 5) } == "0 values")
            #expect(message { try Column(mapping: path, as: .int8, count: .max) }.contains("has 5 numbers"))
        }
        let none = try withFile([]) { try Column(mapping: $0, as: .float64).count }
        #expect(none == 0)
    }

    @Test("tell when their file has become shorter, and draw when it is gone")
    func shortened() throws {
        try withFile(bytes((0..<5000).map { Double($0).bitPattern })) { path in
            var figure = Figure()
            figure.plot(try Column(mapping: path, as: .float64))
            try FileHandle(forWritingTo: URL(filePath: path)).truncate(atOffset: 100)
            do {
                try figure.validateForTest()
                Issue.record("nothing was said")
            } catch let error as PlotError {
                #expect(error.code == .cannotRead)
                #expect(error.message == "plot: \(path) has 100 bytes left of the 40000 that it had when it was opened")
            }
        }
        let column = try withFile(bytes([1, 2, 3].map { Double($0).bitPattern })) {
            try Column(mapping: $0, as: .float64)
        }
        #expect(values(column) == [1, 2, 3])
    }
}

extension Figure {
    fileprivate func validateForTest() throws { _ = try scene(measuring: Ruler()) }
}
