"""Tests of the pages of terms."""
