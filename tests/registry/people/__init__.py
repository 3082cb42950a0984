"""People: the table, its seats and its walls."""
