"""Asking for agreements, their clauses and their texts."""

from kikao.casework.agreements.queries.clauses import clause, clauses_of
from kikao.casework.agreements.queries.listed import (
    InstrumentFilters,
    agreement_choices,
    instruments,
    instruments_of_case,
)
from kikao.casework.agreements.queries.one import instrument
from kikao.casework.agreements.queries.rights import rights_of
from kikao.casework.agreements.queries.rows import (
    agreement_seen,
    in_writing_for,
    require_clause,
    require_instrument,
    require_party,
    require_text,
    signed_clauses,
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
    "agreement_choices",
    "agreement_seen",
    "clause",
    "clauses_of",
    "in_writing_for",
    "instrument",
    "instrument_text",
    "instruments",
    "instruments_of_case",
    "require_clause",
    "require_instrument",
    "require_party",
    "require_text",
    "rights_of",
    "shown_text",
    "signed_clauses",
    "subject_of",
    "texts_for_side",
    "texts_shown_to_me",
]
