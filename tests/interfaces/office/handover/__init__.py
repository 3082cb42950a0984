"""Tests of the pages of hand-overs."""
