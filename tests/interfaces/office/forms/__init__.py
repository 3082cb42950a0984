"""Tests of the pages of forms and of phones in the field."""
