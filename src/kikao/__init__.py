"""Kikao: the case desk of a working group on security and human rights around mine sites."""

__version__ = "0.1.0"
