"""Tests of the pages of norms."""
