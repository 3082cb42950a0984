"""What the work adds up to."""
