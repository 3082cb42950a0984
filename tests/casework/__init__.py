"""Tests of the casework band."""
