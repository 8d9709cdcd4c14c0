/// Five names with a height and its error.
enum BarsData {
    static let names = ["alpha", "beta", "gamma", "delta", "epsilon"]

    static let heights: [Double] = [25.0, 21.0, 37.0, 9.0, 3.0]

    static let errors: [Double] = [2.22980160884, 2.363757125841, 2.504234708693, 1.088646082295, 2.857715007664]
}
