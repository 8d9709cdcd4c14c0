// Random numbers and figures, and what makes one illegible, serve two test targets.
@_exported import RandomFigures
