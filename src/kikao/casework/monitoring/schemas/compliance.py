"""An agreement clause by clause and date by date, as it goes out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Cell:
    """What one visit or message found of one clause: the finding, how well it is proved, and its sign."""

    check_id: UUID
    finding: str
    finding_words: str
    standing: str
    standing_words: str
    proof: str
    proof_words: str
    sign: str
    sources: int


@dataclass(frozen=True, slots=True)
class ComplianceRow:
    """One clause with what was found of it on each day; None where nobody looked."""

    clause_id: UUID
    number: int
    words: str
    obligor: str
    due_on: date | None
    status: str
    status_words: str
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Compliance:
    """An agreement clause by clause and date by date; `counts` are results by proof, apart."""

    instrument_id: UUID
    reference: str
    title: str
    parties: tuple[str, ...]
    signed_on: date | None
    case_id: UUID | None
    dates: tuple[date, ...]
    rows: tuple[ComplianceRow, ...]
    counts: tuple[tuple[str, str, str, int], ...]
    earlier: int
    next_on: date | None
