"""Tests of incidents for programs."""
