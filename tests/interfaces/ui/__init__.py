"""The interface kit, rendered and looked at."""
