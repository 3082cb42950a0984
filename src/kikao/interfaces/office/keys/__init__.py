"""Pages of keys: who holds one, who waits, a new one of one's own, papers and their ceremony."""
