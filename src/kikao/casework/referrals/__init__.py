"""What was passed on to others, and what they answered."""
