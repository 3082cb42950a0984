"""How long each kind of record is kept, what is held back, and how it is erased for good."""
