"""The dialogue and its words; whom a text answers is nobody's business here."""
