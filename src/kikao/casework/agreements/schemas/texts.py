"""Texts and the check before signing as they go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TextLine:
    """One version of a text in one language, without its words."""

    id: UUID
    purpose: str
    number: int
    language: str
    language_words: str
    origin_words: str
    drafted_on: date
    file_id: UUID | None
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """To which seat a text was shown, when it was first read, and whether it was taken back."""

    id: UUID
    seat: str
    party: str
    shown_on: date
    opened_on: date | None
    taken_back_on: date | None
    taken_back_reason: str


@dataclass(frozen=True, slots=True)
class TextPage:
    """One version of a text with its words and the seats that may read it."""

    line: TextLine
    words: str
    instrument_id: UUID
    instrument: str
    title: str
    shown: tuple["ShownLine", ...]
    may_write: bool


@dataclass(frozen=True, slots=True)
class ShownText:
    """What the seat of a party reads: the words and what kind of paper it is; nothing of any case."""

    id: UUID
    reference: str
    title: str
    kind_words: str
    number: int
    purpose: str
    purpose_words: str
    language: str
    language_words: str
    words: str
    shown_on: date
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One question of the check before signing with its answer; `words` is None while sealed for this reader."""

    question: str
    question_words: str
    source: str
    well: bool | None
    words: str | None


@dataclass(frozen=True, slots=True)
class RightsPage:
    """Where the check stands: answered for which version, by whom, confirmed by whom, and whether it lets sign."""

    id: UUID | None
    answered_by: UUID | None
    answered_on: date | None
    confirmed_by: UUID | None
    confirmed_on: date | None
    current: bool
    passed: bool
    answers: tuple[AnswerLine, ...]
