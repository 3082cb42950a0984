"""Backups: sealed to papers, read back, put back."""
