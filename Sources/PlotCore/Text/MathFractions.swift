// Fractions, roots, and lines over and under.
extension MathTypesetter {
    /// Multiples of the x-height, from the `MATH` constants of DejaVu Sans, whose x-height is 1120 units.
    private enum Shift {
        static let displayNumerator = 1529.86 / 1120
        static let numerator = 868.352 / 1120
        static let numeratorWithoutBar = 970.752 / 1120
        static let displayDenominator = 1548.29 / 1120
        static let denominator = 768.0 / 1120
    }

    /// One above the other with a bar between them, or without (rules 15a to 15e).
    func fraction(
        _ numerator: MathNode, _ denominator: MathNode, _ style: MathNode.FractionStyle
    ) throws(PlotError) -> MathBox {
        var factor = 1.0
        for _ in 0..<style.shrinks { factor *= MathTypesetter.shrinkage }
        let (above, below) = (try set(numerator).scaled(factor), try set(denominator).scaled(factor))
        let height = xHeight * factor
        let isDisplay = style.shrinks == 0
        let bar = style.bar ?? thickness
        let down = (isDisplay ? Shift.displayDenominator : Shift.denominator) * height
        let (aboveY, belowY): (Double, Double)
        if bar > 0 {
            let up = (isDisplay ? Shift.displayNumerator : Shift.numerator) * height
            let clearance = isDisplay ? 3 * bar : bar
            aboveY =
                -(axisHeight + bar / 2) - above.depth
                - max(up - above.depth - (axisHeight + bar / 2), clearance)
            belowY =
                -(axisHeight - bar / 2) + below.height
                + max(axisHeight - bar / 2 - (below.height - down), clearance)
        } else {
            let up = (isDisplay ? Shift.displayNumerator : Shift.numeratorWithoutBar) * height
            let gap = (up - above.depth) - (below.height - down)
            let missing = max(0, (isDisplay ? 7 : 3) * thickness - gap)
            aboveY = -up - missing / 2
            belowY = down + missing / 2
        }
        let inner = max(above.width, below.width)
        var result = MathBox(
            width: inner + 2 * thickness, height: max(0, above.height - aboveY), depth: max(0, below.depth + belowY))
        result.add(above, x: thickness + centred(above, in: inner), y: aboveY)
        result.add(below, x: thickness + centred(below, in: inner), y: belowY)
        if bar > 0 {
            result.addRule(
                left: thickness, right: thickness + inner, top: -axisHeight - bar / 2, thickness: bar)
        }
        result.isStack = true
        return result
    }

    /// A root sign as tall as what is below it, which the sign's line runs over.
    func root(_ body: MathNode, index: MathNode?) throws(PlotError) -> MathBox {
        let body = try set(body)
        let sign = try radical(height: max(0, body.height) + 5 * thickness, depth: max(0, body.depth))
        var result = MathBox(isStack: true)
        if let index {
            let index = try set(index).scaled(MathTypesetter.shrinkage * MathTypesetter.shrinkage)
            let y = -0.6 * sign.height
            result.add(index, x: 0, y: y)
            result.height = index.height - y
            result.width = max(0, index.width - sign.width / 2)
        }
        result.append(sign)
        let start = result.width
        result.width += 2 * thickness
        result.append(body)
        result.width += 2 * thickness
        let top = sign.height + MathTypesetter.lineRise * em
        result.addRule(left: start, right: result.width, top: -top, thickness: thickness)
        result.height = max(result.height, top)
        return result
    }

    func overline(_ body: MathBox) -> MathBox {
        var result = MathBox(isStack: true)
        result.append(body)
        let top = body.height + 3 * thickness + MathTypesetter.lineRise * em
        result.addRule(left: 0, right: body.width, top: -top, thickness: thickness)
        result.height = top
        return result
    }

    func underline(_ body: MathBox) -> MathBox {
        var result = MathBox(isStack: true)
        result.append(body)
        result.addRule(left: 0, right: body.width, top: body.depth + 3 * thickness, thickness: thickness)
        result.depth = body.depth + 5 * thickness
        return result
    }

    /// The upper edge of a line over something, above the room that was left for it: a hair less than a rule.
    static let lineRise = 0.06
}
