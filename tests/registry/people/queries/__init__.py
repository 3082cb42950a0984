"""People: what is done and what is asked."""
