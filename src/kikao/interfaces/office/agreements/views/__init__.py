"""The pages of agreements, by what is done on them."""
