"""Every door of the house, tried by every role on both sides of a wall."""
