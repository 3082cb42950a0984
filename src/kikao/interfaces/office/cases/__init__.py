"""The pages of cases: the register, one case with its whole story, a page for each act."""
