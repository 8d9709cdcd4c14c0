extension ContiguousArray {
    /// What `init(repeating:count:)` gives; that asks the runtime for the type of its memory, which takes as long as filling some
    /// hundred elements.
    static func filled(with element: Element, count: Int) -> Self {
        var all = Self()
        all.reserveCapacity(count)
        for _ in 0..<count { all.append(element) }
        return all
    }
}
