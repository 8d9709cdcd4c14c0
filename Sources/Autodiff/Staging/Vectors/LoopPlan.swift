import CVectorMath

/// One loop over blocks of elements: what is stored of it, its sums, and the instructions between.
///
/// A value that others read at several offsets, as neighbours do, is computed for a few more elements than the block has, so
/// that it need not go through memory. Blocks do not depend on each other: any core can run any.
struct LoopPlan: Sendable {
    /// What the base of a slot is when the loop runs.
    enum Slot: Sendable {
        /// A value in memory.
        case memory(Int)
        /// Memory for what is stored, by its position there.
        case stored(Int)
        /// A number, repeated.
        case number(Int)
        /// Scratch memory, in which the lane `low` of a block is first.
        case register(Int, low: Int)
        /// The sums of a value's blocks, by its position among the sums.
        case sums(Int)
    }

    var instructions: [VectorLoopInstruction] = []
    var slots: [Slot] = []
    /// Values that the loop stores, and sums that it computes.
    var stored: [Int] = []
    var sums: [Int] = []
    var registerCount = 0
    /// Lanes of a block, and of a register.
    var block = 0
    var width = 0
    /// Elements of the longest value.
    var count = 0
    /// What an element costs.
    var cost = 0
}
