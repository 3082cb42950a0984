"""Tables that people bring and take away: CSV and spreadsheets, read without trusting them, written without harm."""

from kikao.foundation.base.tables.reading import Line, Table, read_table
from kikao.foundation.base.tables.writing import as_csv, as_xlsx

__all__ = ["Line", "Table", "as_csv", "as_xlsx", "read_table"]
