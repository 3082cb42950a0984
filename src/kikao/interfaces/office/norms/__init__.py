"""The pages of the register of norms."""
