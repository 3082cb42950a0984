"""Mediation: rooms, sides, what they say and who reads it."""
