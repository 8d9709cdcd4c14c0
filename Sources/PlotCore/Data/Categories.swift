/// Names along an axis: the first stands at 0, the next at 1, and so on.
package struct Categories: Sendable, Equatable {
    package var axis: AxisDirection
    package var names: [String]
}

extension Axes {
    /// Where names stand among those that earlier marks brought to the same axis; new ones come after them.
    func positions(of names: [String], along axis: AxisDirection) -> (positions: Column, categories: Categories) {
        var known = marks.last { $0.categories?.axis == axis }?.categories?.names ?? []
        var places = Dictionary(zip(known, 0...), uniquingKeysWith: { first, _ in first })
        let positions = names.map { name in
            if let place = places[name] { return place }
            places[name] = known.count
            known.append(name)
            return known.count - 1
        }
        return (Int.column(positions), Categories(axis: axis, names: known))
    }

    /// The scale that the user gave, or the marks' names where he gave none.
    func scale(along axis: AxisDirection) -> any Scale {
        let given = (axis == .x ? xScale : yScale).scale
        // The last mark with names knows those of the others.
        guard given is LinearScale, let last = marks.last(where: { $0.categories?.axis == axis }) else { return given }
        return CategoricalScale(last.categories?.names ?? [])
    }
}
