"""Tests of the pages of incidents."""
