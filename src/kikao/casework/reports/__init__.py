"""What one source told the group, through one channel, as it was told."""
