"""Tests of the register of norms."""
