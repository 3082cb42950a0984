"""Clauses as they go in and out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.agreements.enums import Rhythm
from kikao.casework.agreements.reckoning import Part
from kikao.foundation.base.money import Money


@dataclass(frozen=True, slots=True)
class InstalmentLine:
    """One part of an amount."""

    id: UUID
    position: int
    due_on: date
    amount: Money
    status: str
    status_words: str
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A question of rights that a clause stands against."""

    id: UUID
    question: str
    question_words: str
    source: str
    flagged_on: date
    lifted_on: date | None
    lifted_words: str | None


@dataclass(frozen=True, slots=True)
class ChangeOfClause:
    """One step of a clause; `reason` is None while sealed for this reader, empty when there is none.

    `cause` says what took the step where nobody wrote why.
    """

    old_words: str
    new: str
    new_words: str
    reason: str | None
    has_reason: bool
    by: UUID | None
    changed_on: date
    instalment: int | None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One promise: who owes what to whom, by when, how it is seen, where it stands.

    `bound` names who answers for it today, where a party has a successor; empty when nobody took it over.
    """

    id: UUID
    instrument_id: UUID
    number: int
    kind: str
    kind_words: str
    words: str
    obligor_id: UUID
    obligor: str
    bound: str
    beneficiary_id: UUID | None
    beneficiary: str
    due_on: date | None
    next_on: date | None
    rhythm: str
    rhythm_words: str
    until_on: date | None
    indicator: str
    amount: Money | None
    status: str
    status_words: str
    version: int
    next_states: tuple[tuple[str, str], ...]
    instalments: tuple[InstalmentLine, ...] = ()
    conflicts: tuple[ConflictLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ClausePage:
    """One clause with its agreement and every step it took."""

    line: ClauseLine
    instrument: str
    history: tuple[ChangeOfClause, ...]
    may_write: bool
    may_change: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """What a clause says: who owes what to whom, by when, and how everybody sees that it is done."""

    kind: str
    words: str
    obligor_id: UUID
    beneficiary_id: UUID | None = None
    due_on: date | None = None
    rhythm: str = Rhythm.ONCE
    until_on: date | None = None
    indicator: str = ""
    amount: Money | None = None
    instalments: Sequence[Part] = ()
