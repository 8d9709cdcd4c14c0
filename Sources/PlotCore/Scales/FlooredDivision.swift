extension Double {
    /// How often a positive `divisor` goes into the number, rounded towards minus infinity, and what is left of it.
    ///
    /// Unlike `(x / divisor).rounded(.down)` it is exact: 1 divided by 0.1, which is a little more than a tenth, is 9.
    func flooredDivision(by divisor: Double) -> (quotient: Double, remainder: Double) {
        let remainder = truncatingRemainder(dividingBy: divisor)
        // What is divided here is a multiple of the divisor, but for the rounding of the difference.
        let quotient = ((self - remainder) / divisor).rounded()
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
