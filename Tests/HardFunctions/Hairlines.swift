import Autodiff
import Foundation
import RandomFigures

extension HardFunction {
    /// Peaks far narrower than a pixel, alone and on top of smooth curves, at seeded places.
    package static let hairlines: [HardFunction] = {
        var random = SplitMix(state: 42)
        return (0..<12).map { index in
            let width = Foundation.pow(10, Double.random(in: -6 ... -4, using: &random))
            let place = Double.random(in: -1...1, using: &random)
            let specials = (-30...30).map { place + width * 0.1 * Double($0) }
            let isSum = index.isMultiple(of: 2)
            return HardFunction(
                name: "\(isSum ? "sine and peak" : "peak") \(width) wide at \(place)",
                tensor: { x in
                    let peak = exp(-pow((x - place) / width, 2))
                    return isSum ? sin(5 * x) + 0.5 * peak : peak
                },
                plain: { x in
                    let peak = Foundation.exp(-((x - place) / width) * ((x - place) / width))
                    return isSum ? Foundation.sin(5 * x) + 0.5 * peak : peak
                },
                x: -1...1, y: isSum ? -2...2 : -0.1...1.1, specials: specials)
        }
    }()
}
