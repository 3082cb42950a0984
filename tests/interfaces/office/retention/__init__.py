"""Pages of what is kept and erased."""
