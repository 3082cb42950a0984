"""Sittings: acts, queries and who sees what."""
