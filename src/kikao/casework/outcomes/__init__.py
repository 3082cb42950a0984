"""Outcomes: what changed and who says so, who is satisfied, closing, reopening, relapse."""
