"""What can be wrong with an installation, and how to cure it."""
