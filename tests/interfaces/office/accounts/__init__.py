"""Tests of the door and of accounts."""
