"""What import checkers cannot see: the rules of docs/architecture.md, kept by machine."""
