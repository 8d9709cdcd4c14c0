/// Something beside a frame that takes room there, such as a legend outside.
struct Attachment: Sendable {
    var items: [Scene.Item]
    /// All of it.
    var hull: Rect

    var texts: [Scene.Text] { items.compactMap(\.text) }
}

extension Scene.Item {
    /// The text that it is, if it is one.
    var text: Scene.Text? {
        if case .text(let text) = shape { text } else { nil }
    }
}

extension [Scene.Item] {
    var textBoxes: [Rect] { compactMap { $0.text?.box } }
}
