"""The pages of who is at the table."""
