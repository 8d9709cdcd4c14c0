/// The letters of a line from left to right: right-to-left scripts turned round, numbers in them left as they are.
///
/// A short form of the Unicode Bidirectional Algorithm (UAX #9), for a line that runs from left to right on the whole, as
/// SVG's lines do: directions of letters, of numbers and of what stands between, without explicit embeddings. Letters are not
/// joined, which Arabic would need.
func visualOrder(_ text: String) -> [Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: \.isRightToLeft) else { return scalars }

    // A letter and the marks on it stay together.
    var clusters: [[Unicode.Scalar]] = []
    for scalar in scalars {
        if !clusters.isEmpty, scalar.properties.generalCategory == .nonspacingMark {
            clusters[clusters.count - 1].append(scalar)
        } else {
            clusters.append([scalar])
        }
    }
    let levels = embeddingLevels(of: clusters.map { $0[0] })
    for index in clusters.indices where levels[index] == 1 {
        if let mirrored = mirrorImages[clusters[index][0]] { clusters[index][0] = mirrored }
    }
    // Rule L2: from the highest level down, turn round every stretch that is at that level or above.
    var order = Array(clusters.indices)
    for level in [2, 1] {
        var start = 0
        while start < order.count {
            let end = order[start...].firstIndex { levels[$0] < level } ?? order.count
            order[start..<end].reverse()
            start = max(end, start + 1)
        }
    }
    return order.flatMap { clusters[$0] }
}

/// 0 for what runs from left to right, 1 from right to left, 2 for a number within that.
private func embeddingLevels(of scalars: [Unicode.Scalar]) -> [Int] {
    var levels: [Int?] = []
    var isInRightToLeft = false
    for scalar in scalars {
        if scalar.isRightToLeft {
            isInRightToLeft = true
            levels.append(scalar.properties.numericType == nil ? 1 : 2)
        } else if scalar.properties.numericType == .decimal {
            levels.append(isInRightToLeft ? 2 : 0)
        } else if scalar.properties.isAlphabetic {
            isInRightToLeft = false
            levels.append(0)
        } else {
            levels.append(nil)
        }
    }
    // What stands between takes the direction of both its neighbours, or the line's.
    for index in levels.indices where levels[index] == nil {
        let before = index > 0 ? levels[index - 1] ?? 0 : 0
        let next = levels[index...].firstIndex { $0 != nil }
        let after = next.flatMap { levels[$0] } ?? 0
        // 1.5 and 2:30 are one number.
        let isInNumber =
            before == 2 && after == 2 && next == index + 1 && ".,:/".unicodeScalars.contains(scalars[index])
        levels[index] = isInNumber ? 2 : min(before, after, 1)
    }
    return levels.map { $0 ?? 0 }
}

private let mirrorImages: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«",
]

extension Unicode.Scalar {
    /// Whether the letter belongs to a script that runs from right to left: Unicode keeps these blocks for them.
    fileprivate var isRightToLeft: Bool {
        switch value {
        case 0x590...0x8ff, 0xfb1d...0xfdff, 0xfe70...0xfefe, 0x10800...0x10fff, 0x1e800...0x1efff: true
        default: false
        }
    }
}
