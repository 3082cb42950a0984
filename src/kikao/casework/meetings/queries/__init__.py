"""Asking about sittings, decisions, releases and whose turn it is to host."""

from kikao.casework.meetings.queries.decisions import (
    decisions_of_case,
    decisions_of_sitting,
    unratified,
)
from kikao.casework.meetings.queries.releases import release, releases_for, releases_of_case
from kikao.casework.meetings.queries.rotation import group_rules, next_host, quorum_of, walled_seats
from kikao.casework.meetings.queries.sittings import next_sitting, require_sitting, sitting, sittings

__all__ = [
    "decisions_of_case",
    "decisions_of_sitting",
    "group_rules",
    "next_host",
    "next_sitting",
    "quorum_of",
    "release",
    "releases_for",
    "releases_of_case",
    "require_sitting",
    "sitting",
    "sittings",
    "unratified",
    "walled_seats",
]
