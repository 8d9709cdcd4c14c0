import CRaster

/// A column of numbers in somebody else's memory, and where its values fall on the pixels.
package struct DataColumn {
    /// Takes a value to pixels: `(value - origin) * scale + offset`.
    package struct Map: Sendable, Equatable {
        package var origin: Double
        package var scale: Double
        package var offset: Double

        package init(origin: Double, scale: Double, offset: Double) {
            self.origin = origin
            self.scale = scale
            self.offset = offset
        }

        /// Whether every finite value has a place, and places have values.
        var isUsable: Bool {
            origin.isFinite && offset.isFinite && scale.isFinite && scale != 0 && (1 / scale).isFinite
        }
    }

    package enum Values {
        /// 0, 1, 2 …
        case indices
        case doubles(UnsafePointer<Double>)
        case floats(UnsafePointer<Float>)
        /// Numbers that only their owner can read.
        case reader(Reader, UnsafeRawPointer)
    }

    /// Writes so many numbers from an index on to the last of its arguments; the first is the owner's own.
    package typealias Reader = @convention(c) (UnsafeRawPointer?, Int, Int, UnsafeMutablePointer<Double>?) -> Void

    /// What is known of the values, block by block, in memory that is as long there as theirs.
    package struct Blocks {
        /// How many values have each of these; the last may have fewer.
        var size: Int
        /// NaN where a value is not finite.
        var least: UnsafePointer<Double>
        var greatest: UnsafePointer<Double>
        /// Whether all values are finite and in order.
        var rises: Bool
        var falls: Bool

        package init(
            size: Int, least: UnsafePointer<Double>, greatest: UnsafePointer<Double>, rises: Bool, falls: Bool
        ) {
            self.size = size
            self.least = least
            self.greatest = greatest
            self.rises = rises
            self.falls = falls
        }
    }

    package var values: Values
    package var map: Map
    package var blocks: Blocks?

    package init(_ values: Values, map: Map, blocks: Blocks? = nil) {
        self.values = values
        self.map = map
        self.blocks = blocks
    }

    var column: tangent_column {
        let (address, kind, reader): (UnsafeRawPointer?, tangent_column_kind, Reader?) =
            switch values {
            case .indices: (nil, TANGENT_INDICES, nil)
            case .doubles(let address): (UnsafeRawPointer(address), TANGENT_DOUBLES, nil)
            case .floats(let address): (UnsafeRawPointer(address), TANGENT_FLOATS, nil)
            case .reader(let reader, let owner): (owner, TANGENT_READER, reader)
            }
        return tangent_column(
            values: address, kind: kind, reader: reader, block: blocks?.size ?? 0, least: blocks?.least,
            greatest: blocks?.greatest, rises: blocks?.rises ?? false, falls: blocks?.falls ?? false,
            origin: map.origin, scale: map.scale, offset: map.offset)
    }
}
