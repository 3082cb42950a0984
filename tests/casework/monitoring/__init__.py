"""Going back to see."""
