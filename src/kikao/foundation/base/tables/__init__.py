"""Tables that people bring and take away: CSV and spreadsheets, read without trusting them, written without harm."""

from kikao.foundation.base.tables.columns import Column, Given, given, guess, key_of
from kikao.foundation.base.tables.reading import Line, Table, read_table
from kikao.foundation.base.tables.writing import as_csv, as_words, as_xlsx, csv_lines

__all__ = [
    "Column",
    "Given",
    "Line",
    "Table",
    "as_csv",
    "as_words",
    "as_xlsx",
    "csv_lines",
    "given",
    "guess",
    "key_of",
    "read_table",
]
