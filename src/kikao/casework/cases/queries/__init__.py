"""Asking the register: lists, one case, counts, search."""

from kikao.casework.cases.queries.one import (
    case,
    case_of_incident,
    cases_by_id,
    require_case,
    titles,
)
from kikao.casework.cases.queries.register import (
    Filters,
    cases,
    count_by_status,
    export_rows,
)

__all__ = [
    "Filters",
    "case",
    "case_of_incident",
    "cases",
    "cases_by_id",
    "count_by_status",
    "export_rows",
    "require_case",
    "titles",
]
