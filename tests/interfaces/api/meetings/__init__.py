"""Sittings and released texts through the API."""
