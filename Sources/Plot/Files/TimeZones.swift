public import PlotCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension AxisScale {
    /// Points in time, as seconds since 1970-01-01 00:00 UTC, by the clocks of a place.
    ///
    ///     figure.xScale = .time(zone: "Europe/Berlin")
    ///
    /// Ticks are at that place's midnights and full hours, across all changes of its clocks in the past and by its rule in the
    /// future. The zones are those of the system's tz database; a name that it does not have is an error when the figure is
    /// drawn.
    ///
    /// - Parameters:
    ///   - zone: The zone's name in the tz database.
    ///   - origin: What the value 0 stands for, in whole seconds since 1970-01-01 00:00 UTC.
    /// - Returns: The scale, to be given to an axis.
    public static func time(zone: String, origin: Int64 = 0) -> AxisScale {
        let folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"]
        // A name is no way out of the folder.
        let parts = zone.split(separator: "/", omittingEmptySubsequences: false)
        let isName = !zone.utf8.contains(0) && !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
        let rules = isName ? folders.lazy.compactMap { readFile("\($0)/\(zone)").flatMap(ZoneRules.init) }.first : nil
        guard let rules else {
            return AxisScale(TimeScale(clockProblem: "the system knows no time zone \"\(zone)\""))
        }
        return AxisScale(TimeScale(origin: origin) { rules.offset(at: $0) })
    }
}

/// The bytes of a small file; nil where it cannot be read.
private func readFile(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    // No zone's file is a tenth as long.
    while bytes.count < 1_000_000 {
        let count = read(descriptor, &block, block.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { return nil }
        if count == 0 { return bytes }
        bytes += block[..<count]
    }
    return nil
}
