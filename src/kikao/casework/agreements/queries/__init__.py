"""Asking for agreements, their clauses and their texts."""

from kikao.casework.agreements.queries.clauses import clause
from kikao.casework.agreements.queries.listed import (
    InstrumentFilters,
    instruments,
    instruments_of_case,
)
from kikao.casework.agreements.queries.one import instrument
from kikao.casework.agreements.queries.rows import (
    agreement_seen,
    require_clause,
    require_instrument,
    require_party,
    require_text,
    subject_of,
)
from kikao.casework.agreements.queries.texts import (
    instrument_text,
    shown_text,
    texts_for_side,
    texts_shown_to_me,
)

__all__ = [
    "InstrumentFilters",
    "agreement_seen",
    "clause",
    "instrument",
    "instrument_text",
    "instruments",
    "instruments_of_case",
    "require_clause",
    "require_instrument",
    "require_party",
    "require_text",
    "shown_text",
    "subject_of",
    "texts_for_side",
    "texts_shown_to_me",
]
