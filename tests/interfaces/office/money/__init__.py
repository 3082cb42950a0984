"""Tests of the pages of money."""
