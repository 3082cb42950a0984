"""Tests of those who come in."""
