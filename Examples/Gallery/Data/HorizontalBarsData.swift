/// Six names with values on both sides of zero.
enum HorizontalBarsData {
    static let names = ["category 0", "category 1", "category 2", "category 3", "category 4", "category 5"]

    static let values: [Double] = [
        6.841735129567, 1.040275396483, 4.874076767426, 1.660850275137, -2.299385481136, -2.441038625247,
    ]
}
