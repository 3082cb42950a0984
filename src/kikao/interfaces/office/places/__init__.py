"""The pages of places and territories."""
