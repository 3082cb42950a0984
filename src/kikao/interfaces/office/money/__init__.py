"""Pages of rates and of what missions cost."""
