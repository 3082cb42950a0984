"""The views of sittings."""
