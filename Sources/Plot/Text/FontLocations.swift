#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

import PlotCore

/// Where DejaVu fonts lie on the systems that have them, so that the common figure needs no font search.
enum FontLocations {
    static let systemFolders = [
        "/usr/share/fonts/truetype/dejavu",  // Debian, Ubuntu
        "/usr/share/fonts/dejavu-sans-fonts",  // Fedora
        "/usr/share/fonts/dejavu",  // older Fedora, Alpine
        "/usr/share/fonts/TTF",  // Arch
        "/usr/local/share/fonts",
        "/Library/Fonts",
        "/opt/homebrew/share/fonts",
    ]

    /// The file of a DejaVu font, named as DejaVu names its files: the family without blanks, "-Bold" for the bold weight,
    /// "-Oblique" for italic letters (of the serif family "-Italic").
    ///
    /// Many systems install the upright faces only; then the upright one is sheared.
    static func knownSource(of font: Font, folders: [String]) -> FontSource? {
        guard font.family.hasPrefix("DejaVu ") else { return nil }
        func path(_ face: String) -> String? {
            let name = font.family.filter { $0 != " " } + (face.isEmpty ? "" : "-" + face) + ".ttf"
            return folders.lazy.map { $0 + "/" + name }.first { access($0, R_OK) == 0 }
        }
        let weight = font.weight == .bold ? "Bold" : ""
        guard font.slant == .italic else { return path(weight).map { FontSource(path: $0) } }
        let slant = font.family.contains("Serif") ? "Italic" : "Oblique"
        return path(weight + slant).map { FontSource(path: $0) }
            ?? path(weight).map { FontSource(path: $0, shear: FontSource.obliqueShear) }
    }
}
