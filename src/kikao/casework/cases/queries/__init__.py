"""Asking the register: lists, one case, counts, search."""

from kikao.casework.cases.queries.consented import reports_behind_case, require_case_consent
from kikao.casework.cases.queries.evidence import subjects_of_case, works_on_case
from kikao.casework.cases.queries.narrowing import Filters
from kikao.casework.cases.queries.one import (
    case,
    case_of_incident,
    case_seen,
    cases_by_id,
    require_case,
    titles,
)
from kikao.casework.cases.queries.register import cases, count_by_status, export_rows

__all__ = [
    "Filters",
    "case",
    "case_of_incident",
    "case_seen",
    "cases",
    "cases_by_id",
    "count_by_status",
    "export_rows",
    "reports_behind_case",
    "require_case",
    "require_case_consent",
    "subjects_of_case",
    "titles",
    "works_on_case",
]
