"""Pages of released texts."""
