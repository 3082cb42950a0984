"""Random histories of a group: whatever happens, nobody who is walled finds a trace."""
