"""The pages on which the secretariat takes, reads and sorts reports."""
