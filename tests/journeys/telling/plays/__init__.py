"""The stories, act by act."""
