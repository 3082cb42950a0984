"""Tests of what is reckoned of missions."""
