/// A field on an evenly spaced table, with places counted in columns and rows from 0 and linear between them.
struct VectorField: Sendable {
    let columns: Int
    let rows: Int
    /// Columns and rows that the field moves by in one unit of time.
    private let u: [Double]
    private let v: [Double]
    /// How fast that is, measured in widths and heights of the table.
    private let speed: [Double]

    struct Place: Sendable, Equatable {
        var x: Double
        var y: Double
    }

    /// - Parameters:
    ///   - stepX: From one column to the next, in the field's unit of length.
    ///   - stepY: From one row to the next.
    init(u: Matrix, v: Matrix, stepX: Double, stepY: Double) {
        (columns, rows) = (u.columns, u.rows)
        self.u = u.values.map { $0 / stepX }
        self.v = v.values.map { $0 / stepY }
        let (width, height) = (Double(u.columns - 1), Double(u.rows - 1))
        speed = zip(self.u, self.v).map { u, v in
            ((u / width) * (u / width) + (v / height) * (v / height)).squareRoot()
        }
    }

    func contains(_ place: Place) -> Bool {
        place.x >= 0 && place.x <= Double(columns - 1) && place.y >= 0 && place.y <= Double(rows - 1)
    }

    /// The field's direction, as long as it takes to cover one width or height of the table; nil where the field is zero or
    /// missing. The place must lie within the table.
    func direction(at place: Place) -> (x: Double, y: Double)? {
        let speed = interpolate(speed, at: place)
        let (u, v) = (interpolate(u, at: place), interpolate(v, at: place))
        guard speed > 0, speed.isFinite, u.isFinite, v.isFinite else { return nil }
        return (u / speed, v / speed)
    }

    private func interpolate(_ values: [Double], at place: Place) -> Double {
        Self.interpolate(values, at: place, columns: columns, rows: rows)
    }

    /// A table's value, linear both ways between the four around a place within it.
    static func interpolate(_ values: [Double], at place: Place, columns: Int, rows: Int) -> Double {
        let (column, row) = (Int(place.x), Int(place.y))
        let (nextColumn, nextRow) = (min(column + 1, columns - 1), min(row + 1, rows - 1))
        let (partX, partY) = (place.x - Double(column), place.y - Double(row))
        let low = values[row * columns + column] * (1 - partX) + values[row * columns + nextColumn] * partX
        let high = values[nextRow * columns + column] * (1 - partX) + values[nextRow * columns + nextColumn] * partX
        return low * (1 - partY) + high * partY
    }
}
