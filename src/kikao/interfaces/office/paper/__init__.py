"""Blank sheets to print: for those who report, sign and decide on paper."""
