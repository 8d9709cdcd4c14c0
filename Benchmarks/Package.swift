// swift-tools-version: 6.0
import PackageDescription

// Apart from the package itself, so that whoever depends on Tangent builds none of this.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "Tangent", path: "..")
    ],
    targets: [
        // Asks, compares, reports.
        .executableTarget(name: "benchmark", dependencies: [.product(name: "Plot", package: "Tangent")]),
        // What is asked: programs that answer with numbers.
        .target(name: "Worker"),
        .executableTarget(
            name: "ours", dependencies: ["Worker", .product(name: "Plot", package: "Tangent")],
            exclude: ["Gallery/Gallery.swift", "Gallery/Terminal.swift"]),
        .executableTarget(name: "first-gradient", dependencies: [.product(name: "Autodiff", package: "Tangent")]),
    ],
    swiftLanguageModes: [.v6]
)
