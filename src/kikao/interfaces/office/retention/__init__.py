"""Pages of what is kept, for how long, and of what is erased."""
