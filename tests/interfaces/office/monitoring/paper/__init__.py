"""What goes on paper, as a real browser prints it."""
