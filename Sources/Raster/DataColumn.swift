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
    }

    package var values: Values
    package var map: Map

    package init(_ values: Values, map: Map) {
        self.values = values
        self.map = map
    }

    var column: tangent_column {
        let (address, kind): (UnsafeRawPointer?, tangent_column_kind) =
            switch values {
            case .indices: (nil, TANGENT_INDICES)
            case .doubles(let address): (UnsafeRawPointer(address), TANGENT_DOUBLES)
            case .floats(let address): (UnsafeRawPointer(address), TANGENT_FLOATS)
            }
        return tangent_column(
            values: address, kind: kind, origin: map.origin, scale: map.scale, offset: map.offset)
    }
}
