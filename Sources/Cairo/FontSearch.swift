import CCairo

/// A search of the installed fonts by fontconfig.
///
/// The first search of a process reads fontconfig's configuration: some 4 ms, and up to seconds in a fresh container without
/// its cache. Fonts with a known path should be opened by it.
package enum FontSearch {
    package struct Match: Sendable, Equatable {
        package let path: String
        /// Which face of the file.
        package let index: Int
        /// What the file calls its family, in all its languages.
        package let families: [String]
        /// Whether the face is italic or oblique.
        package let isSlanted: Bool
    }

    /// The outline font that fontconfig finds nearest to a family, a weight, a slant, and a letter that it should have.
    ///
    /// fontconfig always answers with something as long as one font is installed: compare `families` with what was asked for.
    package static func nearest(
        family: String, bold: Bool, slanted: Bool = false, covering scalar: Unicode.Scalar? = nil
    ) throws(CairoError) -> Match {
        guard let pattern = FcPatternCreate() else { throw outOfMemory }
        defer { FcPatternDestroy(pattern) }
        try check(FcPatternAddString(pattern, FC_FAMILY, family))
        try check(FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR))
        if slanted { try check(FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ITALIC)) }
        try check(FcPatternAddBool(pattern, FC_SCALABLE, FcBool(FcTrue)))
        try check(FcPatternAddBool(pattern, FC_COLOR, FcBool(FcFalse)))
        if let scalar {
            guard let letters = FcCharSetCreate() else { throw outOfMemory }
            defer { FcCharSetDestroy(letters) }
            try check(FcCharSetAddChar(letters, scalar.value))
            try check(FcPatternAddCharSet(pattern, FC_CHARSET, letters))
        }
        try check(FcConfigSubstitute(nil, pattern, FcMatchPattern))
        FcDefaultSubstitute(pattern)

        var result = FcResultMatch
        let match = FcFontMatch(nil, pattern, &result)
        try CairoError.check(fontconfig: result)
        guard let match else { throw CairoError(.fontconfig, code: 1, message: "no font matches") }
        defer { FcPatternDestroy(match) }

        var file: UnsafeMutablePointer<FcChar8>?
        try CairoError.check(fontconfig: FcPatternGetString(match, FC_FILE, 0, &file))
        guard let file else { throw CairoError(.fontconfig, code: 1, message: "a font without a file") }
        var index: Int32 = 0
        try CairoError.check(fontconfig: FcPatternGetInteger(match, FC_INDEX, 0, &index))
        var families: [String] = []
        var name: UnsafeMutablePointer<FcChar8>?
        while FcPatternGetString(match, FC_FAMILY, Int32(families.count), &name) == FcResultMatch, let name {
            families.append(String(cString: name))
        }
        var slant: Int32 = 0
        // A font that does not tell stands upright.
        _ = FcPatternGetInteger(match, FC_SLANT, 0, &slant)
        return Match(
            path: String(cString: file), index: Int(index), families: families, isSlanted: slant != FC_SLANT_ROMAN)
    }

    private static var outOfMemory: CairoError { CairoError(.fontconfig, code: 4, message: "out of memory") }

    /// fontconfig's builders can fail only for want of memory.
    private static func check(_ success: FcBool) throws(CairoError) {
        guard success != 0 else { throw outOfMemory }
    }
}
