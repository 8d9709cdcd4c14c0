/// Collects the parts of axes: a part a line, with `if`, `switch` and `for`.
@resultBuilder
public enum AxesBuilder {
    public static func buildExpression(_ part: some AxesPart) -> [any AxesPart] { [part] }
    public static func buildExpression(_ parts: [any AxesPart]) -> [any AxesPart] { parts }
    public static func buildBlock(_ parts: [any AxesPart]...) -> [any AxesPart] { Array(parts.joined()) }
    public static func buildArray(_ parts: [[any AxesPart]]) -> [any AxesPart] { Array(parts.joined()) }
    public static func buildOptional(_ parts: [any AxesPart]?) -> [any AxesPart] { parts ?? [] }
    public static func buildEither(first parts: [any AxesPart]) -> [any AxesPart] { parts }
    public static func buildEither(second parts: [any AxesPart]) -> [any AxesPart] { parts }
}

/// Collects the parts of a figure: those of its first axes, and those that belong to the figure as a whole.
@resultBuilder
public enum FigureBuilder {
    public static func buildExpression(_ part: some FigurePart) -> [any FigurePart] { [part] }
    public static func buildExpression(_ parts: [any AxesPart]) -> [any FigurePart] { parts }
    public static func buildBlock(_ parts: [any FigurePart]...) -> [any FigurePart] { Array(parts.joined()) }
    public static func buildArray(_ parts: [[any FigurePart]]) -> [any FigurePart] { Array(parts.joined()) }
    public static func buildOptional(_ parts: [any FigurePart]?) -> [any FigurePart] { parts ?? [] }
    public static func buildEither(first parts: [any FigurePart]) -> [any FigurePart] { parts }
    public static func buildEither(second parts: [any FigurePart]) -> [any FigurePart] { parts }
}

/// Collects panels.
@resultBuilder
public enum PanelsBuilder {
    public static func buildExpression(_ panel: Panel) -> [Panel] { [panel] }
    public static func buildBlock(_ panels: [Panel]...) -> [Panel] { Array(panels.joined()) }
    public static func buildArray(_ panels: [[Panel]]) -> [Panel] { Array(panels.joined()) }
    public static func buildOptional(_ panels: [Panel]?) -> [Panel] { panels ?? [] }
    public static func buildEither(first panels: [Panel]) -> [Panel] { panels }
    public static func buildEither(second panels: [Panel]) -> [Panel] { panels }
}
