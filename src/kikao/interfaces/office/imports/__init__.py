"""Taking over tables: earlier records of the group, mine sites, events that others count."""
