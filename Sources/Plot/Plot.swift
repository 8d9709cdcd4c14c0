// `import Plot` is all that a user writes: figures and derivatives come along.
@_exported public import Autodiff
@_exported public import PlotCore
