/// Something beside a frame that takes room there, such as a colour bar or a legend outside.
struct Attachment: Sendable {
    var items: [Scene.Item]
    /// All of it.
    var hull: Rect

    var texts: [Scene.Text] {
        items.compactMap { item in
            if case .text(let text) = item.shape { text } else { nil }
        }
    }
}
