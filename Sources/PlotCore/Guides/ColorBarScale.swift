extension Normalization {
    /// The values along a bar of evenly spaced colours.
    var barScale: TrainedScale {
        // One value alone has no ranks to lay out.
        guard boundaries != nil || place(of: limits.upper) > place(of: limits.lower) else {
            let scale: any Scale = rule == .logarithmic ? LogScale() : LinearScale()
            return TrainedScale(scale, from: limits.lower, to: limits.upper)
        }
        return switch rule {
        case .linear, .centered: TrainedScale(LinearScale(), from: limits.lower, to: limits.upper)
        case .logarithmic: TrainedScale(LogScale(), from: limits.lower, to: limits.upper)
        case .equalized: TrainedScale(RankScale(rank: place), from: limits.lower, to: limits.upper)
        case .power: TrainedScale(TransformScale(forward: place), from: limits.lower, to: limits.upper)
        case .levels(let boundaries):
            TrainedScale(BoundaryScale(boundaries: boundaries), from: limits.lower, to: limits.upper)
        case .bands(let boundaries, _, let isLogarithmic):
            TrainedScale(
                BoundaryScale(boundaries: boundaries, isLogarithmic: isLogarithmic), from: limits.lower,
                to: limits.upper)
        }
    }
}

extension ColorScale {
    /// The colours along a bar: one for each stretch between levels, else all of the colormap's.
    var strip: [Color] {
        if let boundaries = normalization.boundaries {
            return zip(boundaries, boundaries.dropFirst()).map { color(of: $0 / 2 + $1 / 2) }
        }
        return (0..<colormap.count).map { colormap.color(at: (Double($0) + 0.5) / Double(colormap.count)) }
    }
}
