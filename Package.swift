// swift-tools-version: 6.0
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "Tangent",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Plot", targets: ["Plot"]),
        .library(name: "Autodiff", targets: ["Autodiff"]),
        .executable(name: "gallery", targets: ["gallery"]),
        .executable(name: "first-step", targets: ["first-step"]),
    ],
    dependencies: [
        // The gallery's command line; whoever imports the libraries builds none of it.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        // Imports go one way only: CCairo <- Cairo <- Plot, CRaster <- Raster <- Plot,
        // CVectorMath <- Autodiff <- PlotCore <- Plot; CWorkers <- CRaster, CVectorMath.
        .systemLibrary(
            name: "CCairo",
            pkgConfig: "cairo-ft",
            providers: [.apt(["libcairo2-dev", "pkg-config"]), .brew(["cairo", "pkg-config"])]
        ),
        .target(
            name: "Cairo",
            dependencies: ["CCairo"],
            swiftSettings: strict,
            // With the static standard library the module map's link line alone loses these.
            linkerSettings: [.linkedLibrary("cairo"), .linkedLibrary("freetype"), .linkedLibrary("fontconfig")]
        ),
        .target(name: "CWorkers"),
        .target(name: "CVectorMath", dependencies: ["CWorkers"]),
        .target(name: "Autodiff", dependencies: ["CVectorMath"], swiftSettings: strict),
        .target(name: "CRaster", dependencies: ["CWorkers"]),
        .target(name: "Raster", dependencies: ["CRaster"], swiftSettings: strict),
        .target(name: "PlotCore", dependencies: ["Autodiff", "CVectorMath"], swiftSettings: strict),
        .target(name: "Plot", dependencies: ["PlotCore", "Autodiff", "Cairo", "Raster"], swiftSettings: strict),
        .executableTarget(
            name: "gallery",
            dependencies: ["Plot", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Examples/Gallery",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "first-step", dependencies: ["Plot"], path: "Examples/FirstStep", swiftSettings: strict),
        // What benchmarks measure of the package's insides.
        .executableTarget(
            name: "kernels", dependencies: ["Plot", "Raster", "CRaster", "CCairo", "HardFunctions", "Pictures"],
            path: "Benchmarks/Kernels",
            swiftSettings: strict),
        // What tests need of pictures: libpng's reading of them, scores, and sheets that show differences.
        .target(name: "Pictures", dependencies: ["Raster", "CCairo"], path: "Tests/Pictures", swiftSettings: strict),
        .testTarget(name: "CairoTests", dependencies: ["Cairo"], swiftSettings: strict),
        .testTarget(
            name: "AutodiffTests", dependencies: ["Autodiff"], resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "RasterTests", dependencies: ["Raster", "CRaster", "Pictures"], resources: [.copy("Fixtures")],
            swiftSettings: strict),
        // Figures of every kind from a seed, and what would make them illegible.
        .target(
            name: "RandomFigures", dependencies: ["PlotCore", "Autodiff"], path: "Tests/RandomFigures",
            swiftSettings: strict),
        // Functions that plotters draw wrong, and the measure of their pictures: for tests, and for benchmarks.
        .target(
            name: "HardFunctions", dependencies: ["PlotCore", "Autodiff", "RandomFigures"], path: "Tests/HardFunctions",
            swiftSettings: strict),
        .testTarget(
            name: "PlotCoreTests", dependencies: ["PlotCore", "Autodiff", "RandomFigures", "HardFunctions"],
            resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "PlotTests",
            dependencies: ["Plot", "Cairo", "Pictures", "RandomFigures", "HardFunctions", "gallery"],
            resources: [.copy("Fixtures")],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
