"""The register: cases, who is who in them, where else they were brought, what blocks them."""

from kikao.casework.cases.models.around import OpenRisk, Party, PriorForum, Refusal
from kikao.casework.cases.models.case import Case, CaseIncident, CaseLink, StatusChange
from kikao.casework.cases.models.search import CaseWords

__all__ = [
    "Case",
    "CaseIncident",
    "CaseLink",
    "CaseWords",
    "OpenRisk",
    "Party",
    "PriorForum",
    "Refusal",
    "StatusChange",
]
