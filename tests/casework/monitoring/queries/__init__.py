"""Questions about going back to see."""
