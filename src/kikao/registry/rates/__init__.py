"""What one dollar costs in francs, day by day."""
