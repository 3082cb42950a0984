"""The pages on which the secretariat looks at what waits apart: sealed, unknown, twice the same, claimed."""
