package import PlotCore

extension Scene {
    /// Draws the scene into a file, in the format that the name's extension says.
    package func write(to path: String, fonts: FontStore = .shared) throws(PlotError) {
        let format = try OutputFormat(path: path)
        try replaceFile(at: path, with: render(self, as: format, fonts: fonts))
    }
}
