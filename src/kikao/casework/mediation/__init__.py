"""Sides that talk, what they ask and offer, and what they refuse."""
