"""The pages of the code lists."""
