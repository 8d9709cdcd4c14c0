import Foundation
import Testing

/// DocC finds pictures only among the pages, and follows no links: so these are copies.
@Suite("The pages' pictures")
struct PagePictureTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let pages = root.appending(path: "Sources/Plot/Plot.docc")

    @Test("are the gallery's as they are now")
    func copies() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.pages.path)
        let pictures = files.filter { $0.hasSuffix(".png") }
        #expect(pictures.count >= 5)
        for picture in pictures {
            let drawn = try Data(contentsOf: Self.root.appending(path: "Outputs/\(picture)"))
            let shown = try Data(contentsOf: Self.pages.appending(path: picture))
            // Compared beforehand: where thousands of bytes differ, a list of them takes minutes.
            let isCopy = shown == drawn
            #expect(isCopy, "cp Outputs/\(picture) Sources/Plot/Plot.docc/")
        }
    }

    @Test("are all shown, and none is missing")
    func references() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.pages.path)
        let text = try files.filter { $0.hasSuffix(".md") }
            .map { try String(contentsOf: Self.pages.appending(path: $0), encoding: .utf8) }.joined()
        let shown = text.matches(of: /!\[[^\]]*\]\(([^)]*\.png)\)/).map { String($0.1) }
        #expect(Set(shown) == Set(files.filter { $0.hasSuffix(".png") }))
    }
}
