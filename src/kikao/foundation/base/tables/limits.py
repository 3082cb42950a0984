"""How much of a table is read; the child that reads spreadsheets keeps to the same."""

BYTES = 10 * 1024 * 1024
ROWS = 50_000
COLUMNS = 200
LETTERS = 20_000
SIGNS = 24 * 1024 * 1024
"""Of one file, of the letters of one cell, and of all that a spreadsheet holds once it is unpacked."""
