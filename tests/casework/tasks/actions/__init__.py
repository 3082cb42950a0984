"""Tests of the acts of follow-up."""
