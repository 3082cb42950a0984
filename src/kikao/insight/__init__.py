"""What the work adds up to, and what of it is kept for how long."""
