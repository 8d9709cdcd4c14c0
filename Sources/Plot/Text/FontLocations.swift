#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

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

    /// The file of a DejaVu family, named as DejaVu names its files: the family without blanks, "-Bold" for the bold weight.
    static func knownPath(family: String, bold: Bool, folders: [String]) -> String? {
        guard family.hasPrefix("DejaVu ") else { return nil }
        let name = family.filter { $0 != " " } + (bold ? "-Bold" : "") + ".ttf"
        return folders.lazy.map { $0 + "/" + name }.first { access($0, R_OK) == 0 }
    }
}
