package import PlotCore

/// A kind of file that a figure can be written as.
///
///     let bytes = try figure.data(as: .svg)
public struct OutputFormat: Sendable, CustomStringConvertible {
    /// What its files' names end in, without the dot.
    public let fileExtension: String
    /// Whether its files say in words what they show.
    var isDescribed = true
    let render: @Sendable (Scene, FontStore) throws(PlotError) -> [UInt8]

    /// Every format, in the order of their names. A new one is a file beside the others and a word here.
    public static let all: [OutputFormat] = [.pdf, .png, .svg]

    public var description: String { fileExtension }
}

extension OutputFormat {
    /// The format that a file's name asks for by its extension, in capitals or not.
    package init(path: String) throws(PlotError) {
        var known: String { OutputFormat.all.map(\.fileExtension).joined(separator: ", ") }
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        // A name that starts with its only dot is a hidden file, not an extension.
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
            throw PlotError(.unknownFormat, "\"\(path)\" has no extension that names a format: known are \(known)")
        }
        let ending = name[name.index(after: dot)...].lowercased()
        guard let format = OutputFormat.all.first(where: { $0.fileExtension == ending }) else {
            throw PlotError(.unknownFormat, "unknown format \"\(ending)\": known are \(known)")
        }
        self = format
    }
}

/// The bytes of a file that shows the scene.
package func render(
    _ scene: Scene, as format: OutputFormat, fonts: FontStore = .shared
) throws(PlotError) -> [UInt8] {
    try format.render(scene, fonts)
}
