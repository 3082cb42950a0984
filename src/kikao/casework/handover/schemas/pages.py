"""Hand-overs, arrivals and cards as they go out to their readers."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kikao.casework.handover.reckoning.told import Contents


@dataclass(frozen=True, slots=True)
class OwnCard:
    """How other groups know us: the card they enter and the words to read to them."""

    name: str
    card: str
    fingerprint: str
    made_on: date


@dataclass(frozen=True, slots=True)
class CardLine:
    """Another group's card; its words are shown only once two have compared them."""

    id: UUID
    name: str
    state: str
    state_words: str
    entered_by: str
    entered_on: date
    confirmed_by: str
    confirmed_on: date | None
    ended_on: date | None
    fingerprint: str
    may_confirm: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class StaysLine:
    """Something that stays back: what, how many, why, and the reports whose sources could still be asked."""

    what: str
    count: int
    reason: str
    reason_words: str
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoesLine:
    """Something that goes along, and how many."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """Of what goes: how many pieces are new or different since it was looked at, how many are no longer there as they were."""

    what: str
    more: int
    less: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Exactly what would go now, what would stay back and why, and what changed since it was proposed or agreed to.

    `fingerprint` is sent back by whoever agrees: they agree to this and to nothing else.
    """

    goes: tuple[GoesLine, ...]
    stays: tuple[StaysLine, ...]
    changed: tuple[ChangedLine, ...]
    fingerprint: str

    @property
    def is_more(self) -> bool:
        """Tell whether anything would go that nobody looked at as it is now."""
        return any(line.more for line in self.changed)


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """A case on its way to another group."""

    id: UUID
    case_id: UUID
    case: str
    reference: str
    group: str
    state: str
    state_words: str
    proposed_on: date
    sent_on: date | None
    answer_due_on: date | None
    overdue: bool
    version: int


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """One hand-over: why, on what ground, who agreed, what the other group answered."""

    line: HandoverLine
    basis_words: str
    purpose: str | None
    with_claims: bool
    with_told: bool
    files: int
    closes_case: bool
    proposed_by: str
    answered_by: str
    answered_on: date | None
    has_reason: bool
    reason: str | None
    made_by: str
    digest: str
    size: int
    receipt_on: date | None
    their_reference: str
    their_reason_words: str
    preview: Preview | None
    may_answer: bool
    may_make: bool
    may_recall: bool
    may_take_file: bool
    may_enter_receipt: bool
    may_close_case: bool


@dataclass(frozen=True, slots=True)
class CaseHandovers:
    """What the page of a case shows: where it went, and where it came from."""

    handovers: tuple[HandoverLine, ...]
    came_from: str
    arrival_id: UUID | None
    may_propose: bool


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """A case that another group handed over."""

    id: UUID
    reference: str
    their_reference: str
    group: str
    state: str
    state_words: str
    arrived_on: date
    answered_on: date | None
    case_id: UUID | None


@dataclass(frozen=True, slots=True)
class Matched:
    """An organisation that was told and the one of ours that it is, if any has its name."""

    number: int
    name: str
    roles: tuple[str, ...]
    accused: bool
    organisation_id: UUID | None
    organisation: str


@dataclass(frozen=True, slots=True)
class ArrivalPage:
    """One case that came, with all that was told of it; `contents` is None while sealed for this reader."""

    line: ArrivalLine
    contents: Contents | None = field(repr=False)
    matched: tuple[Matched, ...]
    digest: str
    received_by: str
    answered_by: str
    reason_words: str
    has_reason: bool
    reason: str | None
    case: str
    version: int
