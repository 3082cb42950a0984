"""Going back to see whether it holds."""
