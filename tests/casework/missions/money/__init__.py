"""Tests of the money of missions."""
