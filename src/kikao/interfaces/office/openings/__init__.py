"""Openings of identities in the office: asking, answering, looking, stopping."""
