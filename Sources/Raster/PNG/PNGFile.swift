import CRaster

/// A PNG file under construction: its signature, and chunks of length, type, data and CRC.
struct PNGFile {
    private(set) var bytes: [UInt8] = []
    private var chunkStart = 0

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
        bytes += [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    }

    /// Begins a chunk of that type, four letters; its data are appended then.
    mutating func begin(_ type: StaticString) {
        chunkStart = bytes.count
        append(UInt32(0))
        bytes += UnsafeBufferPointer(start: type.utf8Start, count: 4)
    }

    /// Appends a word, its highest byte first.
    mutating func append(_ word: UInt32) {
        withUnsafeBytes(of: word.bigEndian) { bytes += $0 }
    }

    mutating func append(_ data: some Collection<UInt8>) { bytes += data }

    /// Ends the chunk.
    mutating func end() {
        let length = UInt32(bytes.count - chunkStart - 8).bigEndian
        let crc = bytes.withUnsafeMutableBytes { bytes in
            bytes.storeBytes(of: length, toByteOffset: chunkStart, as: UInt32.self)
            let checked = bytes[(chunkStart + 4)...]
            return UnsafeRawBufferPointer(rebasing: checked).withMemoryRebound(to: UInt8.self) {
                tangent_png_crc(0, $0.baseAddress, $0.count)
            }
        }
        append(crc)
    }
}
