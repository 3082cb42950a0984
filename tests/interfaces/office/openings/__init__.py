"""Pages of openings of identities."""
