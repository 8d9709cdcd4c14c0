extension Column {
    /// A column of numbers in a file of nothing but numbers, read in place: nothing is copied, and of a file that is larger
    /// than the memory only what is just looked at is in it.
    ///
    ///     let wave = try Column(mapping: "wave.f32", as: .float32)
    ///     // x and y by turns, after a header of 128 bytes:
    ///     let x = try Column(mapping: "track.bin", as: .float64, offset: 128, stride: 16)
    ///     let y = try Column(mapping: "track.bin", as: .float64, offset: 136, stride: 16)
    ///     figure.plot(x, y)
    ///
    /// Whole numbers become Doubles as they are read, those beyond 2⁵³ the nearest. The file must stay as long as it is while
    /// a figure of it is drawn: one that has become shorter before is an error, but one that is cut off in that very moment
    /// ends the program (the system sends SIGBUS). What is written into it meanwhile may be seen or not.
    ///
    /// - Parameters:
    ///   - path: The file's.
    ///   - format: The numbers' kind.
    ///   - byteOrder: This machine's if left out.
    ///   - offset: Bytes in front of the first number.
    ///   - count: How many numbers; as many as the file has if left out, where a rest of less than one is an error.
    ///   - stride: Bytes from the start of one number to that of the next; their size if left out.
    /// - Throws: A ``PlotError`` when the file can't be read, or doesn't have so many numbers.
    public init(
        mapping path: String, as format: NumberFormat, byteOrder: ByteOrder = .native, offset: Int = 0,
        count: Int? = nil, stride: Int? = nil
    ) throws(PlotError) {
        let stride = stride ?? format.size
        guard offset >= 0, stride >= format.size, count ?? 0 >= 0 else {
            throw PlotError(
                .invalidData,
                "\(path): offset and count must be 0 or more and stride at least \(format.size), not offset \(offset),"
                    + (count.map { " count \($0)," } ?? "") + " stride \(stride)")
        }
        let file = try MappedFile(path: path)
        let room = file.bytes.count - offset
        guard room >= 0 else {
            throw PlotError(
                .invalidData, "\(path) has \(file.bytes.count) bytes, and the numbers would start at \(offset)")
        }
        // The last number needs no more room than itself.
        let whole = room < format.size ? 0 : (room - format.size) / stride + 1
        // Records may end in other things than the number; a plain run of numbers may not.
        if count == nil, stride == format.size, room % format.size != 0 {
            throw PlotError(
                .invalidData, "\(path) has \(room) bytes of numbers, which is no multiple of \(format.size)")
        }
        let count = count ?? whole
        guard count <= whole else {
            throw PlotError(.invalidData, "\(path) has \(whole) numbers, not \(count)")
        }
        self.init(file, at: offset, count: count, format: format, order: byteOrder, stride: stride)
    }

    /// A range of a mapped file whose bounds have been checked.
    init(_ file: MappedFile, at offset: Int, count: Int, format: NumberFormat, order: ByteOrder, stride: Int) {
        guard count > 0, let base = file.bytes.baseAddress else {
            self.init([Double]())
            return
        }
        self.init(
            PackedNumbers(
                base: base + offset, count: count, format: format, order: order, stride: stride, owner: file))
    }

    /// A column of numbers in somebody else's memory, which is not copied.
    ///
    ///     samples.withUnsafeBytes { bytes in
    ///         var figure = Figure()
    ///         figure.plot(Column(unsafe: bytes, as: .int16))
    ///         try figure.write(to: "samples.png")
    ///     }
    ///
    /// The memory must stay, and stay as it is, until the column, every figure that has it and every scene made of them are
    /// gone. Nothing checks that.
    ///
    /// - Parameters:
    ///   - bytes: From the first number to the end of the last; a rest of less than a number is left out.
    ///   - format: The numbers' kind.
    ///   - byteOrder: This machine's if left out.
    ///   - stride: Bytes from the start of one number to that of the next; their size if left out. Never less than that.
    public init(
        unsafe bytes: UnsafeRawBufferPointer, as format: NumberFormat, byteOrder: ByteOrder = .native,
        stride: Int? = nil
    ) {
        let stride = max(stride ?? format.size, format.size)
        guard let base = bytes.baseAddress, bytes.count >= format.size else {
            self.init([Double]())
            return
        }
        self.init(
            PackedNumbers(
                base: base, count: (bytes.count - format.size) / stride + 1, format: format, order: byteOrder,
                stride: stride, owner: nil))
    }
}
