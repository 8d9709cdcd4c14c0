import CRaster
import Testing

@Suite("Lines as strands")
struct StrandTests {
    @Test("x that is known to be in order is not read, and changes nothing", arguments: [1, 7, 60, 5_000])
    func knownOrder(sliceCount: Int) throws {
        for kind in LineData.Kind.allCases {
            for isBackwards in [false, true] {
                var data = LineData(kind, count: 20_000, gaps: 0.001)
                // Uneven: many points in one place, and few far apart.
                data.x = data.x.map { ($0 / 300).rounded() + ($0 > 15_000 ? $0 - 15_000 : 0) }
                if isBackwards { data.x = data.x.map { -$0 } }
                let read = try slices(of: data, count: sliceCount, isKnown: false)
                #expect(try slices(of: data, count: sliceCount, isKnown: true) == read, "\(kind), \(isBackwards)")
            }
        }
    }

    /// What was found in each slice, as bits, so that what is not a number is equal too.
    private func slices(of data: LineData, count: Int, isKnown: Bool) throws -> [UInt32] {
        try data.x.withUnsafeBufferPointer { xs in
            try data.y.withUnsafeBufferPointer { ys in
                let (first, last) = (try #require(data.x.first), try #require(data.x.last))
                var (x, y) = (tangent_column(), tangent_column())
                (x.values, x.kind) = (UnsafeRawPointer(xs.baseAddress), TANGENT_DOUBLES)
                (y.values, y.kind) = (UnsafeRawPointer(ys.baseAddress), TANGENT_DOUBLES)
                (x.origin, x.scale) = (first, 300 / (last - first))
                (y.origin, y.scale) = (data.range.lowerBound, 200 / (data.range.upperBound - data.range.lowerBound))
                let falls = last < first
                (x.rises, x.falls) = (isKnown && !falls, isKnown && falls)
                var slices = tangent_slices(left: -5, width: 320 / Double(count), count: count)
                var strands = tangent_strands()
                tangent_read_strands(&x, &y, data.x.count, &slices, falls, 200, 20, 1, &strands)
                defer { tangent_free_strands(&strands) }
                try #require(strands.sorted && !strands.out_of_memory)
                return (0..<strands.slice_count).flatMap { index in
                    [strands.least[index], strands.greatest[index], strands.left[index]].map(\.bitPattern)
                }
            }
        }
    }
}
