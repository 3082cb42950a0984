"""Sittings: who came, what was decided and why, what was released to whom, what the minutes say."""
