"""Tests of the acts on incidents."""
