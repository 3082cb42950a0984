"""Text messages with sources: the guided dialogue, and what the secretariat writes to them later."""
