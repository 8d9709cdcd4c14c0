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
        .executableTarget(name: "processes"),
        .executableTarget(name: "autodiff", dependencies: [.product(name: "Autodiff", package: "Tangent")]),
    ],
    swiftLanguageModes: [.v6]
)
