"""Tests of the pages of referrals."""
