"""Sums on places without a table: names and their likeness, facts that can be kept, the product's own places."""
