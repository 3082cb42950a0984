"""Asking about sittings, decisions, releases and whose turn it is to host."""

from kikao.casework.meetings.queries.decisions import (
    decision,
    decisions_of_case,
    decisions_of_sitting,
    unratified,
)
from kikao.casework.meetings.queries.paper import minutes_paper, paper
from kikao.casework.meetings.queries.preparing import (
    closed_sittings_for,
    held_back,
    invitable,
    preparation,
    stands_on_a_coming_agenda,
)
from kikao.casework.meetings.queries.releases import (
    release,
    releases_for,
    releases_of_case,
    releases_of_cases,
    releases_to_me,
    require_release,
)
from kikao.casework.meetings.queries.room import (
    closed_to_the_room,
    expected_seats,
    open_items,
    require_item,
    require_sitting,
    walled_seats,
)
from kikao.casework.meetings.queries.rotation import group_rules, next_host, quorum_of, rules
from kikao.casework.meetings.queries.scans import has_papers, papers_seen_by, scans_of
from kikao.casework.meetings.queries.sittings import (
    minutes_open,
    next_sitting,
    next_that_may_hold,
    sitting,
    sittings,
)

__all__ = [
    "closed_sittings_for",
    "closed_to_the_room",
    "decision",
    "decisions_of_case",
    "decisions_of_sitting",
    "expected_seats",
    "group_rules",
    "has_papers",
    "held_back",
    "invitable",
    "minutes_open",
    "minutes_paper",
    "next_host",
    "next_sitting",
    "next_that_may_hold",
    "open_items",
    "paper",
    "papers_seen_by",
    "preparation",
    "quorum_of",
    "release",
    "releases_for",
    "releases_of_case",
    "releases_of_cases",
    "releases_to_me",
    "require_item",
    "require_release",
    "require_sitting",
    "rules",
    "scans_of",
    "sitting",
    "sittings",
    "stands_on_a_coming_agenda",
    "unratified",
    "walled_seats",
]
