"""Pages of rates, of what missions cost, and of the money of one mission."""
