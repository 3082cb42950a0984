"""Tests of the pages of places."""
