"""The office: the pages of those who have an account."""
