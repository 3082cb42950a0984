"""Seats, organisations, roles, interests and the first day."""
