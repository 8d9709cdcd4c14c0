// swift-tools-version: 6.0
import PackageDescription

// Apart from the package itself, so that whoever depends on Tangent builds none of this.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    targets: [
        .executableTarget(name: "processes")
    ],
    swiftLanguageModes: [.v6]
)
