"""Tests of the pages of notices."""
