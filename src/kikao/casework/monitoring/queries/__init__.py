"""What can be asked of going back to see."""
