// The header of a .npy file: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

/// Where a NumPy file has its numbers, and of what kind and shape they are.
struct NumPyHeader: Equatable {
    var format: NumberFormat
    var order: ByteOrder
    /// Whether the first index of a table is the one that changes fastest.
    var isColumnMajor: Bool
    var shape: [Int]
    /// Bytes in front of the first number.
    var offset: Int

    /// - Throws: In words, what is wrong with the file.
    init(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
        let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
        guard bytes.count >= 10, bytes.prefix(6).elementsEqual(magic) else {
            throw Problem("it is no NumPy file, which starts with \\x93NUMPY")
        }
        let version = bytes[6]
        guard (1...3).contains(version) else {
            throw Problem("it is in version \(version) of the format, not 1, 2 or 3")
        }
        let lengthSize = version == 1 ? 2 : 4
        let start = 8 + lengthSize
        guard bytes.count >= start else { throw Problem("its header is cut off") }
        let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard bytes.count - start >= length else { throw Problem("its header is cut off") }
        offset = start + length
        let header = String(decoding: bytes[start..<offset], as: UTF8.self)
        var parser = PythonDictionary(header)
        let entries = try parser.entries()
        guard let description = entries["descr"], let fortran = entries["fortran_order"], let shape = entries["shape"]
        else { throw Problem("its header lacks descr, fortran_order or shape") }
        (format, order) = try Self.numbers(description)
        guard case .word(let isFortran) = fortran, ["True", "False"].contains(isFortran) else {
            throw Problem("its fortran_order is neither True nor False")
        }
        isColumnMajor = isFortran == "True"
        guard case .tuple(let sides) = shape else { throw Problem("its shape is no tuple of whole numbers") }
        self.shape = sides
    }

    /// What NumPy calls a dtype, such as `<f8`.
    private static func numbers(_ description: PythonDictionary.Value) throws(Problem) -> (NumberFormat, ByteOrder) {
        guard case .string(let text) = description, let sign = text.first else {
            throw Problem("its descr names no kind of number")
        }
        let formats: [String: NumberFormat] = [
            "f8": .float64, "f4": .float32, "i8": .int64, "i4": .int32, "i2": .int16, "i1": .int8, "u8": .uint64,
            "u4": .uint32, "u2": .uint16, "u1": .uint8, "b1": .uint8,
        ]
        let orders: [Character: ByteOrder] = ["<": .little, ">": .big, "=": .native, "|": .native]
        guard let order = orders[sign], let format = formats[String(text.dropFirst())] else {
            throw Problem("its numbers are of the kind \(text); known are f8, f4, i8 to i1, u8 to u1 and b1")
        }
        return (format, order)
    }

    struct Problem: Error, Equatable, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }
}

/// As much of Python's notation as NumPy writes headers in: a dictionary of strings, words and tuples of whole numbers.
private struct PythonDictionary {
    enum Value {
        case string(String)
        case word(String)
        case tuple([Int])
    }

    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    mutating func entries() throws(NumPyHeader.Problem) -> [String: Value] {
        var entries: [String: Value] = [:]
        try expect("{")
        while !take("}") {
            guard case .string(let key) = try value() else { throw unreadable }
            try expect(":")
            entries[key] = try value()
            if !take(",") {
                try expect("}")
                break
            }
        }
        return entries
    }

    private mutating func value() throws(NumPyHeader.Problem) -> Value {
        skipBlanks()
        guard let first = rest.first else { throw unreadable }
        switch first {
        case "'", "\"":
            rest.removeFirst()
            guard let end = rest.firstIndex(of: first) else { throw unreadable }
            let text = String(rest[..<end])
            rest = rest[rest.index(after: end)...]
            return .string(text)
        case "(": return .tuple(try tuple())
        case "[":
            // The fields of a record.
            throw NumPyHeader.Problem("its numbers are records, of which no column can be made")
        default:
            let word = rest.prefix { $0.isLetter }
            guard !word.isEmpty else { throw unreadable }
            rest = rest.dropFirst(word.count)
            return .word(String(word))
        }
    }

    private mutating func tuple() throws(NumPyHeader.Problem) -> [Int] {
        var numbers: [Int] = []
        try expect("(")
        while !take(")") {
            skipBlanks()
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let number = Int(digits) else { throw unreadable }
            rest = rest.dropFirst(digits.count)
            // Python 2 wrote long numbers so.
            _ = take("L")
            numbers.append(number)
            if !take(",") {
                try expect(")")
                break
            }
        }
        return numbers
    }

    private mutating func skipBlanks() { rest = rest.drop { $0.isWhitespace } }

    private mutating func take(_ character: Character) -> Bool {
        skipBlanks()
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func expect(_ character: Character) throws(NumPyHeader.Problem) {
        if !take(character) { throw unreadable }
    }

    private var unreadable: NumPyHeader.Problem { .init("its header is not one that NumPy writes") }
}

extension Column {
    /// A column of a NumPy file, read in place as ``init(mapping:as:byteOrder:offset:count:stride:)`` does.
    ///
    ///     figure.plot(try Column(npy: "wave.npy"))
    ///     let x = try Column(npy: "table.npy", column: 0)
    ///     let y = try Column(npy: "table.npy", column: 1)
    ///
    /// Versions 1 to 3 of the format, either byte order, numbers of the kinds f8, f4, i8 to i1, u8 to u1 and b1, whose True
    /// is 1. An array of one dimension is one column; of one with two, `column` says which, from 0.
    ///
    /// - Throws: A ``PlotError`` when the file can't be read or is no such file.
    public init(npy path: String, column: Int? = nil) throws(PlotError) {
        let file = try MappedFile(path: path)
        do throws(NumPyHeader.Problem) {
            try self.init(file, NumPyHeader(file.bytes), column: column)
        } catch {
            throw MappedFile.refusal(path, error.description)
        }
    }

    private init(_ file: MappedFile, _ header: NumPyHeader, column: Int?) throws(NumPyHeader.Problem) {
        let (shape, size) = (header.shape, header.format.size)
        guard shape.count == 1 || shape.count == 2 else {
            throw NumPyHeader.Problem("it is an array of \(shape.count) dimensions; a column has one of one or two")
        }
        let (rows, columns) = (shape[0], shape.count == 2 ? shape[1] : 1)
        let (total, isHuge) = rows.multipliedReportingOverflow(by: columns)
        let (bytes, isTooLarge) = total.multipliedReportingOverflow(by: size)
        guard !isHuge, !isTooLarge, bytes <= file.bytes.count - header.offset else {
            throw NumPyHeader.Problem(
                "its header speaks of \(shape.map(String.init).joined(separator: " × ")) numbers, but it has only "
                    + "\(file.bytes.count - header.offset) bytes of them")
        }
        guard shape.count == 1 || column != nil || columns == 1 else {
            throw NumPyHeader.Problem("it has \(columns) columns: say which by column:, from 0 to \(columns - 1)")
        }
        let column = column ?? 0
        guard (0..<max(columns, 1)).contains(column), columns > 0 || rows == 0 || shape.count == 1 else {
            throw NumPyHeader.Problem("it has no column \(column): they are counted from 0 to \(columns - 1)")
        }
        let first = header.isColumnMajor ? column * rows : column
        self.init(
            file, at: header.offset + first * size, count: rows, format: header.format, order: header.order,
            stride: header.isColumnMajor ? size : columns * size)
    }
}
