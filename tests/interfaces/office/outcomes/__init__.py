"""Tests of the pages of outcomes."""
