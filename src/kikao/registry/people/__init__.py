"""Who is at the table: organisations, seats and their holders, roles, interests, and the wall that follows."""
