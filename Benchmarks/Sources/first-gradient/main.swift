// From start to the first gradient.
import Autodiff

print(grad { x in pow(sin(x), 2) + pow(x, 2) / 20 }(2.0))
