/// A row of colours for values from 0 to 1.
///
///     figure.scatter(x, y, values: z, colormap: .magma)
///     let fire = Colormap([.black, .red, .yellow, .white])
///     let upsideDown = Colormap.viridis.reversed
public struct Colormap: Sendable, Equatable {
    /// Red, green and blue from the third byte down, evenly spaced.
    let table: [UInt32]

    init(table: [UInt32]) {
        self.table = table
    }

    /// Evenly spaced colours with straight lines in sRGB between them, in 256 steps. Alpha is ignored; none gives black.
    public init(_ colors: [Color]) {
        table = (0..<256).map { step in
            guard let last = colors.last else { return 0 }
            let place = Double(step) / 255 * Double(colors.count - 1)
            let index = Int(place)
            guard index + 1 < colors.count else { return last.packed & 0xffffff }
            let part = place - Double(index)
            func mix(_ channel: KeyPath<Color, Double>) -> Double {
                colors[index][keyPath: channel] * (1 - part) + colors[index + 1][keyPath: channel] * part
            }
            return Color(mix(\.red), mix(\.green), mix(\.blue)).packed & 0xffffff
        }
    }

    /// One step for each colour. Alpha is ignored.
    package init(steps colors: [Color]) {
        table = colors.map { $0.packed & 0xffffff }
    }
    /// How many steps of colour it has.
    package var count: Int { table.count }

    public var reversed: Colormap { Colormap(table: table.reversed()) }

    /// The colour at a place from 0 to 1: that of the step it falls into, as in matplotlib. Places outside take an end's.
    public func color(at place: Double) -> Color {
        step(at: place).map { Color(hex: $0) } ?? .clear
    }

    /// The same as a word of alpha, red, green and blue, from the highest byte down.
    package func packedColor(at place: Double) -> UInt32 {
        step(at: place).map { $0 | 0xff00_0000 } ?? 0
    }

    private func step(at place: Double) -> UInt32? {
        guard !table.isEmpty, !place.isNaN else { return nil }
        let step = (place * Double(table.count)).rounded(.down)
        return table[Int(min(max(step, 0), Double(table.count - 1)))]
    }
}

extension Color {
    /// Alpha, red, green and blue from the highest byte down, each rounded to a byte.
    package var packed: UInt32 {
        [alpha, red, green, blue].reduce(0) { word, part in
            word << 8 | UInt32((min(max(part, 0), 1) * 255).rounded())
        }
    }
}
