/// How large a figure is, in whichever unit suits.
///
///     Figure(size: .inches(6.4, 4.8))
///     Figure(size: .pixels(1920, 1080), dpi: 200)
///     Figure(size: .centimeters(8.6, 6))
public struct FigureSize: Sendable, Equatable {
    enum Unit: Sendable, Equatable {
        case inches
        case centimeters
        case points
        case pixels

        func points(dpi: Double) -> Double {
            switch self {
            case .inches: 72
            case .centimeters: 72 / 2.54
            case .points: 1
            case .pixels: 72 / dpi
            }
        }
    }

    let width: Double
    let height: Double
    let unit: Unit

    public static func inches(_ width: Double, _ height: Double) -> FigureSize {
        FigureSize(width: width, height: height, unit: .inches)
    }

    public static func centimeters(_ width: Double, _ height: Double) -> FigureSize {
        FigureSize(width: width, height: height, unit: .centimeters)
    }

    public static func points(_ width: Double, _ height: Double) -> FigureSize {
        FigureSize(width: width, height: height, unit: .points)
    }

    /// So many dots, whatever the figure's dpi.
    public static func pixels(_ width: Double, _ height: Double) -> FigureSize {
        FigureSize(width: width, height: height, unit: .pixels)
    }

    /// The page in points at a resolution, or what is wrong with it.
    func points(dpi: Double) throws(PlotError) -> Size {
        guard dpi.isFinite && dpi > 0 else {
            throw PlotError(.invalidSize, "figure: dpi must be a positive number, not \(dpi)")
        }
        let scale = unit.points(dpi: dpi)
        let size = Size(width * scale, height * scale)
        let pixels = Size(size.width * dpi / 72, size.height * dpi / 72)
        let bounds = 0.5...Double(FigureSize.maximumPixels)
        guard bounds.contains(pixels.width) && bounds.contains(pixels.height) else {
            throw PlotError(
                .invalidSize,
                "figure: a size of \(width) × \(height) \(unit) at \(dpi) dpi makes \(pixels.width) × \(pixels.height) "
                    + "pixels; each side must have 1 to \(FigureSize.maximumPixels)")
        }
        return size
    }

    /// The longest side of an image that cairo can hold.
    static let maximumPixels = 32767
}
