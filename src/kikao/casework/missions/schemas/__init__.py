"""What of a mission goes out, cut to its reader."""
