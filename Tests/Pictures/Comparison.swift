import Foundation

/// How alike two pictures of one size are.
package struct Comparison: Sendable {
    /// Structural similarity, 1 for the same picture: Wang et al., "Image quality assessment: from error visibility to
    /// structural similarity" (2004), with windows of 7 × 7 pixels of even weight, averaged over the three colours.
    package let ssim: Double
    /// The root of the mean square of differences, of 255.
    package let rms: Double
    /// The largest difference of any colour of any pixel, of 255.
    package let largest: Int

    /// Nil where the sizes differ. Alpha is ignored.
    package init?(_ first: Picture, _ second: Picture) {
        guard first.width == second.width, first.height == second.height else { return nil }
        var similarity = 0.0
        var squares = 0
        var largest = 0
        for shift in [16, 8, 0] as [UInt32] {
            let a = first.pixels.map { Int($0 >> shift & 255) }
            let b = second.pixels.map { Int($0 >> shift & 255) }
            similarity += Self.similarity(a, b, width: first.width) / 3
            for index in a.indices {
                let difference = a[index] - b[index]
                squares += difference * difference
                largest = max(largest, abs(difference))
            }
        }
        ssim = similarity
        rms = (Double(squares) / Double(3 * first.pixels.count)).squareRoot()
        self.largest = largest
    }

    private static func similarity(_ a: [Int], _ b: [Int], width: Int) -> Double {
        let side = 7
        let height = a.count / width
        guard width >= side, height >= side else { return a == b ? 1 : 0 }
        let count = Double(side * side)
        // Sums over every window from sums over every rectangle that starts at the corner.
        func windowSums(_ values: (Int) -> Int) -> [Int] {
            var corner = [Int](repeating: 0, count: (width + 1) * (height + 1))
            for y in 0..<height {
                var row = 0
                for x in 0..<width {
                    row += values(y * width + x)
                    corner[(y + 1) * (width + 1) + x + 1] = corner[y * (width + 1) + x + 1] + row
                }
            }
            var sums: [Int] = []
            for y in 0...(height - side) {
                for x in 0...(width - side) {
                    let (top, bottom) = (y * (width + 1) + x, (y + side) * (width + 1) + x)
                    sums.append(corner[bottom + side] - corner[bottom] - corner[top + side] + corner[top])
                }
            }
            return sums
        }
        let (sumA, sumB) = (windowSums { a[$0] }, windowSums { b[$0] })
        let (sumAA, sumBB) = (windowSums { a[$0] * a[$0] }, windowSums { b[$0] * b[$0] })
        let sumAB = windowSums { a[$0] * b[$0] }
        let (c1, c2) = (0.01 * 255 * 0.01 * 255, 0.03 * 255 * 0.03 * 255)
        var total = 0.0
        for index in sumA.indices {
            let (meanA, meanB) = (Double(sumA[index]) / count, Double(sumB[index]) / count)
            func covariance(_ sum: Int, _ first: Double, _ second: Double) -> Double {
                (Double(sum) / count - first * second) * count / (count - 1)
            }
            let varianceA = covariance(sumAA[index], meanA, meanA)
            let varianceB = covariance(sumBB[index], meanB, meanB)
            let joint = covariance(sumAB[index], meanA, meanB)
            total +=
                (2 * meanA * meanB + c1) * (2 * joint + c2)
                / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2))
        }
        return total / Double(sumA.count)
    }
}

extension Picture {
    /// Writes Differences/NAME.png: this picture, the other, and where they differ (dark = different), side by side.
    ///
    /// - Returns: The file's path, for the message of the test that failed.
    @discardableResult
    package func writeDifference(to other: Picture, name: String) throws -> String {
        let gap = 10
        let sheet = Picture(
            width: width + 2 * gap + 2 * max(width, other.width), height: max(height, other.height)
        ) { x, y in
            func pixel(_ picture: Picture, _ x: Int) -> UInt32? {
                x >= 0 && x < picture.width && y < picture.height ? picture.pixels[y * picture.width + x] : nil
            }
            if let ours = pixel(self, x) { return ours }
            if let reference = pixel(other, x - width - gap) { return reference }
            let column = x - width - other.width - 2 * gap
            guard let ours = pixel(self, column), let reference = pixel(other, column) else { return 0x808080 }
            let most = ([16, 8, 0] as [UInt32]).map { abs(Int(ours >> $0 & 255) - Int(reference >> $0 & 255)) }.max()
            let shade = UInt32(max(0, 255 - 3 * (most ?? 0)))
            return shade << 16 | shade << 8 | shade
        }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Differences/\(name).png")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(sheet.png()).write(to: file)
        return file.path
    }
}
