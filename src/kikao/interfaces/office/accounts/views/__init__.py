"""The pages of coming in and of accounts."""
