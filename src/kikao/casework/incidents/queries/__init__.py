"""Asking for incidents: lists, one, its claims, its story."""

from kikao.casework.incidents.queries.claims import (
    claim,
    claims_behind_case,
    claims_of,
    replies_behind_case,
    replies_of,
)
from kikao.casework.incidents.queries.involved import involvements_in
from kikao.casework.incidents.queries.lists import (
    Filters,
    incidents,
    incidents_behind_case,
    incidents_of_report,
)
from kikao.casework.incidents.queries.one import incident, incident_behind_case, still_seen
from kikao.casework.incidents.queries.timeline import story, timeline_behind_case, timeline_of

__all__ = [
    "Filters",
    "claim",
    "claims_behind_case",
    "claims_of",
    "incident",
    "incident_behind_case",
    "incidents",
    "incidents_behind_case",
    "incidents_of_report",
    "involvements_in",
    "replies_behind_case",
    "replies_of",
    "still_seen",
    "story",
    "timeline_behind_case",
    "timeline_of",
]
