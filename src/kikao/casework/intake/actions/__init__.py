"""Acts on arrivals: each in a file of its own kind."""
