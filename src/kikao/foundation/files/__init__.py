"""Photographs, voice notes, papers: sealed as they come, never altered, with an account of who had them when."""
