"""What others count in the region: conflict events of public registers, beside which a case is read."""
