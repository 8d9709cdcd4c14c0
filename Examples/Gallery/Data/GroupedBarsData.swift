/// Two series over four quarters.
enum GroupedBarsData {
    static let before: [Double] = [9.0, 26.0, 7.0, 27.0]

    static let after: [Double] = [17.0, 25.0, 16.0, 9.0]
}
