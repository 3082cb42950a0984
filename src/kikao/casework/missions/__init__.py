"""Who goes where, cleared by whom, at what cost, and how they fare."""
