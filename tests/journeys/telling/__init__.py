"""Helpers that play a case from its first day to its last, by pages and by programs, on the days it happened."""
