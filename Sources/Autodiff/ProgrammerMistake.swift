/// Stops the program with a message, in release builds too, where `precondition` would lose it.
///
/// Only for what the source of the calling program gets wrong: shapes that never fit, a value that outlived its transform.
func programmerMistake(_ message: @autoclosure () -> String) -> Never {
    fatalError(message())
}
