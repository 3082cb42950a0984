"""What can be said about arrivals without any table."""
