"""The views of what waits apart: reading, opening, comparing, sorting."""
