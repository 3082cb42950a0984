"""How the tables of this module came to be."""
