// What stands above, below and beside a base.
extension MathTypesetter {
    /// Multiples of the x-height, from the `MATH` constants of DejaVu Sans, whose x-height is 1120 units.
    private enum Shift {
        static let superscriptDrop = 790.527 / 1120
        static let subscriptDrop = 102.4 / 1120
        static let superscript = 845.824 / 1120
        static let `subscript` = 307.199 / 1120
        /// Where there is a superscript too.
        static let subscriptBelowSuperscript = 632.832 / 1120
        /// Between the base and its scripts, once more for slanted letters.
        static let gap = 0.025
        /// Of what a slanted letter is higher than two thirds of an x.
        static let slantedGap = 0.2
        /// Of an integral's height, to both sides.
        static let integralGap = 0.1
        static let roomBehind = 0.05
    }

    /// A base with what stands raised and lowered behind it (rules 18a to 18f).
    func scripts(
        _ base: MathNode?, superscript: MathNode?, subscripted: MathNode?
    ) throws(PlotError) -> MathBox {
        var result = MathBox()
        var tail = MathBox.Tail()
        if let base {
            let box = try set(base)
            result.append(box)
            tail = self.tail(of: base, box)
        }
        let (nucleus, isIntegral) = (result, tail.isIntegral)

        var (superGap, subGap) = (Shift.gap * xHeight, Shift.gap * xHeight)
        if tail.isSlanted {
            if isIntegral {
                subGap = (3 * Shift.gap - Shift.integralGap) * tail.height
                superGap = (3 * Shift.gap + Shift.integralGap) * tail.height
            } else {
                subGap = 0
                superGap += Shift.gap * xHeight + Shift.slantedGap * (tail.height - xHeight * 2 / 3)
            }
        }
        let shrunkXHeight = xHeight * MathTypesetter.shrinkage
        var up = nucleus.isStack ? nucleus.height - Shift.superscriptDrop * shrunkXHeight : 0
        var down = nucleus.isStack ? nucleus.depth + Shift.subscriptDrop * shrunkXHeight : 0
        let above = try superscript.map { node throws(PlotError) in try script(node, after: superGap) }
        let below = try subscripted.map { node throws(PlotError) in try script(node, after: subGap) }

        if let above {
            up =
                isIntegral
                ? tail.height - Shift.subscriptDrop * xHeight
                : max(up, Shift.superscript * xHeight, above.depth + xHeight / 4)
        }
        if let below {
            if isIntegral {
                down = tail.depth + Shift.subscriptDrop * xHeight
            } else if above == nil {
                down = max(down, Shift.subscript * xHeight, below.height - xHeight * 4 / 5)
            } else {
                down = max(down, Shift.subscriptBelowSuperscript * xHeight)
            }
            if let above {
                // Not nearer to each other than four rules.
                let missing = 4 * thickness - ((up - above.depth) - (below.height - down))
                if missing > 0 {
                    down += missing
                    let lift = max(0, xHeight * 4 / 5 - up + above.depth)
                    up += lift
                    down -= lift
                }
            }
        }
        for (box, y) in [(above, -up), (below, down)] {
            guard let box else { continue }
            var scripted = nucleus
            scripted.append(box, y: y)
            result.add(box, x: nucleus.width, y: y)
            result.width = max(result.width, scripted.width)
            result.height = max(result.height, scripted.height)
            result.depth = max(result.depth, scripted.depth)
        }
        result.isStack = nucleus.isStack || above != nil && below != nil
        if !isIntegral { result.width += Shift.roomBehind * xHeight }
        result.tail = MathBox.Tail(height: result.height, depth: result.depth)
        return result
    }

    private func tail(of base: MathNode, _ box: MathBox) -> MathBox.Tail {
        switch base {
        case .letter, .largeOperator, .row, .name: box.tail
        default: MathBox.Tail(height: box.height, depth: box.depth)
        }
    }

    private func script(_ node: MathNode, after gap: Double) throws(PlotError) -> MathBox {
        var box = MathBox(width: gap)
        box.append(try set(node))
        return box.scaled(MathTypesetter.shrinkage)
    }

    /// Something small above and below the middle of a base, as at a sum.
    func limits(_ base: MathNode, above: MathNode?, below: MathNode?) throws(PlotError) -> MathBox {
        let nucleus = try set(base)
        let top = try above.map { node throws(PlotError) in try script(node, after: 0) }
        let bottom = try below.map { node throws(PlotError) in try script(node, after: 0) }
        let gap = 3 * thickness
        var result = MathBox(
            width: max(nucleus.width, top?.width ?? 0, bottom?.width ?? 0), height: nucleus.height,
            depth: nucleus.depth)
        result.add(nucleus, x: centred(nucleus, in: result.width))
        if let top {
            result.add(top, x: centred(top, in: result.width), y: -(nucleus.height + gap + top.depth))
            result.height += gap + top.depth + top.height
        }
        if let bottom {
            result.add(bottom, x: centred(bottom, in: result.width), y: nucleus.depth + gap + bottom.height)
            result.depth += gap + bottom.height + bottom.depth
        }
        result.isStack = true
        return result
    }
}
