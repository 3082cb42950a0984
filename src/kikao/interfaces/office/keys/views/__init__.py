"""What the pages of keys do."""
