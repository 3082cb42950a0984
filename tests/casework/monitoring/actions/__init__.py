"""Acts of going back to see."""
