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

/// Makes a sorted line small: to how much of each pixel of the usual frame it covers.
func reduce(_ x: [Double], _ y: [Double], threads: Int) throws {
    let (width, height) = (496, 369)
    var coverage = [UInt8](repeating: 0, count: width * height)
    let outcome = x.withUnsafeBufferPointer { xs in
        y.withUnsafeBufferPointer { ys in
            let (left, right) = (xs[0], xs[xs.count - 1])
            // Known from training the scales.
            let reach = 4 * Double(ys.count).squareRoot()
            var window = tangent_window(left: 0, top: 0, width: Int32(width), height: Int32(height))
            var pen = tangent_pen(width: 2, square_caps: true)
            var x = tangent_column(
                values: xs.baseAddress, kind: TANGENT_DOUBLES, origin: left, scale: Double(width) / (right - left),
                offset: 0)
            var y = tangent_column(
                values: ys.baseAddress, kind: TANGENT_DOUBLES, origin: 0, scale: Double(height) / reach,
                offset: Double(height) / 2)
            return tangent_draw_envelope(&x, &y, xs.count, &window, &pen, UInt32(threads), &coverage, width)
        }
    }
    guard outcome == TANGENT_DRAWN else { throw PlotError(.renderingFailed, "the line was not drawn") }
}
