"""What can be asked of missions."""
