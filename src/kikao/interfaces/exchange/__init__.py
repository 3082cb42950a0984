"""The door for other systems: what KoboToolbox sends, and what is fetched from it."""
