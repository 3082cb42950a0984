"""Tests of what can be asked about follow-up."""
