"""Pages of going back to see."""
