"""Coming in, one's own account, and the keeping of accounts."""
