"""What may be asked about arrivals."""
