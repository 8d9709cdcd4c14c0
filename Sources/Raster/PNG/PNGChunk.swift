import CRaster

/// A chunk of a PNG file under construction: length, type, data and CRC, in one piece of memory used again for the next.
struct PNGChunk: ~Copyable {
    private var memory: UnsafeMutableRawPointer
    private var capacity: Int
    private var end = 8

    init(capacity: Int = 4096) {
        self.capacity = capacity
        memory = .allocate(byteCount: capacity, alignment: 8)
    }

    deinit { memory.deallocate() }

    /// Starts anew with an empty chunk of that type, four letters.
    mutating func begin(_ type: StaticString) {
        (memory + 4).copyMemory(from: type.utf8Start, byteCount: 4)
        end = 8
    }

    mutating func append(_ byte: UInt8) {
        space(1).storeBytes(of: byte, as: UInt8.self)
        end += 1
    }

    /// Appends a word, its highest byte first.
    mutating func append(_ word: UInt32) {
        space(4).storeBytes(of: word.bigEndian, as: UInt32.self)
        end += 4
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        space(bytes.count).copyMemory(from: start, byteCount: bytes.count)
        end += bytes.count
    }

    /// Where the next `count` bytes go. What is written there belongs to the chunk after ``extend(to:)``.
    mutating func space(_ count: Int) -> UnsafeMutableRawPointer {
        // The CRC comes after everything.
        let needed = end + count + 4
        if needed > capacity {
            let larger = UnsafeMutableRawPointer.allocate(byteCount: max(2 * capacity, needed), alignment: 8)
            larger.copyMemory(from: memory, byteCount: end)
            memory.deallocate()
            memory = larger
            capacity = max(2 * capacity, needed)
        }
        return memory + end
    }

    mutating func extend(to address: UnsafeRawPointer) {
        end = address - UnsafeRawPointer(memory)
    }

    /// The whole chunk, valid until the next call.
    mutating func finish() -> UnsafeRawBufferPointer {
        memory.storeBytes(of: UInt32(end - 8).bigEndian, as: UInt32.self)
        append(tangent_png_crc(0, memory + 4, end - 4))
        return UnsafeRawBufferPointer(start: memory, count: end)
    }
}
