"""Tests of the questions about incidents."""
