"""Pages of going back."""
