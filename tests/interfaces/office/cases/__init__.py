"""The pages of cases, as a member meets them."""
