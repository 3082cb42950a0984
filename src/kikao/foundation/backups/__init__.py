"""Backups in two parts, the content and the keys to it, sealed to papers that the machine does not have."""
