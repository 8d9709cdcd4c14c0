import Autodiff

/// All places in a window where a vector field is zero.
///
/// Bounds exclude squares in which one of the field's parts keeps its sign; in those that are left Newton's method looks for a
/// zero, and the interval Newton operator (Krawczyk 1969) proves it.
struct EquilibriumSearch {
    private(set) var equilibria: [Equilibrium] = []
    private(set) var report = FieldReport(verb: "phasePortrait")
    private let flow: Flow
    private let window: FieldWindow

    private static let boundsBudget = 20_000
    /// More than that many are taken for a line of them.
    private static let most = 400

    init(_ flow: Flow) {
        (self.flow, window) = (flow, flow.window)
        guard !window.isEmpty else { return }
        var open: [(left: Int, right: Int, top: Int, bottom: Int)] = [(0, window.columns, 0, window.rows)]
        let isKnown = flow.u.bounds.isStaged && flow.v.bounds.isStaged
        var boxes = 0
        while let square = open.popLast() {
            let (width, height) = (square.right - square.left, square.bottom - square.top)
            boxes += 1
            if boxes > Self.boundsBudget || equilibria.count > Self.most {
                report.note("the search for equilibria was given up: there may be more, as on a line of them")
                return
            }
            let (x, y) = (interval(window.x, square.left, square.right), interval(window.y, square.top, square.bottom))
            if isKnown {
                if !flow.u.enclosure(x, y).mayBeZero || !flow.v.enclosure(x, y).mayBeZero { continue }
                if max(width, height) <= 64, isRegular(x, y) {
                    // No more than one zero, so Newton's method from the middle is enough if it stays near.
                    if let found = newton(x.midpoint, y.midpoint), x.isNear(found.x), y.isNear(found.y) { add(found) }
                    if max(width, height) <= 16 { continue }
                }
            }
            if max(width, height) <= (isKnown ? 1 : 8) {
                if let found = newton(x.midpoint, y.midpoint), x.isNear(found.x), y.isNear(found.y) { add(found) }
                continue
            }
            let (middleX, middleY) = ((square.left + square.right) / 2, (square.top + square.bottom) / 2)
            if width >= height {
                open.append((middleX, square.right, square.top, square.bottom))
                open.append((square.left, middleX, square.top, square.bottom))
            } else {
                open.append((square.left, square.right, middleY, square.bottom))
                open.append((square.left, square.right, square.top, middleY))
            }
        }
        if !isKnown { report.note("the field's bounds are not known: equilibria were looked for by values") }
        equilibria.sort { ($0.x, $0.y) < ($1.x, $1.y) }
    }

    private func interval(_ axis: FieldAxis, _ first: Int, _ last: Int) -> Interval {
        Interval(min(axis.values[first], axis.values[last]), max(axis.values[first], axis.values[last]))
    }

    private mutating func add(_ place: (x: Double, y: Double)) {
        guard window.x.range.contains(place.x), window.y.range.contains(place.y) else { return }
        let (widthX, widthY) = (abs(window.x.unit(0)), abs(window.y.unit(0)))
        let isKnown = equilibria.contains { abs($0.x - place.x) < 0.5 * widthX && abs($0.y - place.y) < 0.5 * widthY }
        if isKnown { return }
        equilibria.append(
            Equilibrium(
                x: place.x, y: place.y, jacobian: flow.jacobian(place.x, place.y), isProven: isProven(place)))
    }

    /// Whether the Jacobian has an inverse everywhere in a square, so that no two places in it have the same value.
    private func isRegular(_ x: Interval, _ y: Interval) -> Bool {
        let (first, second) = (flow.u.gradientEnclosure(x, y), flow.v.gradientEnclosure(x, y))
        let all = [first.x, first.y, second.x, second.y]
        guard all.allSatisfy({ $0.domain == .everywhere && $0.isContinuous && $0.range.isBounded }) else {
            return false
        }
        let determinant = first.x.range * second.y.range - first.y.range * second.x.range
        return !determinant.contains(0)
    }

    private func newton(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
        var (x, y) = (x, y)
        let (unitX, unitY) = (abs(window.x.unit(0)), abs(window.y.unit(0)))
        for _ in 0..<60 {
            let (u, v) = flow.value(x, y)
            let (a, b, c, d) = flow.jacobian(x, y)
            let determinant = a * d - b * c
            guard u.isFinite, v.isFinite else { return nil }
            if u == 0 && v == 0 { return (x, y) }
            guard determinant != 0, determinant.isFinite else { return nil }
            let (moveX, moveY) = ((d * u - b * v) / determinant, (a * v - c * u) / determinant)
            guard moveX.isFinite, moveY.isFinite else { return nil }
            (x, y) = (x - moveX, y - moveY)
            // Steps this small change no digit that can be seen, and few that can be printed.
            if abs(moveX) <= max(1e-10 * unitX, 4 * x.ulp) && abs(moveY) <= max(1e-10 * unitY, 4 * y.ulp) {
                return (x, y)
            }
        }
        return nil
    }

    /// Krawczyk's operator maps a small square around the place into itself: there is one zero in it, and one only.
    private func isProven(_ place: (x: Double, y: Double)) -> Bool {
        let (radiusX, radiusY) = (abs(window.x.unit(0)) * 1e-3, abs(window.y.unit(0)) * 1e-3)
        let x = Interval(place.x - radiusX, place.x + radiusX)
        let y = Interval(place.y - radiusY, place.y + radiusY)
        let (first, second) = (flow.u.gradientEnclosure(x, y), flow.v.gradientEnclosure(x, y))
        let derivatives = [first.x, first.y, second.x, second.y]
        guard derivatives.allSatisfy({ $0.domain == .everywhere && $0.isContinuous && $0.range.isBounded }) else {
            return false
        }
        let (a, b, c, d) = flow.jacobian(place.x, place.y)
        let determinant = a * d - b * c
        guard determinant != 0, determinant.isFinite else { return false }
        let inverse = [d / determinant, -b / determinant, -c / determinant, a / determinant].map { Interval($0) }
        if inverse.contains(where: \.isEmpty) { return false }
        let (atX, atY) = (Interval(place.x), Interval(place.y))
        let (u, v) = (flow.u.enclosure(atX, atY).range, flow.v.enclosure(atX, atY).range)
        let (offX, offY) = (x - atX, y - atY)
        func row(_ p: Interval, _ q: Interval, _ at: Interval, _ one: (Interval, Interval)) -> Interval {
            let xPart = one.0 - (p * first.x.range + q * second.x.range)
            let yPart = one.1 - (p * first.y.range + q * second.y.range)
            return at - (p * u + q * v) + xPart * offX + yPart * offY
        }
        let newX = row(inverse[0], inverse[1], atX, (Interval(1), Interval(0)))
        let newY = row(inverse[2], inverse[3], atY, (Interval(0), Interval(1)))
        return newX.lower > x.lower && newX.upper < x.upper && newY.lower > y.lower && newY.upper < y.upper
    }
}

extension Enclosure {
    fileprivate var mayBeZero: Bool { !range.isEmpty && range.contains(0) }
}

extension Interval {
    /// Whether a number is in it or a hair outside, where a zero on the border of two squares is found.
    fileprivate func isNear(_ number: Double) -> Bool {
        number >= lower - 0.5 * width && number <= upper + 0.5 * width
    }
}
