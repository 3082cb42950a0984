"""What can be computed of a mission without asking the tables."""
