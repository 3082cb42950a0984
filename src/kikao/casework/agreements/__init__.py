"""What parties signed, clause by clause."""
