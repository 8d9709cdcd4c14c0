/// What is compared: one job, done by Tangent and by others.
struct Contest {
    var name: String
    var unit = Unit.seconds
    /// Whether README tells of it, beside the rivals that something is asked of.
    var isInReadme = false
    /// How many points it draws, where what counts is how the time grows with them.
    var points: Int?
    var ours: Program
    var theirs: [Rival]
}

enum Unit { case seconds, bytes }

/// Another's way to do the job, and what is asked of ours beside it.
struct Rival {
    var name: String
    var program: Program
    var asked: Asked?

    init(_ name: String, _ program: Program, _ asked: Asked? = nil) {
        (self.name, self.program, self.asked) = (name, program, asked)
    }
}

enum Asked {
    /// Ours takes at most that many times as much as theirs.
    case atMost(Double)
    /// Theirs takes at least that many times as much as ours.
    case timesFaster(Double)
}

/// How a number is got.
enum Program {
    /// A whole process, from start to end.
    case process(Command)
    /// A case of a process that stays alive.
    case worker(Command, String)
    /// A number known beforehand.
    case given(Double)
}

struct Command: Hashable {
    var words: [String]
    /// What differs from our own environment.
    var environment: [String: String] = [:]

    init(_ words: [String]) { self.words = words }

    /// On one core; where the system has no way to say so (macOS), it does not run.
    var onOneCore: Command {
        var command = self
        command.words = ["/usr/bin/taskset", "-c", "0"] + words
        return command
    }

    func with(_ environment: [String: String]) -> Command {
        var command = self
        command.environment = environment
        return command
    }
}

extension Int {
    /// A power of ten as people write it: 10⁷.
    var asPower: String {
        let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        let zeros = String(self).count - 1
        return zeros < digits.count ? "10" + digits[zeros] : String(self)
    }
}
