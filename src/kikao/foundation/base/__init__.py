"""Plain words and sums that every module uses and that know no table."""
