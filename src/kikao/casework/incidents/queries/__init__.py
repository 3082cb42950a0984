"""Asking for incidents: lists, one, its claims, its story."""

from kikao.casework.incidents.queries.behind import incidents_withheld, reports_behind, require_opened
from kikao.casework.incidents.queries.claims import (
    claim,
    claims_behind_case,
    claims_of,
    replies_behind_case,
    replies_of,
)
from kikao.casework.incidents.queries.involved import involvements_in
from kikao.casework.incidents.queries.likening import similar_to
from kikao.casework.incidents.queries.lists import (
    Filters,
    incidents,
    incidents_behind_case,
    incidents_of_report,
)
from kikao.casework.incidents.queries.one import incident, incident_behind_case, still_seen
from kikao.casework.incidents.queries.searching import Narrowing, search_sealed
from kikao.casework.incidents.queries.timeline import story, timeline_behind_case, timeline_of

__all__ = [
    "Filters",
    "Narrowing",
    "claim",
    "claims_behind_case",
    "claims_of",
    "incident",
    "incident_behind_case",
    "incidents",
    "incidents_behind_case",
    "incidents_of_report",
    "incidents_withheld",
    "involvements_in",
    "replies_behind_case",
    "replies_of",
    "reports_behind",
    "require_opened",
    "search_sealed",
    "similar_to",
    "still_seen",
    "story",
    "timeline_behind_case",
    "timeline_of",
]
