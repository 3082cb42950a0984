"""The commands a newcomer runs: what they say when something is missing."""
