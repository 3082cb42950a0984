"""The columns of earlier tables, and how their lines belong together."""
