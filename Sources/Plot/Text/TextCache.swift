/// What is kept of lines of text that were drawn before: as a rule the next figure has most of them again. Lives behind the
/// font store's lock.
struct TextCache {
    struct Line: Hashable {
        var text: String
        var font: FontStore.State.FontKey
        /// In 1/64 pixel.
        var size: Int
    }

    private struct Placed: Hashable {
        var line: Line
        var phase: TextPhase
    }

    enum Known {
        case stamp(TextStamp)
        /// Drawn once before: from now on a stamp is worth its making.
        case seen
        case new
    }

    /// So many are kept before all are forgotten: some dozens of figures' worth, in one or two megabytes.
    private static let most = 2048

    private var runs: [Line: GlyphRun] = [:]
    private var stamps: [Placed: TextStamp?] = [:]

    func run(_ line: Line) -> GlyphRun? { runs[line] }

    mutating func keep(_ run: GlyphRun, of line: Line) {
        if runs.count >= TextCache.most { runs.removeAll() }
        runs[line] = run
    }

    /// What is known of a line there; from now on it was seen.
    mutating func stamp(of line: Line, _ phase: TextPhase) -> Known {
        let placed = Placed(line: line, phase: phase)
        if let known = stamps[placed] { return known.map { .stamp($0) } ?? .seen }
        if stamps.count >= TextCache.most { stamps.removeAll() }
        stamps[placed] = .some(nil)
        return .new
    }

    mutating func keep(_ stamp: TextStamp, of line: Line, _ phase: TextPhase) {
        stamps[Placed(line: line, phase: phase)] = stamp
    }
}
