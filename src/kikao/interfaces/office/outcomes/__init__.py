"""Pages of what came of a case."""
