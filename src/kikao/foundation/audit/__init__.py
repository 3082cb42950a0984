"""What was done, read and refused, in a chain that shows every later change."""
