import CRaster
import Plot
import Raster

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A column from a file of doubles in the folder that is this program's argument.
func column(_ name: String, _ count: Int) throws -> [Double] {
    guard let file = fopen("\(CommandLine.arguments[1])/\(name).f64", "rb") else {
        throw PlotError(.cannotWrite, "\(name) is missing")
    }
    defer { fclose(file) }
    return [Double](unsafeUninitializedCapacity: count) { values, read in
        read = fread(values.baseAddress, 8, count, file)
    }
}

/// The usual frame, and a line in it.
struct SortedLine {
    private let width = 496
    private let height = 369
    private let x: [Double]
    private let y: [Double]
    /// Whether the order of x is known beforehand, as others take it to be; otherwise all of x is read to find out.
    var isKnownSorted = true
    var threads = 1

    init(count: Int) throws { (x, y) = (try column("walk-x", count), try column("walk-y", count)) }

    /// Makes the line small: to the extremes of each of the frame's columns, and where it crosses their edges.
    func reduce() throws {
        let isSorted = withColumns { x, y in
            var slices = tangent_slices(left: 0, width: 1, count: width)
            var strands = tangent_strands()
            tangent_read_strands(
                &x, &y, self.x.count, &slices, false, Double(height), 20, UInt32(threads), &strands)
            defer { tangent_free_strands(&strands) }
            return strands.sorted && !strands.out_of_memory && strands.slice_count >= width - 1
        }
        guard isSorted else { throw PlotError(.renderingFailed, "the line was not reduced") }
    }

    /// Makes it smaller still: to the frame's pixels.
    func cover() throws {
        var pixels = [UInt32](repeating: 0xFFFF_FFFF, count: width * height)
        let outcome = withColumns { x, y in
            var window = tangent_window(left: 0, top: 0, width: Int32(width), height: Int32(height))
            var pen = tangent_pen(width: 2, square_caps: true)
            return tangent_draw_envelope(
                &x, &y, self.x.count, &window, &pen, UInt32(threads), 0xFF1F_77B4, &pixels, 4 * width)
        }
        guard outcome == TANGENT_DRAWN else { throw PlotError(.renderingFailed, "the line was not drawn") }
    }

    private func withColumns<Result>(_ body: (inout tangent_column, inout tangent_column) -> Result) -> Result {
        x.withUnsafeBufferPointer { xs in
            y.withUnsafeBufferPointer { ys in
                let (left, right) = (xs[0], xs[xs.count - 1])
                // Known from training the scales.
                let reach = 4 * Double(ys.count).squareRoot()
                var (x, y) = (tangent_column(), tangent_column())
                (x.values, x.kind) = (UnsafeRawPointer(xs.baseAddress), TANGENT_DOUBLES)
                (y.values, y.kind) = (UnsafeRawPointer(ys.baseAddress), TANGENT_DOUBLES)
                (x.origin, x.scale, x.offset) = (left, Double(width) / (right - left), 0)
                (y.origin, y.scale, y.offset) = (0, Double(height) / reach, Double(height) / 2)
                x.rises = isKnownSorted
                return body(&x, &y)
            }
        }
    }
}
