"""The tables of incidents."""

from kikao.casework.incidents.models.claim import (
    Claim,
    Contradiction,
    Reply,
    VerificationChange,
)
from kikao.casework.incidents.models.incident import (
    Incident,
    IncidentCategory,
    IncidentMerge,
    IncidentNorm,
    IncidentReport,
    Mapping,
)
from kikao.casework.incidents.models.involvement import Count, Involvement
from kikao.casework.incidents.models.likeness import Comparison

__all__ = [
    "Claim",
    "Comparison",
    "Contradiction",
    "Count",
    "Incident",
    "IncidentCategory",
    "IncidentMerge",
    "IncidentNorm",
    "IncidentReport",
    "Involvement",
    "Mapping",
    "Reply",
    "VerificationChange",
]
