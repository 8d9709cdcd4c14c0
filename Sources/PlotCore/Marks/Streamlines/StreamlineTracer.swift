/// Follows a field from many places, both ways, until the lines cover it evenly.
///
/// The steps are Heun's, a Runge-Kutta method of second order, with Euler's as the measure of error: each step is as long as the
/// error allows, but never skips a cell. The constants are those of matplotlib's `streamplot`, so that the lines are too.
struct StreamlineTracer {
    private let field: VectorField
    private var cells: OccupiedCells
    /// Lines shorter than that, in widths and heights of the table, are left out.
    private let minimumLength = 0.1
    /// How far a line is followed each way.
    private let maximumLength = 2.0
    /// How far Euler's step may lie from Heun's.
    private let tolerance = 0.003
    private let longestStep: Double

    init(_ field: VectorField, columns: Int, rows: Int) {
        self.field = field
        cells = OccupiedCells(columns: columns, rows: rows, over: field)
        longestStep = min(1 / Double(columns), 1 / Double(rows), 0.1)
    }

    /// The lines, each along the field, in columns and rows of the table.
    mutating func lines() -> [[VectorField.Place]] {
        var lines: [[VectorField.Place]] = []
        for cell in cells.spiral where !cells.isTaken(cell) {
            let start = cells.place(of: cell)
            guard field.contains(start), cells.begin(at: start) else { continue }
            let backward = follow(from: start, sign: -1)
            cells.turnBack(to: start)
            let forward = follow(from: start, sign: 1)
            if backward.length + forward.length > minimumLength {
                lines.append(backward.places.reversed() + forward.places.dropFirst())
            } else {
                cells.abandon()
            }
        }
        return lines
    }

    private mutating func follow(
        from start: VectorField.Place, sign: Double
    ) -> (places: [VectorField.Place], length: Double) {
        var places: [VectorField.Place] = []
        var (place, length, step) = (start, 0.0, longestStep)
        let (width, height) = (Double(field.columns - 1), Double(field.rows - 1))
        while true {
            places.append(place)
            guard let first = field.direction(at: place) else { break }
            let ahead = VectorField.Place(x: place.x + sign * step * first.x, y: place.y + sign * step * first.y)
            guard field.contains(ahead) else {
                length += extendToRim(&places, along: (sign * first.x, sign * first.y))
                break
            }
            guard let second = field.direction(at: ahead) else { break }
            let (alongX, alongY) = (sign * (first.x + second.x) / 2, sign * (first.y + second.y) / 2)
            let (missX, missY) = (
                step * (alongX - sign * first.x) / width, step * (alongY - sign * first.y) / height
            )
            let error = (missX * missX + missY * missY).squareRoot()
            if error < tolerance {
                let next = VectorField.Place(x: place.x + step * alongX, y: place.y + step * alongY)
                guard field.contains(next) else {
                    length += extendToRim(&places, along: (sign * first.x, sign * first.y))
                    break
                }
                guard cells.advance(to: next), length + step <= maximumLength else { break }
                place = next
                length += step
            } else {
                places.removeLast()
            }
            step = error == 0 ? longestStep : min(longestStep, 0.85 * step * (tolerance / error).squareRoot())
        }
        return (places, length)
    }

    /// Goes on straight from the last place until the rim; returns how far that was.
    private func extendToRim(_ places: inout [VectorField.Place], along direction: (x: Double, y: Double)) -> Double {
        guard let last = places.last else { return 0 }
        func distance(_ place: Double, _ speed: Double, end: Double) -> Double {
            speed == 0 ? .infinity : speed < 0 ? place / -speed : (end - place) / speed
        }
        let step = min(
            distance(last.x, direction.x, end: Double(field.columns - 1)),
            distance(last.y, direction.y, end: Double(field.rows - 1)))
        guard step.isFinite && step > 0 else { return 0 }
        places.append(VectorField.Place(x: last.x + direction.x * step, y: last.y + direction.y * step))
        return step
    }
}
